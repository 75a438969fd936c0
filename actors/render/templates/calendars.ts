/**
 * Dates in words. The names of months are a table of our own: what `Intl` knows differs between Node, workerd and
 * browsers, and the same résumé must give the same bytes in all of them. An unknown language gets English. Years are those that
 * the person gave, in the figures that programs look for, also where another calendar or other figures are in use.
 */
export interface Calendar {
  months: readonly string[];
  short: readonly string[];
  present: string;
  /** A month in its year, where that is not just one after the other. */
  inYear?: (month: string, year: string) => string;
  /** A year alone, beside dates that have months. */
  year?: (year: string) => string;
  /** A full date, for letters. */
  full: (day: number, month: string, year: string) => string;
  /** The months as a full date has them, where that is another form of the word. */
  ofDay?: readonly string[];
}

const words = (text: string): string[] => text.split(' ');
const dayFirst = (day: number, month: string, year: string): string => `${day} ${month} ${year}`;
const dayDot = (day: number, month: string, year: string): string => `${day}. ${month} ${year}`;
const dayOf = (day: number, month: string, year: string): string => `${day} de ${month} de ${year}`;

const numbered = (name: (month: number) => string): string[] => Array.from({ length: 12 }, (_, i) => name(i + 1));

/** Year, month, day, each with its sign. */
function inOrder(year: string, month: string, day: string, present: string): Calendar {
  const months = numbered((number) => `${number}${month}`);
  return {
    months,
    short: months,
    present,
    inYear: (name, number) => `${number}${year}${name}`,
    year: (number) => `${number}${year}`,
    full: (number, name, inYear) => `${inYear}${year}${name}${number}${day}`,
  };
}

const ENGLISH: Calendar = {
  months: words('January February March April May June July August September October November December'),
  short: words('Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'),
  present: 'Present',
  full: (day, month, year) => `${month} ${day}, ${year}`,
};

const CALENDARS: Readonly<Record<string, Calendar>> = {
  en: ENGLISH,
  'en-gb': { ...ENGLISH, full: dayFirst },
  de: {
    months: words('Januar Februar März April Mai Juni Juli August September Oktober November Dezember'),
    short: words('Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez.'),
    present: 'heute',
    full: dayDot,
  },
  fr: {
    months: words('janvier février mars avril mai juin juillet août septembre octobre novembre décembre'),
    short: words('janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.'),
    present: 'aujourd’hui',
    full: dayFirst,
  },
  es: {
    months: words('enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'),
    short: words('ene. feb. mar. abr. may. jun. jul. ago. sept. oct. nov. dic.'),
    present: 'actualidad',
    full: dayOf,
  },
  it: {
    months: words('gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre'),
    short: words('gen feb mar apr mag giu lug ago set ott nov dic'),
    present: 'oggi',
    full: dayFirst,
  },
  pt: {
    months: words('janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro'),
    short: words('jan. fev. mar. abr. mai. jun. jul. ago. set. out. nov. dez.'),
    present: 'atual',
    full: dayOf,
  },
  nl: {
    months: words('januari februari maart april mei juni juli augustus september oktober november december'),
    short: words('jan feb mrt apr mei jun jul aug sep okt nov dec'),
    present: 'heden',
    full: dayFirst,
  },
  pl: {
    months: words('styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień'),
    short: words('sty lut mar kwi maj cze lip sie wrz paź lis gru'),
    present: 'obecnie',
    full: dayFirst,
    ofDay: words('stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia'),
  },
  sv: {
    months: words('januari februari mars april maj juni juli augusti september oktober november december'),
    short: words('jan. feb. mars apr. maj juni juli aug. sep. okt. nov. dec.'),
    present: 'nu',
    full: dayFirst,
  },
  da: {
    months: words('januar februar marts april maj juni juli august september oktober november december'),
    short: words('jan. feb. mar. apr. maj juni juli aug. sep. okt. nov. dec.'),
    present: 'nu',
    full: dayDot,
  },
  nb: {
    months: words('januar februar mars april mai juni juli august september oktober november desember'),
    short: words('jan. feb. mars apr. mai juni juli aug. sep. okt. nov. des.'),
    present: 'nå',
    full: dayDot,
  },
  ru: {
    months: words('январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь'),
    short: words('янв. февр. март апр. май июнь июль авг. сент. окт. нояб. дек.'),
    present: 'настоящее время',
    full: dayFirst,
    ofDay: words('января февраля марта апреля мая июня июля августа сентября октября ноября декабря'),
  },
  ar: {
    months: words('يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر'),
    short: words('يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر'),
    present: 'الآن',
    full: dayFirst,
  },
  he: {
    months: words('ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר'),
    short: words('ינו׳ פבר׳ מרץ אפר׳ מאי יוני יולי אוג׳ ספט׳ אוק׳ נוב׳ דצמ׳'),
    present: 'היום',
    full: (day, month, year) => `${day} ב${month} ${year}`,
  },
  el: {
    months: words('Ιανουάριος Φεβρουάριος Μάρτιος Απρίλιος Μάιος Ιούνιος Ιούλιος Αύγουστος Σεπτέμβριος Οκτώβριος Νοέμβριος Δεκέμβριος'),
    short: words('Ιαν Φεβ Μαρ Απρ Μαΐ Ιουν Ιουλ Αυγ Σεπ Οκτ Νοε Δεκ'),
    present: 'σήμερα',
    full: dayFirst,
    ofDay: words('Ιανουαρίου Φεβρουαρίου Μαρτίου Απριλίου Μαΐου Ιουνίου Ιουλίου Αυγούστου Σεπτεμβρίου Οκτωβρίου Νοεμβρίου Δεκεμβρίου'),
  },
  uk: {
    months: words('січень лютий березень квітень травень червень липень серпень вересень жовтень листопад грудень'),
    short: words('січ. лют. бер. квіт. трав. черв. лип. серп. вер. жовт. лист. груд.'),
    present: 'дотепер',
    full: dayFirst,
    ofDay: words('січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня'),
  },
  fa: {
    months: words('ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر'),
    short: words('ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر'),
    present: 'اکنون',
    full: dayFirst,
  },
  hi: {
    months: words('जनवरी फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर'),
    short: words('जन॰ फ़र॰ मार्च अप्रैल मई जून जुल॰ अग॰ सित॰ अक्टू॰ नव॰ दिस॰'),
    present: 'वर्तमान',
    full: dayFirst,
  },
  th: {
    months: words('มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม'),
    short: words('ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.'),
    present: 'ปัจจุบัน',
    full: dayFirst,
  },
  vi: {
    months: numbered((month) => `Tháng ${month}`),
    short: numbered((month) => `Thg ${month}`),
    present: 'nay',
    inYear: (month, year) => `${month}, ${year}`,
    full: (day, month, year) => `Ngày ${day} ${month.toLowerCase()} năm ${year}`,
  },
  zh: inOrder('年', '月', '日', '至今'),
  ja: inOrder('年', '月', '日', '現在'),
  ko: {
    months: numbered((month) => `${month}월`),
    short: numbered((month) => `${month}월`),
    present: '현재',
    inYear: (month, year) => `${year}년 ${month}`,
    year: (year) => `${year}년`,
    full: (day, month, year) => `${year}년 ${month} ${day}일`,
  },
};

/** How a language (BCP 47) says dates. */
export function calendarOf(locale: string): Calendar {
  const lower = locale.toLowerCase();
  return CALENDARS[lower] ?? CALENDARS[lower.split('-')[0] ?? ''] ?? ENGLISH;
}

import type { Dates, PartialDate } from '#protocol/dates';
import type { Design } from '#protocol/document';

/**
 * Dates in words. The names of months are a table of our own: what `Intl` knows differs between Node, workerd and
 * browsers, and the same résumé must give the same bytes in all of them. An unknown language gets English.
 */
interface Calendar {
  months: readonly string[];
  short: readonly string[];
  present: string;
  /** A full date, for letters. */
  full(day: number, month: string, year: string): string;
}

const words = (text: string): string[] => text.split(' ');
const dayFirst = (day: number, month: string, year: string): string => `${day} ${month} ${year}`;
const dayDot = (day: number, month: string, year: string): string => `${day}. ${month} ${year}`;
const dayOf = (day: number, month: string, year: string): string => `${day} de ${month} de ${year}`;

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
  },
};

function calendarOf(locale: string): Calendar {
  const lower = locale.toLowerCase();
  return CALENDARS[lower] ?? CALENDARS[lower.split('-')[0] ?? ''] ?? ENGLISH;
}

type DateFormat = Design['dateFormat'];

/** How many letters a span of time takes at most, unless somebody wrote it in words of their own: "Sep 2019 – Mar 2020". */
export function longestDates({ dateFormat, locale }: Pick<Design, 'dateFormat' | 'locale'>): number {
  const { months, short, present } = calendarOf(locale);
  const longest = (names: readonly string[]): number => Math.max(...names.map((name) => name.length)) + ' 2020'.length;
  const one = { 'MMM YYYY': longest(short), 'MMMM YYYY': longest(months), 'MM/YYYY': 7, 'YYYY-MM': 7, YYYY: 4 }[dateFormat];
  return one + ' – '.length + Math.max(one, present.length);
}

/** One date at the precision the person gave, or less when the format has no place for a day. */
export function formatDate(date: PartialDate, format: DateFormat, locale: string): string {
  const [year = '', month] = date.split('-');
  if (month === undefined || format === 'YYYY') return year;
  const { months, short } = calendarOf(locale);
  const index = Number(month) - 1;
  switch (format) {
    case 'MMM YYYY':
      return `${short[index] ?? month} ${year}`;
    case 'MMMM YYYY':
      return `${months[index] ?? month} ${year}`;
    case 'MM/YYYY':
      return `${month}/${year}`;
    case 'YYYY-MM':
      return `${year}-${month}`;
  }
}

/** "Mar 2020 – Present". Text that is no date is shown as it is; nothing gives an empty string. */
export function formatDates(dates: Dates | undefined, { dateFormat, locale }: Pick<Design, 'dateFormat' | 'locale'>): string {
  if (!dates) return '';
  if (dates.raw) return dates.raw;
  const start = dates.start && formatDate(dates.start, dateFormat, locale);
  const end = dates.present ? calendarOf(locale).present : dates.end && formatDate(dates.end, dateFormat, locale);
  return [...new Set([start, end].filter((part) => part !== null && part !== ''))].join(' – ');
}

/** A letter's date, with its day when it has one. */
export function formatFullDate(dates: Dates | undefined, design: Pick<Design, 'dateFormat' | 'locale'>): string {
  const [year = '', month, day] = dates?.start?.split('-') ?? [];
  if (!dates || dates.raw || month === undefined || day === undefined) return formatDates(dates, design);
  const { months, full } = calendarOf(design.locale);
  return full(Number(day), months[Number(month) - 1] ?? month, year);
}

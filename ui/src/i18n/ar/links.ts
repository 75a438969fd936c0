import type { Translation } from '../translation.ts';
import { count } from './forms.ts';

const opened = (views: number): string =>
  count(views, {
    zero: 'لم يُفتح بعد',
    one: 'فُتح مرة واحدة',
    two: 'فُتح مرتين',
    few: 'فُتح # مرات',
    many: 'فُتح # مرة',
    other: 'فُتح # مرة',
  });
const calls = (views: number): string =>
  count(views, {
    zero: 'لا مشاهدات',
    one: 'مشاهدة واحدة',
    two: 'مشاهدتان',
    few: '# مشاهدات',
    many: '# مشاهدة',
    other: '# مشاهدة',
  });

export const links: Translation['links'] = {
  heading: 'رابط عام',
  listFailed: (why) => `تعذّر عرض الروابط. ${why}`,
  tryAgain: 'إعادة المحاولة',
  anyoneCanRead: 'يمكن لكل من لديه الرابط القراءة',
  add: 'إضافة رابط لقارئ واحد',
  notOpened: 'لم يُفتح بعد',
  opened,
  openedLast: (views, day) => `${opened(views)}، آخرها في ${day}`,
  downloads: (n) =>
    count(n, {
      zero: 'لا تنزيلات',
      one: 'تنزيل واحد',
      two: 'تنزيلان',
      few: '# تنزيلات',
      many: '# تنزيلًا',
      other: '# تنزيل',
    }),
  marks: {
    suspended: 'أوقفه المشرفون',
    off: 'متوقف',
    password: 'كلمة المرور',
    expired: 'منتهي الصلاحية',
    until: (day) => `حتى ${day}`,
    indexed: 'في محركات البحث',
  },
  main: { copy: 'نسخ الرابط العام', open: 'فتح الرابط العام', settings: 'إعدادات الرابط العام' },
  single: {
    copy: (label) => `نسخ الرابط الخاص بـ ${label}`,
    open: (label) => `فتح الرابط الخاص بـ ${label}`,
    settings: (label) => `إعدادات الرابط الخاص بـ ${label}`,
  },
  copied: 'تم نسخ الرابط.',
  notCopied: 'تعذّر نسخ الرابط.',
  form: {
    titleNew: 'رابط لشخص بعينه',
    titleOf: (label) => `رابط خاص بـ ${label}`,
    about: 'عنوان مستقل لكل قارئ يوضح لك من فتحه.',
    label: 'لمن',
    labelExample: 'شركة Acme، مسؤول التوظيف',
    labelHint: 'لا يظهر هذا لغيرك.',
    labelWrong: 'يحتوي على رموز ليست نصًا.',
    password: 'كلمة المرور',
    newPassword: 'كلمة مرور جديدة',
    passwordHint: 'من دونها يمكن لكل من لديه الرابط القراءة.',
    newPasswordHint: 'اتركها فارغة للإبقاء على الحالية.',
    passwordShort: (characters) =>
      count(characters, {
        zero: 'حرف واحد على الأقل.',
        one: 'حرف واحد على الأقل.',
        two: 'حرفان على الأقل.',
        few: '# أحرف على الأقل.',
        many: '# حرفًا على الأقل.',
        other: '# حرف على الأقل.',
      }),
    askForPassword: 'طلب كلمة المرور',
    end: 'صالح حتى نهاية يوم',
    endHint: 'اتركه فارغًا لرابط لا تنتهي صلاحيته.',
    endIsPast: 'هذا التاريخ قد مضى.',
    allowDownload: 'السماح بتنزيل ملف PDF',
    index: 'السماح بظهوره في محركات البحث',
    make: 'إنشاء الرابط',
    save: 'حفظ',
    remove: 'حذف الرابط',
    removed: 'حُذف الرابط، ولن يتمكن أحد من فتحه.',
    undo: 'تراجع',
    notRestored: 'تعذّرت استعادة الرابط.',
  },
  address: {
    label: 'العنوان',
    hint: 'اتركه فارغًا لعنوان يصعب تخمينه.',
    free: (address) => `العنوان ${address} متاح.`,
    taken: 'هذا العنوان مستخدم.',
    takenInstead: 'هذا العنوان مستخدم. يُرجى اختيار عنوان آخر.',
    short: 'ثلاثة أحرف على الأقل.',
    long: 'ستون حرفًا على الأكثر.',
    letters: 'أحرف لاتينية صغيرة وأرقام، وبينها شرطات مفردة.',
    keptBack: 'هذا الاسم محجوز.',
  },
  visits: {
    heading: (days) =>
      count(days, {
        zero: 'اليوم',
        one: 'اليوم الأخير',
        two: 'آخر يومين',
        few: 'آخر # أيام',
        many: 'آخر # يومًا',
        other: 'آخر # يوم',
      }),
    showTable: 'عرض كجدول',
    hideTable: 'إخفاء الجدول',
    onDay: (day, views) => `${day}: ${calls(views)}`,
    summary: (views, days, most) =>
      `${calls(views)} خلال ${count(days, { zero: '# يوم', one: 'يوم واحد', two: 'يومين', few: '# أيام', many: '# يومًا', other: '# يوم' })}، بحد أقصى ${count(most, { other: '#' })} في اليوم الواحد`,
    day: 'اليوم (UTC)',
    viewsColumn: 'المشاهدات',
    downloadsColumn: 'التنزيلات',
    programsColumn: 'البرامج',
    about: 'لا يُحسب أعضاء هذه السيرة الذاتية، وتُحسب البرامج، كتلك التي تعرض المعاينات، على حدة. ولا يُحفظ شيء عمّن زار الصفحة.',
  },
};

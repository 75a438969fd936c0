import type { Translation } from '../translation.ts';
import { count } from './forms.ts';

export const imports: Translation['imports'] = {
  reading: (file) => `جارٍ قراءة ${file}`,
  unreadable: (file) => `تعذرت قراءة «${file}».`,
  failed: 'حدث خطأ أثناء الاستيراد.',
  drop: 'أفلت سيرة ذاتية هنا لمعاينتها',
  wrongKind: 'يُرجى اختيار ملف PDF أو JSON أو ZIP أو نص أو Markdown.',
  tooLarge: (megabytes) => `حجمه أكبر من ${count(megabytes, { other: '# م.ب' })}. السيرة الذاتية نص، ولا تبلغ هذا الحجم.`,
  damagedPdf: 'ملف PDF هذا تالف أو محمي بكلمة مرور.',
  pdfWithoutText: 'لا نص في ملف PDF هذا: صفحاته صور.',
  review: {
    title: 'معاينة قبل الإنشاء',
    is: {
      jsonresume: 'هذا ملف JSON Resume. لم يُنشأ شيء بعد.',
      pdf: 'هذا ملف PDF أُنشئ هنا. لم يُنشأ شيء بعد.',
      'reactive-resume': 'هذا ملف من Reactive Resume. لم يُنشأ شيء بعد.',
      linkedin: 'هذه بياناتك من LinkedIn. لم يُنشأ شيء بعد.',
      markdown: 'هذا نص ذو عناوين. لم يُنشأ شيء بعد.',
      text: 'هذا نص عادي. لم يُنشأ شيء بعد.',
      vitae: 'هذا ملف أُنشئ هنا. لم يُنشأ شيء بعد.',
    },
    cancel: 'إلغاء',
    create: 'إنشاء السيرة الذاتية',
    titleField: 'العنوان',
    found: 'ما عُثر عليه',
    photo: 'الصورة مشمولة.',
    remarks: (number) =>
      count(number, { zero: '# ملاحظات', one: 'ملاحظة واحدة', two: 'ملاحظتان', few: '# ملاحظات', many: '# ملاحظة', other: '# ملاحظة' }),
    report: 'ما آلت إليه الحقول',
    unplaced: 'نص بلا موضع',
    unplacedText: 'النص',
    unplacedHint: 'لن يكون في السيرة الذاتية: يمكن نسخ اللازم منه.',
    copy: 'نسخ',
    copied: 'تم النسخ.',
    notCopied: 'لم يُنسخ.',
    notCopiedDetail: 'يُرجى تحديد النص ونسخه يدويًا.',
  },
  details: 'الاسم وبيانات الاتصال',
  untitled: 'قسم بلا عنوان',
  fields: (number) => count(number, { zero: '# حقول', one: 'حقل واحد', two: 'حقلان', few: '# حقول', many: '# حقلًا', other: '# حقل' }),
  paragraphs: (number) =>
    count(number, { zero: '# فقرات', one: 'فقرة واحدة', two: 'فقرتان', few: '# فقرات', many: '# فقرة', other: '# فقرة' }),
  entries: (number) => count(number, { zero: '# بنود', one: 'بند واحد', two: 'بندان', few: '# بنود', many: '# بندًا', other: '# بند' }),
};

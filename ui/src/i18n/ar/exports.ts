import type { Translation } from '../translation.ts';
import { count } from './forms.ts';

const kilobytes = (size: number | null): string => (size === null ? '' : `، ${count(size, { other: '# ك.ب' })}`);
const pages = (number: number): string =>
  count(number, { zero: '# صفحة', one: 'صفحة واحدة', two: 'صفحتان', few: '# صفحات', many: '# صفحة', other: '# صفحة' });

export const exports: Translation['exports'] = {
  button: 'تصدير',
  running: 'جارٍ التصدير…',
  percent: (number) => `${number}٪`,
  more: 'صيغ أخرى',
  kinds: {
    ats: 'نسخة لأنظمة تتبع المتقدمين (عمود واحد)',
    reading: 'ما يقرؤه نظام تتبع المتقدمين',
    pictures: 'الصفحات كصور (PNG)',
    docx: 'Word (.docx)',
    markdown: 'Markdown',
    text: 'نص عادي',
    jsonresume: 'صيغة JSON Resume',
    'reactive-resume': 'صيغة Reactive Resume',
    json: 'ملف Vitae، بكل محتواه',
  },
  offline: 'لا يوجد اتصال.',
  offlineFile: 'يُنشأ الملف مما حُفظ؛ يمكن التصدير عند عودة الاتصال.',
  pdf: {
    making: 'جارٍ إنشاء ملف PDF',
    ready: (number, size) => `ملف PDF جاهز: ${pages(number)}${kilobytes(size)}.`,
    offline: 'يُنشأ ملف PDF مما حُفظ؛ يمكن التصدير عند عودة الاتصال.',
    failed: 'لم يُنشأ ملف PDF',
    failedToast: 'لم يُنشأ ملف PDF.',
  },
  pictures: {
    making: 'جارٍ إنشاء الصور',
    ready: (number, size) => `الصور جاهزة: ${pages(number)}${kilobytes(size)}.`,
    offline: 'تُنشأ الصور مما حُفظ؛ يمكن التصدير عند عودة الاتصال.',
    failed: 'لم تُنشأ أي صور',
    failedToast: 'لم تُنشأ أي صور.',
  },
  download: 'تنزيل',
  downloadAgain: 'تنزيل مرة أخرى',
  tryAgain: 'إعادة المحاولة',
  notHere: 'الملف غير موجود هنا.',
  failures: {
    missing_glyphs: 'لا يمكن طباعة بعض الأحرف بالخطوط المتاحة.',
    too_complex: 'المحتوى أطول بكثير من سيرة ذاتية. يمكن إخفاء بعض الأقسام أو اختصارها ثم إعادة المحاولة.',
    unknown_photo: 'هذه الصورة غير موجودة؛ يُرجى إضافتها مرة أخرى.',
    verification_failed: 'لم يجتز الملف فحصه الذاتي.',
    render_failed: 'تعذر إنشاء الصفحات بعد عدة محاولات.',
    gone: 'أُزيل الملف؛ يُرجى التصدير مرة أخرى.',
    other: 'حدث خطأ من جانبنا. السيرة الذاتية محفوظة.',
  },
  glyphIn: (glyph, place) => [glyph, ' في ', place],
  reading: {
    title: 'ما يقرؤه نظام تتبع المتقدمين',
    hint: 'مقروء من ملف PDF المكتمل، من الأعلى إلى الأسفل. إن ظهر شيء في موضع غريب، تُفيد النسخة ذات العمود الواحد.',
    text: 'نص ملف PDF',
    close: 'إغلاق',
  },
};

import type { Translation } from '../translation.ts';

export const preview: Translation['preview'] = {
  pages: 'الصفحات',
  scrollable: 'الصفحات، قابلة للتمرير',
  pageOf: (page, pages) => `الصفحة ${page} من ${pages}`,
  failed: (reason) => `تعذر رسم الصفحات. النص محفوظ. (${reason})`,
  missing: 'لا يمكن طباعة بعض الأحرف.',
  missingDetail: 'الصفحات أدناه هي آخر ما أمكن رسمه، والنص محفوظ.',
  glyphsIn: (glyphs, field) => [glyphs, ' في ', field],
  page: 'الصفحة',
  previous: 'الصفحة السابقة',
  next: 'الصفحة التالية',
  zoom: 'التكبير',
  smaller: 'تصغير',
  larger: 'تكبير',
  fitWidth: 'ملاءمة العرض',
  percent: (number) => `${number}٪`,
};

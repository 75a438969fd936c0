import type { Translation } from '../translation.ts';
import { count } from './forms.ts';

export const prose: Translation['prose'] = {
  toolbar: (label) => `تنسيق ${label}`,
  bold: 'عريض',
  italic: 'مائل',
  underline: 'تسطير',
  bullets: 'قائمة نقطية',
  numbers: 'قائمة مرقّمة',
  link: 'رابط',
  withKeys: (words, keys) => `${words} (${keys})`,
  linkDialog: {
    add: 'إضافة رابط',
    change: 'تغيير الرابط',
    address: 'العنوان',
    text: 'النص',
    textExample: 'النص الظاهر للرابط',
    remove: 'إزالة',
    save: 'حفظ',
    notAnAddress: 'يبدأ الرابط بـ https://‎ أو mailto:‎ أو tel:‎',
  },
  tooLong: (n) => count(n, { few: 'الحد الأقصى للنص # أحرف.', many: 'الحد الأقصى للنص # حرفًا.', other: 'الحد الأقصى للنص # حرف.' }),
  tooManyLines: (n) => count(n, { few: 'الحد الأقصى للنص # أسطر.', many: 'الحد الأقصى للنص # سطرًا.', other: 'الحد الأقصى للنص # سطر.' }),
  tooManyStyles: 'في السطر الواحد تغييرات تنسيق أكثر من اللازم.',
};

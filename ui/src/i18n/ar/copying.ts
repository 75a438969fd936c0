import type { Translation } from '../translation.ts';
import { count } from './forms.ts';

export const copying: Translation['copying'] = {
  choose: (entry) => `اختيار ${entry}`,
  bar: 'البنود المختارة',
  chosen: (number) =>
    count(number, {
      zero: 'تم اختيار # بنود',
      one: 'تم اختيار بند واحد',
      two: 'تم اختيار بندين',
      few: 'تم اختيار # بنود',
      many: 'تم اختيار # بندًا',
      other: 'تم اختيار # بند',
    }),
  show: 'إظهار في الصفحة',
  hide: 'إخفاء من الصفحة',
  moveTo: 'نقل إلى…',
  top: 'البداية',
  end: 'النهاية',
  copy: (keys) => `نسخ (${keys})`,
  delete: 'حذف',
  chooseNone: 'إلغاء الاختيار',
  deleted: (number) =>
    count(number, {
      zero: 'تم حذف # بنود.',
      one: 'تم حذف بند واحد.',
      two: 'تم حذف بندين.',
      few: 'تم حذف # بنود.',
      many: 'تم حذف # بندًا.',
      other: 'تم حذف # بند.',
    }),
  nowHidden: (number) =>
    count(number, {
      zero: 'تم إخفاء # بنود من الصفحة.',
      one: 'تم إخفاء بند واحد من الصفحة.',
      two: 'تم إخفاء بندين من الصفحة.',
      few: 'تم إخفاء # بنود من الصفحة.',
      many: 'تم إخفاء # بندًا من الصفحة.',
      other: 'تم إخفاء # بند من الصفحة.',
    }),
  nowShown: (number) =>
    count(number, {
      zero: 'تم إظهار # بنود في الصفحة.',
      one: 'تم إظهار بند واحد في الصفحة.',
      two: 'تم إظهار بندين في الصفحة.',
      few: 'تم إظهار # بنود في الصفحة.',
      many: 'تم إظهار # بندًا في الصفحة.',
      other: 'تم إظهار # بند في الصفحة.',
    }),
  moved: (number, section) =>
    `${count(number, { zero: 'تم نقل # بنود', one: 'تم نقل بند واحد', two: 'تم نقل بندين', few: 'تم نقل # بنود', many: 'تم نقل # بندًا', other: 'تم نقل # بند' })} إلى ${section}.`,
  pasted: (number) =>
    count(number, {
      zero: 'تم لصق # بنود.',
      one: 'تم لصق بند واحد.',
      two: 'تم لصق بندين.',
      few: 'تم لصق # بنود.',
      many: 'تم لصق # بندًا.',
      other: 'تم لصق # بند.',
    }),
  duplicated: 'تم إنشاء نسخة.',
  copied: (number) =>
    count(number, {
      zero: 'تم نسخ # بنود.',
      one: 'تم نسخ بند واحد.',
      two: 'تم نسخ بندين.',
      few: 'تم نسخ # بنود.',
      many: 'تم نسخ # بندًا.',
      other: 'تم نسخ # بند.',
    }),
  notCopied: 'لم يسمح هذا المتصفح بالنسخ.',
  notCopiedDetail: (keys) => `قد ينجح ${keys} على أحد البنود.`,
  notPasted: 'تعذر لصق هذه البنود.',
  notPastedDetail: 'يُرجى نسخها مرة أخرى، واحدًا تلو الآخر إن كانت كثيرة.',
};

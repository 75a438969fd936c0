import type { Translation } from '../translation.ts';

export const appeal: Translation['appeal'] = {
  title: 'الرد بشأن صفحتك',
  lead: 'أُزيلت صفحتك العامة، والرسالة تذكر السبب. إن كان ذلك خطأً فاذكره هنا مرة واحدة، وسيراجعها شخص من جديد.',
  words: 'ما تريد قوله',
  needsWords: 'اكتب ما تريد قوله.',
  send: 'إرسال',
  sentTitle: 'رُدّك في الطريق',
  sentText: 'سيراجع أحدهم صفحتك من جديد، وستصلك النتيجة في رسالة.',
  toResumes: 'إلى سيرك الذاتية',
};

import type { Facts } from '#review/finding';
import type { Advice, Said } from '../en/check.ts';
import type { Translation } from '../translation.ts';
import { count } from './forms.ts';

const CONTACT: Record<Facts['contact-missing']['field'], Said> = {
  name: { reason: 'لا يوجد اسم في الأعلى.', act: 'يُرجى إضافة الاسم.' },
  email: { reason: 'لا يوجد بريد إلكتروني.', act: 'يُرجى إضافة العنوان المفضل للمراسلة.' },
  phone: { reason: 'لا يوجد رقم هاتف.', act: 'يمكن إضافة رقم مع رمز البلد لتلقي المكالمات.' },
  city: { reason: 'لا يوجد مكان.', act: 'يُرجى إضافة المدينة؛ تبحث أنظمة كثيرة بحسب المكان. الشارع غير ضروري.' },
};
const MISSING: Record<Facts['section-missing']['kind'], Said> = {
  experience: {
    reason: 'لا تظهر أي خبرة عملية.',
    act: 'يمكن إضافة وظائف أو تدريبات أو أعمال للغير؛ وفي البداية تفيد المشاريع والتطوع أيضًا.',
  },
  education: { reason: 'لا يظهر أي تعليم.', act: 'يُرجى إضافة آخر مدرسة أو شهادة أو تدريب.' },
};
const ORDER: Record<Facts['section-order']['kind'], Said> = {
  summary: { reason: 'الملخص يأتي بعد الأقسام التي يلخصها.', act: 'يُفضل نقله إلى الأعلى.' },
  interests: { reason: 'الاهتمامات تأتي قبل الخبرة أو التعليم.', act: 'يبحث عنها معظم القراء في النهاية.' },
  references: { reason: 'المراجع تأتي قبل الخبرة أو التعليم.', act: 'يبحث عنها معظم القراء في النهاية.' },
};
const months = (number: number): string =>
  count(number, { zero: '# شهر', one: 'شهر واحد', two: 'شهران', few: '# أشهر', many: '# شهرًا', other: '# شهر' });
const n = (number: number): string => count(number, { other: '#' });
/** A name in a sentence, set apart so that one that runs the other way does not turn the sentence round. */
const quoted = (name: string): string => `«\u2068${name}\u2069»`;
const named = (name: string): string => (name === '' ? 'أحد البنود' : quoted(name));
/** After a word that asks for the other case. */
const monthsLong = (number: number): string =>
  count(number, { zero: '# شهر', one: 'شهر واحد', two: 'شهرين', few: '# أشهر', many: '# شهرًا', other: '# شهر' });

const advice: Advice = {
  'contact-missing': ({ field }) => CONTACT[field],
  'email-invalid': () => ({ reason: 'هذا ليس عنوان بريد إلكتروني.', act: 'يُكتب على هيئة name@example.com دون مسافات.' }),
  'link-invalid': ({ isScheme }) =>
    isScheme
      ? { reason: 'هذا العنوان ظاهر لكن لا يمكن النقر عليه.', act: 'يبدأ العنوان بـ https://' }
      : { reason: 'هذا ليس عنوان صفحة.', act: 'يُلصق من المتصفح مع https:// في بدايته.' },
  'summary-missing': () => ({ reason: 'لا يوجد ملخص.', act: 'جملتان إلى أربع في الأعلى تخبر القارئ المستعجل بالعمل الحالي وما يُبحث عنه.' }),
  'summary-long': ({ characters, most }) => ({
    reason: `طول الملخص ${n(characters)} حرفًا، ويُقرأ منها نحو ${n(most)}.`,
    act: 'يُبقى ما يهم هذا الطلب وينقل الباقي إلى الوظائف.',
  }),
  'section-missing': ({ kind }) => MISSING[kind],
  'section-order': ({ kind }) => ORDER[kind],
  'dates-order': ({ name }) => ({ reason: `${named(name)}: تاريخ الانتهاء قبل تاريخ البدء.`, act: 'يُرجى مراجعة التاريخين.' }),
  'dates-future': ({ name }) => ({ reason: `${named(name)}: فيه تاريخ لم يأتِ بعد.`, act: 'إن لم يكن سهوًا، فليُذكر أنه مخطط له.' }),
  'dates-precision': ({ years, months: withMonths }) => ({
    reason: `بعض التواريخ فيها أشهر (${n(withMonths)}) وبعضها سنوات فقط (${n(years)}).`,
    act: 'تُكتب كلها بالطريقة نفسها.',
  }),
  'jobs-overlap': ({ one, other, months: overlap }) => ({
    reason: `يتداخل ${named(one)} مع ${named(other)} مدة ${months(overlap)}. هل هذا صحيح؟`,
    act: 'إن كان أحدهما بدوام جزئي أو عملًا حرًا، فليُذكر ذلك في المنصب.',
  }),
  'jobs-gap': ({ before, after, months: gap }) => ({
    reason: `بين ${named(before)} و${named(after)} مدة ${monthsLong(gap)} بلا بند.`,
    act: 'إن وُجد ما يُضاف، كتدريب أو رعاية أو سفر أو عمل خاص، يكفي سطر واحد. وليس ذلك لازمًا.',
  }),
  'first-person': ({ word }) => ({
    reason: `${quoted(word)} بصيغة المتكلم، والسير الذاتية تستغني عنها غالبًا.`,
    act: 'البدء بالفعل أفضل: «قيادة فريق من خمسة».',
  }),
  'weak-opening': ({ words }) => ({ reason: `${quoted(words)} تدل على الحضور لا على ما أُنجز.`, act: 'البدء بما أُنجز والختم بنتيجته.' }),
  'bullet-long': ({ characters, most }) => ({
    reason: `طول هذه النقطة ${n(characters)} حرفًا، ويُقرأ بلمحة حتى ${n(most)}.`,
    act: 'يُفضل اختصارها أو تقسيمها إلى نقطتين.',
  }),
  'paragraph-long': ({ characters }) => ({ reason: `طول هذه الفقرة ${n(characters)} حرفًا.`, act: 'تُجعل كل مهمة نقطة مستقلة.' }),
  'numbers-missing': ({ name, bullets }) => ({
    reason: `لا رقم في أي من نقاط ${named(name)} (عددها ${n(bullets)}).`,
    act: 'كم، وكم مرة، وبأي سرعة: رقم صحيح واحد يجعل الباقي أكثر إقناعًا.',
  }),
  'bullet-twice': () => ({ reason: 'السطر نفسه مكرر مرتين.', act: 'يُبقى حيث يفيد أكثر.' }),
  'pages-many': ({ pages, most }) => ({
    reason: `عدد صفحات السيرة الذاتية ${n(pages)}، ومعظم القراء يتوقعون ${n(most)} على الأكثر.`,
    act: 'يمكن اختصار الأقدم أو ملاءمتها لصفحات أقل من «التصميم».',
  }),
  'skill-empty': () => ({ reason: 'هذه المهارة لا تقول شيئًا بعد.', act: 'تُسمّى أو تُحذف.' }),
  'skills-many': ({ count: skills, most }) => ({
    reason: `عدد المهارات ${n(skills)}، وما زاد على ${n(most)} لا يُقرأ.`,
    act: 'تُبقى المهارات التي يُرغب في السؤال عنها.',
  }),
  'spaces-double': () => ({ reason: 'توجد مسافتان متتاليتان.', act: 'تُحذف إحداهما.' }),
  'space-before-comma': () => ({ reason: 'توجد مسافة قبل فاصلة.', act: 'تُحذف.' }),
  'quotes-mixed': ({ marks }) => ({
    reason: marks === 'quotes' ? 'علامات الاقتباس المستقيمة والمنحنية مختلطة.' : 'الفواصل العليا المستقيمة والمنحنية مختلطة.',
    act: 'يُستخدم النوع نفسه في كل مكان.',
  }),
};

export const check: Translation['check'] = {
  panel: 'الفحص',
  close: 'إغلاق الفحص',
  what: 'ما يُفحص',
  tabs: { advice: 'نصائح', job: 'مطابقة الوظيفة', reading: 'كنص' },
  button: (fix, consider) => ['الفحص', fix > 0 && `للتصحيح: ${n(fix)}`, consider > 0 && `للنظر: ${n(consider)}`].filter(Boolean).join('، '),
  buttonWith: (number) => (number > 0 ? `الفحص (${n(number)})` : 'الفحص'),
  nothingYet: 'لا شيء للفحص بعد',
  nothingYetDetail: 'تظهر النصائح أثناء الكتابة: ما ينقص، وما تصعب قراءته، والتواريخ التي لا تتوافق.',
  note: 'قواعد عن النص تُطبق على هذا الجهاز. لا تعرف شيئًا عن العمل نفسه: القرار لك.',
  nothingToFix: 'لا شيء للتصحيح.',
  toFix: 'للتصحيح',
  toConsider: 'للنظر',
  inOrder: (number) => `سليم (${n(number)})`,
  notForMe: 'لا يناسبني',
  notForMeList: (number) => `لا يناسبني (${n(number)})`,
  showAgain: 'إظهار مجددًا',
  addSection: 'إضافة قسم',
  design: 'التصميم',
  hidden: 'تم الإخفاء',
  hiddenHere: 'تم الإخفاء على هذا الجهاز.',
  undo: 'تراجع',
  advice,
  fine: {
    'contact-missing': 'الاسم والبريد والهاتف والمكان موجودة',
    'email-invalid': 'البريد الإلكتروني صالح',
    'link-invalid': 'يمكن فتح الروابط',
    'summary-missing': 'يوجد ملخص',
    'summary-long': 'الملخص قصير بما يكفي',
    'section-missing': 'الخبرة والتعليم موجودان',
    'section-order': 'الأقسام حيث يبحث عنها القراء',
    'dates-order': 'لا شيء ينتهي قبل أن يبدأ',
    'dates-future': 'لا تاريخ في المستقبل',
    'dates-precision': 'التواريخ مكتوبة بطريقة واحدة',
    'jobs-overlap': 'الوظائف لا تتداخل',
    'jobs-gap': 'لا فجوات طويلة بين الوظائف',
    'first-person': 'تخلو من صيغة المتكلم',
    'weak-opening': 'الأسطر تبدأ بما أُنجز',
    'bullet-long': 'النقاط قصيرة بما يكفي',
    'paragraph-long': 'لا وظيفة في فقرة طويلة واحدة',
    'numbers-missing': 'في الوظائف أرقام',
    'bullet-twice': 'لا سطر مكرر',
    'pages-many': 'عدد الصفحات كما يتوقع القراء',
    'skill-empty': 'كل مهارة تقول شيئًا',
    'skills-many': 'المهارات ليست كثيرة',
    'spaces-double': 'لا مسافات مزدوجة',
    'space-before-comma': 'لا مسافات قبل الفواصل',
    'quotes-mixed': 'علامات الاقتباس من نوع واحد',
  },
  job: {
    you: 'عنك',
    gone: 'أُزيل وصف الوظيفة.',
    label: 'وصف الوظيفة',
    hint: 'يبقى على هذا الجهاز.',
    placeholder: 'لصق متطلبات الوظيفة',
    clear: 'مسح',
    explanation: 'تظهر كلمات الوصف الموجودة في السيرة الذاتية ومواضعها وما ينقص منها. تُقارن الكلمات كما كُتبت: لا تخمين ولا درجات.',
    noTerms: 'لم يُعثر على مصطلحات في هذا النص بعد.',
    present: 'في السيرة الذاتية',
    nonePresent: 'لا شيء من مصطلحاته بعد.',
    missing: 'ليست في السيرة الذاتية',
    onlyIfTrue: 'يُضاف ما كان صحيحًا فقط.',
    bySection: 'حسب القسم',
    times: (section, number) => `${section} ×${n(number)}`,
    joined: (parts) => parts.join('، '),
  },
  reading: {
    note: 'ما يقرؤه نظام تتبع المتقدمين من الأعلى إلى الأسفل. إن ظهر شيء في موضع غريب، يُجرب قالب بعمود واحد أو النسخة بجانب «تصدير».',
    missing: 'بعض الأحرف غير موجودة في أي خط، فلا صفحات للقراءة بعد. تبيّن الصفحات أيها.',
    failed: 'تعذرت قراءة الصفحات. النص محفوظ.',
    empty: 'لا شيء للقراءة بعد.',
    text: 'نص الصفحات',
  },
};

import type { Facts } from '#review/finding';
import type { Advice, Said } from '../en/check.ts';
import type { Translation } from '../translation.ts';
import { count } from './forms.ts';

const CONTACT: Record<Facts['contact-missing']['field'], Said> = {
  name: { reason: '顶部没有姓名。', act: '请添加姓名。' },
  email: { reason: '没有电子邮箱。', act: '请添加希望收到邮件的地址。' },
  phone: { reason: '没有电话号码。', act: '如果希望接到电话，请添加号码和国家代码。' },
  city: { reason: '没有地点。', act: '请添加所在城市；许多系统按地点搜索。无需街道。' },
};
const MISSING: Record<Facts['section-missing']['kind'], Said> = {
  experience: { reason: '没有显示工作经历。', act: '请添加工作、实习或项目合作；刚起步时，项目和志愿服务同样有说服力。' },
  education: { reason: '没有显示教育经历。', act: '请添加最近的学校、学位或培训。' },
};
const ORDER: Record<Facts['section-order']['kind'], Said> = {
  summary: { reason: '摘要排在它所概括的板块之后。', act: '请移到顶部。' },
  interests: { reason: '兴趣排在工作或教育经历之前。', act: '多数读者习惯在最后看到。' },
  references: { reason: '推荐人排在工作或教育经历之前。', act: '多数读者习惯在最后看到。' },
};
const months = (number: number): string => count(number, { other: '# 个月' });
const n = (number: number): string => count(number, { other: '#' });
/** A name in a sentence, set apart so that one that runs the other way does not turn the sentence round. */
const quoted = (name: string): string => `“\u2068${name}\u2069”`;
const named = (name: string): string => (name === '' ? '某个条目' : quoted(name));

const advice: Advice = {
  'contact-missing': ({ field }) => CONTACT[field],
  'email-invalid': () => ({ reason: '这不是电子邮箱地址。', act: '请写成 name@example.com，不含空格。' }),
  'link-invalid': ({ isScheme }) =>
    isScheme
      ? { reason: '此网址可见，但无法点击。', act: '请以 https:// 开头。' }
      : { reason: '这不是网页地址。', act: '请从浏览器粘贴，以 https:// 开头。' },
  'summary-missing': () => ({ reason: '没有摘要。', act: '开头两到四句话，让匆忙的读者了解从事什么、寻求什么。' }),
  'summary-long': ({ characters, most }) => ({
    reason: `摘要有 ${n(characters)} 个字符；通常只读约 ${n(most)} 个。`,
    act: '保留与此次申请有关的内容，其余移到工作经历中。',
  }),
  'section-missing': ({ kind }) => MISSING[kind],
  'section-order': ({ kind }) => ORDER[kind],
  'dates-order': ({ name }) => ({ reason: `${named(name)}的结束时间早于开始时间。`, act: '请核对两个日期。' }),
  'dates-future': ({ name }) => ({ reason: `${named(name)}有一个尚未到来的日期。`, act: '如果不是笔误，请注明是计划。' }),
  'dates-precision': ({ years, months: withMonths }) => ({
    reason: `有些日期带月份（${n(withMonths)} 个），有些只有年份（${n(years)} 个）。`,
    act: '请统一写法。',
  }),
  'jobs-overlap': ({ one, other, months: overlap }) => ({
    reason: `${named(one)}与${named(other)}重叠了 ${months(overlap)}。是这样吗？`,
    act: '如果其中一份是兼职或自由职业，请在职位中注明。',
  }),
  'jobs-gap': ({ before, after, months: gap }) => ({
    reason: `${named(before)}与${named(after)}之间有 ${months(gap)}没有条目。`,
    act: '如有可补充的，例如培训、照护家人、旅行或个人项目，写一行即可。也可以不写。',
  }),
  'first-person': ({ word }) => ({ reason: `${quoted(word)}是第一人称；简历通常不用。`, act: '请以动词开头：“带领五人团队”。' }),
  'weak-opening': ({ words }) => ({ reason: `${quoted(words)}只说明参与过，没有说明做了什么。`, act: '以所做的事开头，以成果结尾。' }),
  'bullet-long': ({ characters, most }) => ({
    reason: `此要点有 ${n(characters)} 个字符；${n(most)} 个以内可一眼读完。`,
    act: '请精简，或拆成两条。',
  }),
  'paragraph-long': ({ characters }) => ({ reason: `此段落有 ${n(characters)} 个字符。`, act: '请把每件事写成一条要点。' }),
  'numbers-missing': ({ name, bullets }) => ({
    reason: `${named(name)}的 ${n(bullets)} 条要点中都没有数字。`,
    act: '多少、多久、多快：一个真实的数字会让其余内容更可信。',
  }),
  'bullet-twice': () => ({ reason: '同一行出现了两次。', act: '保留在最有说服力的位置。' }),
  'pages-many': ({ pages, most }) => ({
    reason: `简历有 ${n(pages)} 页；多数读者期望不超过 ${n(most)} 页。`,
    act: '请精简较早的内容，或在“设计”中压缩到更少页。',
  }),
  'skill-empty': () => ({ reason: '此技能还没有内容。', act: '请命名或删除。' }),
  'skills-many': ({ count: skills, most }) => ({
    reason: `共有 ${n(skills)} 项技能；超过 ${n(most)} 项就没人读了。`,
    act: '保留愿意被问到的技能。',
  }),
  'spaces-double': () => ({ reason: '有两个连续的空格。', act: '请删去一个。' }),
  'space-before-comma': () => ({ reason: '逗号前有一个空格。', act: '请删去。' }),
  'quotes-mixed': ({ marks }) => ({
    reason: marks === 'quotes' ? '混用了直引号和弯引号。' : '混用了直撇号和弯撇号。',
    act: '请统一使用一种。',
  }),
};

export const check: Translation['check'] = {
  panel: '检查',
  close: '关闭检查',
  what: '检查内容',
  tabs: { advice: '建议', job: '职位匹配', reading: '纯文本' },
  button: (fix, consider) =>
    ['检查', fix > 0 && `${n(fix)} 项待修正`, consider > 0 && `${n(consider)} 项可考虑`].filter(Boolean).join('，'),
  buttonWith: (number) => (number > 0 ? `检查（${n(number)}）` : '检查'),
  nothingYet: '还没有可检查的内容',
  nothingYetDetail: '写作时会给出建议：缺少什么、哪里难读、哪些日期对不上。',
  note: '针对文字的规则，在此设备上运行。它们不了解工作本身：由你决定。',
  nothingToFix: '没有需要修正的。',
  toFix: '待修正',
  toConsider: '可考虑',
  inOrder: (number) => `没有问题（${n(number)}）`,
  notForMe: '不适合我',
  notForMeList: (number) => `不适合我（${n(number)}）`,
  showAgain: '重新显示',
  addSection: '添加板块',
  design: '设计',
  hidden: '已隐藏',
  hiddenHere: '已在此设备上隐藏。',
  undo: '撤销',
  advice,
  fine: {
    'contact-missing': '姓名、邮箱、电话和地点齐全',
    'email-invalid': '邮箱地址有效',
    'link-invalid': '链接可以打开',
    'summary-missing': '有摘要',
    'summary-long': '摘要足够简短',
    'section-missing': '有工作和教育经历',
    'section-order': '板块位于读者习惯的位置',
    'dates-order': '没有先结束后开始的',
    'dates-future': '没有尚未到来的日期',
    'dates-precision': '日期写法一致',
    'jobs-overlap': '工作没有重叠',
    'jobs-gap': '工作之间没有长空档',
    'first-person': '没有使用“我”',
    'weak-opening': '每行以所做的事开头',
    'bullet-long': '要点足够简短',
    'paragraph-long': '没有整段的长文字',
    'numbers-missing': '工作中有数字',
    'bullet-twice': '没有重复的行',
    'pages-many': '页数不超过读者期望',
    'skill-empty': '每项技能都有内容',
    'skills-many': '技能不过多',
    'spaces-double': '没有连续空格',
    'space-before-comma': '逗号前没有空格',
    'quotes-mixed': '引号统一',
  },
  job: {
    you: '个人信息',
    gone: '职位描述已清除。',
    label: '职位描述',
    hint: '它只保留在此设备上。',
    placeholder: '粘贴职位要求',
    clear: '清除',
    explanation: '可以看到简历中有哪些职位用词、在哪里，以及缺少哪些。按原文比较：不作猜测，也不打分。',
    noTerms: '这段文字中还没有找到词语。',
    present: '简历中已有',
    nonePresent: '还没有其中的词语。',
    missing: '简历中没有',
    onlyIfTrue: '只有属实才添加。',
    bySection: '按板块',
    times: (section, number) => `${section} ×${n(number)}`,
    joined: (parts) => parts.join('、'),
  },
  reading: {
    note: '招聘系统自上而下读到的内容。如果位置不对，请试试单栏模板，或“导出”旁的专用副本。',
    missing: '有些字符在所有字体中都没有，因此还没有可读的页面。页面上会指出是哪些。',
    failed: '无法读取页面。文字安全无恙。',
    empty: '还没有可读的内容。',
    text: '页面文字',
  },
};

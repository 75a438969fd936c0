import type { Facts } from '#review/finding';
import type { Advice, Said } from '../en/check.ts';
import type { Translation } from '../translation.ts';
import { count } from './forms.ts';

const CONTACT: Record<Facts['contact-missing']['field'], Said> = {
  name: { reason: '上部に名前がありません。', act: '名前を追加してください。' },
  email: { reason: 'メールアドレスがありません。', act: '連絡を受けたいアドレスを追加してください。' },
  phone: { reason: '電話番号がありません。', act: '電話を受けたい場合は、国番号付きで追加してください。' },
  city: { reason: '場所がありません。', act: '市区町村を追加してください。場所で検索するシステムは多くあります。番地は不要です。' },
};
const MISSING: Record<Facts['section-missing']['kind'], Said> = {
  experience: {
    reason: '職歴が表示されていません。',
    act: '仕事、インターン、受託の経験を追加してください。始めたばかりなら、プロジェクトやボランティアも役立ちます。',
  },
  education: { reason: '学歴が表示されていません。', act: '最近の学校、学位、研修を追加してください。' },
};
const ORDER: Record<Facts['section-order']['kind'], Said> = {
  summary: { reason: '要約が、まとめている内容より後ろにあります。', act: '一番上に移してください。' },
  interests: { reason: '興味・関心が職歴や学歴より前にあります。', act: '多くの読み手は最後に探します。' },
  references: { reason: '推薦者が職歴や学歴より前にあります。', act: '多くの読み手は最後に探します。' },
};
const months = (number: number): string => count(number, { other: '# か月' });
const n = (number: number): string => count(number, { other: '#' });
/** A name in a sentence, set apart so that one that runs the other way does not turn the sentence round. */
const quoted = (name: string): string => `「\u2068${name}\u2069」`;
const named = (name: string): string => (name === '' ? 'ある項目' : quoted(name));

const advice: Advice = {
  'contact-missing': ({ field }) => CONTACT[field],
  'email-invalid': () => ({ reason: 'メールアドレスではありません。', act: 'name@example.com の形で、空白なしで書いてください。' }),
  'link-invalid': ({ isScheme }) =>
    isScheme
      ? { reason: 'このアドレスは表示されますが、クリックできません。', act: 'https:// で始めてください。' }
      : { reason: 'ページのアドレスではありません。', act: 'ブラウザーから https:// を含めて貼り付けてください。' },
  'summary-missing': () => ({
    reason: '要約がありません。',
    act: '冒頭の 2〜4 文で、何をしていて何を求めているかが急ぐ読み手に伝わります。',
  }),
  'summary-long': ({ characters, most }) => ({
    reason: `要約が ${n(characters)} 文字あります。読まれるのは約 ${n(most)} 文字です。`,
    act: 'この応募に大切なことを残し、残りは職歴に移してください。',
  }),
  'section-missing': ({ kind }) => MISSING[kind],
  'section-order': ({ kind }) => ORDER[kind],
  'dates-order': ({ name }) => ({ reason: `${named(name)}の終わりが始まりより前です。`, act: '両方の日付を確認してください。' }),
  'dates-future': ({ name }) => ({
    reason: `${named(name)}にまだ来ていない日付があります。`,
    act: '間違いでなければ、予定であることを書いてください。',
  }),
  'dates-precision': ({ years, months: withMonths }) => ({
    reason: `月まである日付（${n(withMonths)} 件）と年だけの日付（${n(years)} 件）があります。`,
    act: '書き方をそろえてください。',
  }),
  'jobs-overlap': ({ one, other, months: overlap }) => ({
    reason: `${named(one)}と${named(other)}が${months(overlap)}重なっています。正しいですか。`,
    act: '一方がパートやフリーランスなら、職名に書いてください。',
  }),
  'jobs-gap': ({ before, after, months: gap }) => ({
    reason: `${named(before)}と${named(after)}の間に、項目のない期間が${months(gap)}あります。`,
    act: '研修、介護・育児、旅、自分の仕事など書けることがあれば 1 行で十分です。書かなくても構いません。',
  }),
  'first-person': ({ word }) => ({
    reason: `${quoted(word)}は一人称です。履歴書では普通使いません。`,
    act: '行動から始めます：「5 人のチームを統率」。',
  }),
  'weak-opening': ({ words }) => ({
    reason: `${quoted(words)}では、いたことは分かっても、何をしたかが伝わりません。`,
    act: 'したことで始め、成果で終えてください。',
  }),
  'bullet-long': ({ characters, most }) => ({
    reason: `この箇条書きは ${n(characters)} 文字です。一目で読めるのは ${n(most)} 文字までです。`,
    act: '短くするか、2 つに分けてください。',
  }),
  'paragraph-long': ({ characters }) => ({
    reason: `この段落は ${n(characters)} 文字です。`,
    act: 'したことを 1 つずつ箇条書きにしてください。',
  }),
  'numbers-missing': ({ name, bullets }) => ({
    reason: `${named(name)}の箇条書き ${n(bullets)} 件に数字がありません。`,
    act: '人数、量、頻度、速さなど、事実の数字が 1 つあると、ほかの内容も信頼されます。',
  }),
  'bullet-twice': () => ({ reason: '同じ行が 2 回あります。', act: '最も伝わる場所に残してください。' }),
  'pages-many': ({ pages, most }) => ({
    reason: `履歴書が ${n(pages)} ページあります。多くの読み手は ${n(most)} ページまでを期待します。`,
    act: '古い内容を短くするか、「デザイン」でページ数を減らしてください。',
  }),
  'skill-empty': () => ({ reason: 'このスキルにはまだ内容がありません。', act: '名前を付けるか、削除してください。' }),
  'skills-many': ({ count: skills, most }) => ({
    reason: `スキルが ${n(skills)} 件あります。${n(most)} 件を超えると読まれません。`,
    act: '聞かれたいものを残してください。',
  }),
  'spaces-double': () => ({ reason: '空白が 2 つ続いています。', act: '1 つ取ってください。' }),
  'space-before-comma': () => ({ reason: 'コンマの前に空白があります。', act: '取ってください。' }),
  'quotes-mixed': ({ marks }) => ({
    reason: marks === 'quotes' ? '直線と曲線の引用符が混ざっています。' : '直線と曲線のアポストロフィが混ざっています。',
    act: 'どこでも同じものを使ってください。',
  }),
};

export const check: Translation['check'] = {
  panel: 'チェック',
  close: 'チェックを閉じる',
  what: 'チェックの内容',
  tabs: { advice: '助言', job: '求人との照合', reading: 'テキスト' },
  button: (fix, consider) =>
    ['チェック', fix > 0 && `要修正 ${n(fix)} 件`, consider > 0 && `要検討 ${n(consider)} 件`].filter(Boolean).join('、'),
  buttonWith: (number) => (number > 0 ? `チェック（${n(number)}）` : 'チェック'),
  nothingYet: 'まだチェックするものがありません',
  nothingYetDetail: '書くと助言が表示されます：足りないもの、読みにくいもの、合わない日付など。',
  note: '文章についての規則で、この端末だけで動きます。仕事そのものは分かりません。決めるのはあなたです。',
  nothingToFix: '直すところはありません。',
  toFix: '要修正',
  toConsider: '要検討',
  inOrder: (number) => `問題なし（${n(number)}）`,
  notForMe: '自分には不要',
  notForMeList: (number) => `自分には不要（${n(number)}）`,
  showAgain: 'もう一度表示',
  addSection: 'セクションを追加',
  design: 'デザイン',
  hidden: '隠しました',
  hiddenHere: 'この端末で隠しました。',
  undo: '元に戻す',
  advice,
  fine: {
    'contact-missing': '名前、メール、電話、場所があります',
    'email-invalid': 'メールアドレスは有効です',
    'link-invalid': 'リンクを開けます',
    'summary-missing': '要約があります',
    'summary-long': '要約は十分に短いです',
    'section-missing': '職歴と学歴があります',
    'section-order': 'セクションは読み手が探す場所にあります',
    'dates-order': '始まりより前に終わるものはありません',
    'dates-future': '未来の日付はありません',
    'dates-precision': '日付の書き方がそろっています',
    'jobs-overlap': '職歴は重なっていません',
    'jobs-gap': '職歴の間に長い空白はありません',
    'first-person': '一人称を使っていません',
    'weak-opening': '行は行動で始まっています',
    'bullet-long': '箇条書きは十分に短いです',
    'paragraph-long': '長い段落だけの職歴はありません',
    'numbers-missing': '職歴に数字があります',
    'bullet-twice': '同じ行はありません',
    'pages-many': 'ページ数は期待の範囲です',
    'skill-empty': 'どのスキルにも内容があります',
    'skills-many': 'スキルは多すぎません',
    'spaces-double': '連続した空白はありません',
    'space-before-comma': 'コンマの前に空白はありません',
    'quotes-mixed': '引用符がそろっています',
  },
  job: {
    you: 'あなたについて',
    gone: '求人内容を消しました。',
    label: '求人内容',
    hint: 'この端末にだけ残ります。',
    placeholder: '求人の条件を貼り付け',
    clear: 'クリア',
    explanation: '求人の言葉のうち、履歴書にあるもの、その場所、ないものが分かります。書かれたとおりに比べます。推測も点数もありません。',
    noTerms: 'この文章からはまだ用語が見つかりません。',
    present: '履歴書にあるもの',
    nonePresent: 'まだ 1 つもありません。',
    missing: '履歴書にないもの',
    onlyIfTrue: '事実のものだけ追加してください。',
    bySection: 'セクション別',
    times: (section, number) => `${section} ×${n(number)}`,
    joined: (parts) => parts.join('、'),
  },
  reading: {
    note: '採用管理システムが上から順に読む内容です。おかしな場所にあるものがあれば、1 段のテンプレートか、「書き出し」横の専用コピーをお試しください。',
    missing: 'どのフォントにもない文字があるため、まだ読めるページがありません。どの文字かはページに示されています。',
    failed: 'ページを読み取れませんでした。文章は無事です。',
    empty: 'まだ読むものがありません。',
    text: 'ページのテキスト',
  },
};

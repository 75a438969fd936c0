import type { Translation } from '../translation.ts';
import { count } from './forms.ts';

export const faults: Translation['faults'] = {
  said: {
    required: '入力が必要です。',
    wrong_kind: '別の種類の値が必要です。',
    not_an_address: 'メールアドレスではありません。',
    not_a_link: 'リンクではありません。',
    not_a_date: '日付ではありません。',
    not_text: '文字ではないものが含まれています。',
    wrong_form: '形式が正しくありません。',
    not_offered: '選択肢にありません。',
    unknown_field: '不要な項目です。',
    twice: '重複しています。',
    taken: 'すでに使われています。別のものを選んでください。',
    unchanged: '現在のものと同じです。',
    in_the_past: 'すでに過ぎています。',
    not_allowed: 'ここでは使えません。',
    wrong_password: 'パスワードが違います。',
    own_name: 'ご自身の名前やアドレスはパスワードにできません。',
    few_characters: '少ない種類の文字だけのパスワードは、最初に推測されます。',
    guessed_first: 'これは最初に推測されるパスワードの一つです。ご自身で考えた三つの単語のほうが安全です。',
    invalid: 'このままでは受け付けられません。',
  },
  measured: {
    too_short: (n) => count(n, { other: '#文字以上で入力してください。' }),
    too_long: (n) => count(n, { other: '#文字以内で入力してください。' }),
    too_few: (n) => count(n, { other: '#件以上必要です。' }),
    too_many: (n) => count(n, { other: '#件までです。' }),
    too_small: (n) => count(n, { other: '#以上にしてください。' }),
    too_large: (n) => count(n, { other: '#以下にしてください。' }),
  },
};

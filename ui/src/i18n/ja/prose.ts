import type { Translation } from '../translation.ts';
import { count } from './forms.ts';

export const prose: Translation['prose'] = {
  toolbar: (label) => `${label}の書式`,
  bold: '太字',
  italic: '斜体',
  underline: '下線',
  bullets: '箇条書き',
  numbers: '番号付きリスト',
  link: 'リンク',
  withKeys: (words, keys) => `${words} (${keys})`,
  linkDialog: {
    add: 'リンクを追加',
    change: 'リンクを変更',
    address: 'アドレス',
    text: 'テキスト',
    textExample: 'リンクの文字',
    remove: '外す',
    save: '保存',
    notAnAddress: 'リンクは https://、mailto:、tel: のいずれかで始まります',
  },
  tooLong: (n) => count(n, { other: '文章は#文字までです。' }),
  tooManyLines: (n) => count(n, { other: '文章は#行までです。' }),
  tooManyStyles: '1行の中で書式が変わりすぎています。',
};

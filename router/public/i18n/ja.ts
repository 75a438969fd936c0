import { formsOf } from '#protocol/forms';
import type { PageWords } from './en.ts';

const { count } = formsOf('ja');

export const ja: PageWords = {
  resume: '履歴書',
  bar: { label: 'このページ', download: 'PDF をダウンロード', report: '報告' },
  back: 'ページに戻る',
  tooOften: (seconds) => count(seconds, { other: '回数が多すぎます。#秒後にもう一度お試しください。' }),
  nothing: {
    title: 'ここにページはありません',
    text: 'アドレスが間違っているか、共有した人が公開をやめた可能性があります。新しいリンクを相手にお尋ねください。',
  },
  expired: {
    title: 'このリンクは期限切れです',
    text: '共有期間が終わりました。新しいリンクを送信者にお尋ねください。',
  },
  busy: { title: 'しばらくお待ちください', text: 'ただいま混み合っています。少し待ってからもう一度お試しください。' },
  broken: {
    title: '問題が発生しました',
    text: 'こちらの不具合です。失われたものはありません。少し待ってからもう一度お試しください。',
    support: (request) => `サポート用：${request}`,
  },
  password: {
    title: 'このページにはパスワードが必要です',
    text: 'パスワードは、リンクの送信者にお尋ねください。',
    label: 'パスワード',
    open: 'ページを開く',
    missing: 'パスワードを入力してください。',
    wrong: 'パスワードが違います。',
  },
  making: { title: 'PDF を作成しています', text: '数秒かかります。ダウンロードは自動で始まります。', again: '今すぐ確認' },
  notMade: { title: 'PDF を作成できませんでした', text: '代わりにこのページを印刷できます。紙にも合うレイアウトです。' },
  report: {
    title: 'このページを報告',
    text: '管理者が確認します。書かれた内容は保存しますが、どなたが書いたかは保存しません。',
    what: 'どのような問題ですか',
    reasons: {
      impersonation: '他人になりすましている',
      'personal-data': '他人の個人情報が載っている',
      spam: '迷惑行為または詐欺である',
      offensive: '憎悪的またはわいせつである',
      other: 'その他',
    },
    missing: '問題を選んでください。',
    more: '詳しい説明（任意）',
    send: '報告を送信',
  },
  reported: { title: 'ありがとうございます', text: '管理者が報告を受け取りました。ページを確認します。' },
};

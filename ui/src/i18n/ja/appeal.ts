import type { Translation } from '../translation.ts';

export const appeal: Translation['appeal'] = {
  title: '公開ページについて返答する',
  lead: '公開ページが非公開にされました。理由はメールにあります。誤りだと思う場合は、ここで一度だけ返答できます。担当者があらためて確認します。',
  words: '伝えたいこと',
  needsWords: '伝えたいことを入力してください。',
  send: '送信',
  sentTitle: '返答を送信しました',
  sentText: '担当者がページを再確認します。結果はメールでお知らせします。',
  toResumes: '履歴書一覧へ',
};

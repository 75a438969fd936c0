import type { Translation } from '../translation.ts';

export const looking: Translation['looking'] = {
  region: 'このアカウントの閲覧',
  viewing: (name, time) => `${name} さんのアカウントを ${time} まで閲覧しています。変更はできません。`,
  end: '終了',
  seen: (name, time) => `サポート担当の ${name} が ${time} まであなたのアカウントを閲覧しています。変更はできません。`,
  sessions: 'セッション',
  overTitle: '閲覧は終了しました',
  overText: 'もう一度閲覧するには、管理コンソールで理由を入力してやり直してください。',
  toConsole: '管理コンソールへ',
  still: '閲覧は続いています。',
};

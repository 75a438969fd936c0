import type { Translation } from '../translation.ts';
import { count } from './forms.ts';

const kilobytes = (size: number | null): string => (size === null ? '' : `、${count(size, { other: '# KB' })}`);
const pages = (number: number): string => count(number, { other: '# ページ' });

export const exports: Translation['exports'] = {
  button: '書き出し',
  running: '書き出し中…',
  percent: (number) => `${number}%`,
  more: 'ほかの形式',
  kinds: {
    ats: '採用管理システム用のコピー（1 段）',
    reading: '採用管理システムが読む内容',
    pictures: 'ページを画像で (PNG)',
    docx: 'Word (.docx)',
    markdown: 'Markdown',
    text: 'テキスト',
    jsonresume: 'JSON Resume 形式',
    'reactive-resume': 'Reactive Resume 形式',
    json: 'Vitae の形式（すべて含む）',
  },
  offline: 'オフラインです。',
  offlineFile: 'ファイルは保存済みの内容から作られます。接続が戻ってから書き出してください。',
  pdf: {
    making: 'PDF を作成しています',
    ready: (number, size) => `PDF ができました：${pages(number)}${kilobytes(size)}。`,
    offline: 'PDF は保存済みの内容から作られます。接続が戻ってから書き出してください。',
    failed: 'PDF は作成されませんでした',
    failedToast: 'PDF は作成されませんでした。',
  },
  pictures: {
    making: '画像を作成しています',
    ready: (number, size) => `画像ができました：${pages(number)}${kilobytes(size)}。`,
    offline: '画像は保存済みの内容から作られます。接続が戻ってから書き出してください。',
    failed: '画像は作成されませんでした',
    failedToast: '画像は作成されませんでした。',
  },
  download: 'ダウンロード',
  downloadAgain: 'もう一度ダウンロード',
  tryAgain: '再試行',
  notHere: 'ファイルがありません。',
  failures: {
    missing_glyphs: 'お使いになれるフォントでは印刷できない文字があります。',
    too_complex: '履歴書としては長すぎます。セクションを隠すか短くして、もう一度お試しください。',
    unknown_photo: 'この写真はありません。もう一度追加してください。',
    verification_failed: 'ファイルが自身の検査を通りませんでした。',
    render_failed: '何度か試しましたが、ページを作成できませんでした。',
    gone: 'ファイルは削除されました。もう一度書き出してください。',
    other: 'こちらで問題が起きました。履歴書は無事です。',
  },
  glyphIn: (glyph, place) => [glyph, '：', place],
  reading: {
    title: '採用管理システムが読む内容',
    hint: '完成した PDF を上から順に読んだものです。おかしな場所にあるものがあれば、1 段のコピーをお試しください。',
    text: 'PDF のテキスト',
    close: '閉じる',
  },
};

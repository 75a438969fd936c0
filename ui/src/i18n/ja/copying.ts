import type { Translation } from '../translation.ts';
import { count } from './forms.ts';

export const copying: Translation['copying'] = {
  choose: (entry) => `「${entry}」を選択`,
  bar: '選択した項目',
  chosen: (number) => count(number, { other: '# 件を選択中' }),
  show: 'ページに表示',
  hide: 'ページから隠す',
  moveTo: '移動…',
  top: '先頭へ',
  end: '末尾へ',
  copy: (keys) => `コピー (${keys})`,
  delete: '削除',
  chooseNone: '選択を解除',
  deleted: (number) => count(number, { other: '# 件の項目を削除しました。' }),
  nowHidden: (number) => count(number, { other: '# 件の項目をページから隠しました。' }),
  nowShown: (number) => count(number, { other: '# 件の項目をページに表示しました。' }),
  moved: (number, section) => `${count(number, { other: '# 件の項目' })}を「${section}」に移動しました。`,
  pasted: (number) => count(number, { other: '# 件の項目を貼り付けました。' }),
  duplicated: '複製しました。',
  copied: (number) => count(number, { other: '# 件の項目をコピーしました。' }),
  notCopied: 'このブラウザーではコピーが許可されませんでした。',
  notCopiedDetail: (keys) => `項目の上で ${keys} を押すとできることがあります。`,
  notPasted: 'これらの項目を貼り付けられませんでした。',
  notPastedDetail: 'もう一度コピーしてください。多い場合は 1 件ずつお試しください。',
};

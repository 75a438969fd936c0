import type { Translation } from '../translation.ts';
import { count } from './forms.ts';

export const copying: Translation['copying'] = {
  choose: (entry) => `选择${entry}`,
  bar: '已选条目',
  chosen: (number) => count(number, { other: '已选择 # 个条目' }),
  show: '在页面上显示',
  hide: '从页面上隐藏',
  moveTo: '移动到…',
  top: '开头',
  end: '末尾',
  copy: (keys) => `复制 (${keys})`,
  delete: '删除',
  chooseNone: '取消选择',
  deleted: (number) => count(number, { other: '已删除 # 个条目。' }),
  nowHidden: (number) => count(number, { other: '已从页面上隐藏 # 个条目。' }),
  nowShown: (number) => count(number, { other: '已在页面上显示 # 个条目。' }),
  moved: (number, section) => `已将 ${count(number, { other: '# 个条目' })}移动到“${section}”。`,
  pasted: (number) => count(number, { other: '已粘贴 # 个条目。' }),
  duplicated: '已复制一份。',
  copied: (number) => count(number, { other: '已复制 # 个条目。' }),
  notCopied: '此浏览器不允许复制。',
  notCopiedDetail: (keys) => `可以试试在条目上按 ${keys}。`,
  notPasted: '无法粘贴这些条目。',
  notPastedDetail: '请重新复制；如果条目很多，请逐个复制。',
};

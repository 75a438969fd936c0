import type { Translation } from '../translation.ts';
import { count } from './forms.ts';

export const prose: Translation['prose'] = {
  toolbar: (label) => `${label}的格式`,
  bold: '粗体',
  italic: '斜体',
  underline: '下划线',
  bullets: '项目符号列表',
  numbers: '编号列表',
  link: '链接',
  withKeys: (words, keys) => `${words} (${keys})`,
  linkDialog: {
    add: '添加链接',
    change: '更改链接',
    address: '网址',
    text: '文字',
    textExample: '链接显示的文字',
    remove: '移除',
    save: '保存',
    notAnAddress: '链接以 https://、mailto: 或 tel: 开头',
  },
  tooLong: (n) => count(n, { other: '一段文字最多 # 个字符。' }),
  tooManyLines: (n) => count(n, { other: '一段文字最多 # 行。' }),
  tooManyStyles: '一行中的样式变化过多。',
};

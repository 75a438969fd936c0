import type { Translation } from '../translation.ts';

export const preview: Translation['preview'] = {
  pages: '页面',
  scrollable: '页面，可滚动',
  pageOf: (page, pages) => `第 ${page} 页，共 ${pages} 页`,
  failed: (reason) => `无法绘制页面。文字安全无恙。（${reason}）`,
  missing: '有些字符无法打印。',
  missingDetail: '下面是最后一次成功绘制的页面；文字已保留。',
  glyphsIn: (glyphs, field) => [glyphs, '，位于', field],
  page: '页',
  previous: '上一页',
  next: '下一页',
  zoom: '缩放',
  smaller: '缩小',
  larger: '放大',
  fitWidth: '适合宽度',
  percent: (number) => `${number}%`,
};

import type { Translation } from '../translation.ts';

export const preview: Translation['preview'] = {
  pages: 'ページ',
  scrollable: 'ページ（スクロールできます）',
  pageOf: (page, pages) => `${pages} ページ中 ${page} ページ`,
  failed: (reason) => `ページを描画できませんでした。文章は無事です。（${reason}）`,
  missing: '印刷できない文字があります。',
  missingDetail: '下は最後に描画できたページです。文章は保たれています。',
  glyphsIn: (glyphs, field) => [glyphs, '：', field],
  page: 'ページ',
  previous: '前のページ',
  next: '次のページ',
  zoom: 'ズーム',
  smaller: '縮小',
  larger: '拡大',
  fitWidth: '幅に合わせる',
  percent: (number) => `${number}%`,
};

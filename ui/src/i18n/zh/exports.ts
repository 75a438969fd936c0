import type { Translation } from '../translation.ts';
import { count } from './forms.ts';

const kilobytes = (size: number | null): string => (size === null ? '' : `，${count(size, { other: '# KB' })}`);
const pages = (number: number): string => count(number, { other: '# 页' });

export const exports: Translation['exports'] = {
  button: '导出',
  running: '导出中…',
  percent: (number) => `${number}%`,
  more: '更多导出格式',
  kinds: {
    ats: '招聘系统专用副本（单栏）',
    reading: '招聘系统读到的内容',
    pictures: '页面图片 (PNG)',
    docx: 'Word (.docx)',
    markdown: 'Markdown',
    text: '纯文本',
    jsonresume: 'JSON Resume 格式',
    'reactive-resume': 'Reactive Resume 格式',
    json: 'Vitae 文件，包含全部内容',
  },
  offline: '当前离线。',
  offlineFile: '文件由已保存的内容生成；请在恢复连接后导出。',
  pdf: {
    making: '正在生成 PDF',
    ready: (number, size) => `PDF 已就绪：${pages(number)}${kilobytes(size)}。`,
    offline: 'PDF 由已保存的内容生成；请在恢复连接后导出。',
    failed: '未生成 PDF',
    failedToast: '未生成 PDF。',
  },
  pictures: {
    making: '正在生成图片',
    ready: (number, size) => `图片已就绪：${pages(number)}${kilobytes(size)}。`,
    offline: '图片由已保存的内容生成；请在恢复连接后导出。',
    failed: '未生成图片',
    failedToast: '未生成图片。',
  },
  download: '下载',
  downloadAgain: '再次下载',
  tryAgain: '重试',
  notHere: '文件不在这里。',
  failures: {
    missing_glyphs: '有些字符无法用现有字体打印。',
    too_complex: '内容远超一份简历的长度。请隐藏或精简一些板块后重试。',
    unknown_photo: '照片不存在，请重新添加。',
    verification_failed: '文件未通过自身的检查。',
    render_failed: '多次尝试后仍无法生成页面。',
    gone: '文件已被移除，请重新导出。',
    other: '我们这边出了问题。简历安全无恙。',
  },
  glyphIn: (glyph, place) => [glyph, '，位于', place],
  reading: {
    title: '招聘系统读到的内容',
    hint: '从完成的 PDF 自上而下读取。如果有内容位置不对，请试试单栏副本。',
    text: 'PDF 的文字',
    close: '关闭',
  },
};

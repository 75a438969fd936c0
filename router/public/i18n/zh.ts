import { formsOf } from '#protocol/forms';
import type { PageWords } from './en.ts';

const { count } = formsOf('zh');

export const zh: PageWords = {
  resume: '简历',
  bar: { label: '此页面', download: '下载 PDF', report: '举报' },
  back: '返回页面',
  tooOften: (seconds) => count(seconds, { other: '操作过于频繁。请在 # 秒后重试。' }),
  nothing: { title: '这里没有页面', text: '地址可能有误，或者分享者已撤回该页面。请向对方索取新链接。' },
  expired: { title: '此链接已过期', text: '它只在一段时间内共享，现已结束。请向发送者索取新链接。' },
  busy: { title: '请稍候', text: '目前比较繁忙。请稍后重试。' },
  broken: {
    title: '出了点问题',
    text: '这是我们的问题，没有任何内容丢失。请稍后重试。',
    support: (request) => `供支持人员参考：${request}`,
  },
  password: {
    title: '此页面需要密码',
    text: '可向发送链接的人询问密码。',
    label: '密码',
    open: '打开页面',
    missing: '请输入密码。',
    wrong: '密码不正确。',
  },
  making: { title: '正在生成 PDF', text: '需要几秒钟。下载会自动开始。', again: '立即再次查看' },
  notMade: { title: '未能生成 PDF', text: '可以改为打印此页面：它同样适合纸张。' },
  report: {
    title: '举报此页面',
    text: '我们的管理员会查看。我们只保留所写内容，不保留身份信息。',
    what: '有什么问题？',
    reasons: {
      impersonation: '冒充他人',
      'personal-data': '泄露他人隐私信息',
      spam: '垃圾信息或欺诈',
      offensive: '含有仇恨或淫秽内容',
      other: '其他',
    },
    missing: '请选择问题所在。',
    more: '补充说明（可选）',
    send: '提交举报',
  },
  reported: { title: '谢谢', text: '我们的管理员已收到举报，会查看此页面。' },
};

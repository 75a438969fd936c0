import type { Translation } from '../translation.ts';

export const appeal: Translation['appeal'] = {
  title: '就你的页面作出回复',
  lead: '你的公开页面已被下线，原因见邮件。如果有误，请在此说明（仅限一次），会有人重新查看。',
  words: '你想说的话',
  needsWords: '请写下你想说的话。',
  send: '发送',
  sentTitle: '你的回复已发出',
  sentText: '会有人重新查看你的页面，结果将通过邮件告知你。',
  toResumes: '前往你的简历',
};

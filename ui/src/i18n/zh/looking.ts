import type { Translation } from '../translation.ts';

export const looking: Translation['looking'] = {
  region: '查看此账户',
  viewing: (name, time) => `你正在查看 ${name} 的账户，到 ${time} 为止，不能做任何更改。`,
  end: '结束',
  seen: (name, time) => `支持人员 ${name} 正在查看你的账户，到 ${time} 为止，不能做任何更改。`,
  sessions: '会话',
  overTitle: '这次查看已结束',
  overText: '如需再次查看，请在管理控制台重新开始并说明原因。',
  toConsole: '前往管理控制台',
  still: '查看仍在继续。',
};

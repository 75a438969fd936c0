import { formsOf } from '#protocol/forms';
import type { MailWords } from './en.ts';

const { count } = formsOf('zh');

export const zh: MailWords = {
  hello: '你好：',
  helloTo: (name) => `${name}，你好：`,
  notYou: (link) => `如果不是你本人操作，请立即设置新密码：${link}`,
  quote: (words) => `“${words}”`,
  untitled: '无标题简历',
  device: {
    on: (browser, system) => `${system} 上的 ${browser}`,
    with: (system) => `${system} 设备`,
    unknown: '未知设备',
  },

  ignore: '如果你不清楚这是什么，则无需任何操作。',
  suspended: {
    subject: '你的账户已被停用',
    said: '你的 Vitae 账户已被停用。你无法登录，你的公开页面也已下线。原因如下：',
    foot: '如果你认为这是误会，请回复此邮件，或联系本服务的管理者。',
  },
  pageDown: {
    subject: '你的一个公开页面已被下线',
    said: (slug) => `你在 Vitae 的公开页面“${slug}”已被下线。简历本身没有变化。原因如下：`,
    button: '回复',
    foot: '你可以回复一次，之后会有人重新查看。',
  },
  appealRefused: {
    subject: '你的公开页面仍处于下线状态',
    said: (slug) => `我们根据你的回复重新查看了你在 Vitae 的公开页面“${slug}”。它仍处于下线状态，原因如下：`,
  },
  pageBack: { subject: '你的公开页面已恢复', said: (slug) => `你在 Vitae 的公开页面“${slug}”已恢复。` },
  viewed: {
    subject: '有人正在查看你的账户',
    said: (byName, minutes) =>
      `Vitae 的支持人员 ${byName} 正在查看你的账户，最多 ${minutes} 分钟。对方看到的简历与你所见相同，但不能做任何更改。`,
    ask: '原因如下：',
    foot: '查看期间，你会在 Vitae 中看到提示。结束你的其他会话，查看就会立即停止。如果你没有料到，请联系本服务的运营方。',
  },
  restored: { subject: '你的账户已恢复', said: '你的 Vitae 账户不再停用。一切如旧。' },
  founded: {
    subject: (name) => `${name} 在 Vitae 有了空间`,
    said: (name) => `“${name}”在 Vitae 有了自己的空间，将由你担任管理员。请用此地址创建账户并确认：`,
    button: '创建账户',
  },
  join: {
    subject: (tenant) => `${tenant} 邀请您加入`,
    said: (tenant) => `“${tenant}”邀请您一起撰写简历。请打开链接创建您的账户：`,
    button: '加入',
    foot: '链接仅可使用一次，有效期 30 天。如果您不清楚这是怎么回事，无需任何操作。',
  },
  exportedByStaff: {
    subject: '正在制作你的账户副本',
    said: (byName) => `负责管理你所在 Vitae 的 ${byName} 正在制作你账户全部内容的副本：你的资料和你自己的简历，包括评论和文件。`,
    ask: '原因如下：',
    foot: '你的账户不会有任何变化。如果这出乎你的意料，请询问管理员。',
  },
  plans: {
    'payment-failed': {
      subject: '你的套餐付款未成功',
      said: (plan, day) => `你在 Vitae 的套餐“${plan}”付款未成功。套餐保留至 ${day}，在此期间会再次尝试扣款。请检查付款方式是否仍然有效：`,
    },
    'plan-ended': {
      subject: '你的套餐已结束',
      said: (plan) => `你在 Vitae 的套餐“${plan}”因未能付款而结束。你的内容没有任何删除：仍可照常阅读和导出全部内容。你可以随时重新开通：`,
    },
    'trial-ends': {
      subject: (day) => `你的试用将于 ${day} 结束`,
      said: (plan, day) => `你在 Vitae 的套餐“${plan}”试用将于 ${day} 结束。之后将开始收费，除非你在此之前取消：`,
    },
    button: '查看套餐',
  },
  reviewWithdrawn: {
    subject: '你的简历审阅已撤回',
    said: (title: string) => `“${title}”已在回收站中，因此不再有人审阅。如仍需审阅，请将其恢复并重新申请。`,
  },
  reviewed: {
    subject: (coach) => `${coach} 已审阅您的简历`,
    said: (coach, title) => `${coach} 已完成对您的简历“${title}”的审阅，意见已写在简历的评论中。`,
  },

  verifyEmail: {
    subject: '请确认你的电子邮件地址',
    ask: '请确认这个地址属于你：',
    button: '确认此地址',
    foot: '链接在 24 小时内有效，仅可使用一次。如果你没有在 Vitae 创建账户，则无需任何操作。',
  },
  addressTaken: {
    subject: '你已经有账户了',
    said: '刚才有人（可能是你）想在 Vitae 用这个地址创建另一个账户。你在这里已经有账户了：',
    button: '登录',
    foot: '如果不是你本人操作，则无需任何操作：没有人进入你的账户。',
  },
  changeEmail: {
    subject: '请确认你的新电子邮件地址',
    ask: '请确认你的 Vitae 账户今后使用这个地址：',
    button: '使用此地址',
    foot: '链接在 24 小时内有效，仅可使用一次。在此之前不会有任何变化。',
  },
  emailChanged: {
    subject: '你的电子邮件地址已更改',
    said: '你的 Vitae 账户今后使用另一个电子邮件地址。邮件不再发送到这个地址。',
    foot: '如果不是你本人操作，请回复此邮件，或向本服务的管理者求助。',
  },
  resetPassword: {
    subject: '设置新密码',
    ask: '有人（希望是你）忘记了你的 Vitae 账户密码。请在此设置新密码：',
    button: '设置新密码',
    foot: '链接在 30 分钟内有效，仅可使用一次。如果不是你本人操作，则无需任何操作：你的密码保持不变。',
  },
  passwordChanged: {
    subject: '你的密码已更改',
    said: (when) => `你的 Vitae 账户密码已于 ${when} 更改。其他所有会话均已结束。`,
    tokens: '持有以下 API 令牌的程序仍可代表你操作：',
    more: (n) => count(n, { other: '以及另外 # 个' }),
    button: '查看你的 API 令牌',
  },
  newDevice: {
    subject: '有新设备登录',
    said: (when, device) => `你的 Vitae 账户于 ${when} 在一台此前未见过的设备上登录：${device}。`,
  },
  sessionStolen: {
    subject: '为安全起见，你的一个会话已结束',
    said: (when, device) => `${when}，有人使用了你某个会话的旧密钥（${device}）。它可能已被复制，因此该会话已在所有地方结束。`,
  },
  seeSessions: '查看你的会话',
  security: {
    'passkey-added': {
      subject: '你的账户添加了一个通行密钥',
      said: (when, item) => `${when}，你的 Vitae 账户添加了通行密钥“${item}”。从现在起可以用它登录。`,
    },
    'passkey-removed': {
      subject: '你的账户移除了一个通行密钥',
      said: (when, item) => `${when}，你的 Vitae 账户移除了通行密钥“${item}”。不能再用它登录。`,
    },
    'totp-added': {
      subject: '已设置身份验证器应用',
      said: (when) => `${when}，你的 Vitae 账户设置了身份验证器应用。从现在起，登录时需要输入它的验证码。`,
    },
    'totp-removed': {
      subject: '你的身份验证器应用已移除',
      said: (when) => `${when}，你的 Vitae 账户移除了身份验证器应用。登录时不再需要它的验证码。`,
    },
    'recovery-renewed': {
      subject: '你有了新的恢复代码',
      said: (when) => `${when}，你的 Vitae 账户生成了新的恢复代码。之前的恢复代码不再有效。`,
    },
    'identity-linked': {
      subject: '有账户与你的账户关联',
      said: (when, item) => `${when}，${item} 已与你的 Vitae 账户关联。能在那里登录的人也能在这里登录。`,
    },
    'identity-unlinked': {
      subject: '有账户与你的账户取消关联',
      said: (when, item) => `${when}，${item} 已与你的 Vitae 账户取消关联。不能再用它登录。`,
    },
    'token-made': {
      subject: '已创建 API 令牌',
      said: (when, item) => `${when}，你的 Vitae 账户创建了 API 令牌“${item}”。持有它的程序可以代表你操作。`,
    },
  },
  seeSecurity: '查看你的账户安全设置',

  deletionPlanned: {
    subject: (day) => `你的账户将于 ${day}删除`,
    said: (day) => `按照你的要求，你的 Vitae 账户以及其中只属于你的所有内容将于 ${day}删除。在此之前可以撤销：`,
    saidByTenant: (day) => `本服务的管理者决定，你的 Vitae 账户以及其中只属于你的所有内容将于 ${day}删除。在此之前可以撤销：`,
    button: '保留我的账户',
  },
  deletionUndone: {
    subject: '你的账户已保留',
    said: '你的 Vitae 账户不会被删除。一切如旧。',
  },

  invite: {
    subject: (from) => `${from} 与你共享了一份简历`,
    viewer: (from, title) => `${from} 邀请你在 Vitae 阅读简历“${title}”：`,
    commenter: (from, title) => `${from} 邀请你在 Vitae 阅读和评论简历“${title}”：`,
    editor: (from, title) => `${from} 邀请你在 Vitae 编辑简历“${title}”：`,
    foot: '链接在 14 天内有效，仅可使用一次。如果你不清楚这是什么，则无需任何操作。',
  },
  openResume: '打开简历',
  comment: {
    mention: {
      subject: (from) => `${from} 在评论中提到了你`,
      said: (from, title) => `${from} 在 Vitae 简历“${title}”的评论中提到了你：`,
    },
    reply: {
      subject: (from) => `${from} 回复了你的评论`,
      said: (from, title) => `${from} 回复了你在 Vitae 简历“${title}”中的评论：`,
    },
    button: '打开对话',
    foot: '同一对话每十分钟最多发送一封邮件。',
  },
  suggestion: {
    accepted: {
      subject: (from) => `${from} 接受了你的建议`,
      said: (from, title) => `${from} 接受了你在 Vitae 对简历“${title}”提出的修改建议：`,
    },
    declined: {
      subject: (from) => `${from} 拒绝了你的建议`,
      said: (from, title) => `${from} 拒绝了你在 Vitae 对简历“${title}”提出的修改建议：`,
    },
    foot: '关于建议，每十分钟最多发送一封邮件；现在可能已有更多决定。',
  },
  exported: {
    done: {
      subject: (file) => `你的文件已准备好：${file}`,
      said: (file) => `你要的文件“${file}”已准备好。请在你的简历中获取：`,
      foot: '文件保留七天。',
    },
    failed: {
      subject: (file) => `未能生成文件：${file}`,
      said: (file) => `未能生成你要的文件“${file}”。请在你的简历中了解详情并重试：`,
    },
  },
};

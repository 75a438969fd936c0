import type { Translation } from '../translation.ts';

export const person: Translation['person'] = {
  photo: {
    title: '照片',
    hint: '只有你能在菜单中看到。',
    add: '添加照片',
    replace: '更换',
    remove: '移除',
    preparing: '正在缩小…',
    sending: '正在发送…',
    saved: '照片已保存。',
    removed: '照片已移除。',
    stillThere: '照片仍然保留。',
    alt: '你的照片',
    unreadable: '此文件在这里无法作为图片读取。请选择 JPEG、PNG 或 WebP。',
    tooLarge: '此文件太大。请选择小于 60 MB 的图片。',
  },
  confirm: {
    hint: '你在这里没有密码。请用关联的账户重新登录，然后再次进行此更改。',
    with: (provider) => `使用 ${provider} 继续`,
    signInAgain: '请退出登录后重新登录，并在十分钟内进行此更改。',
  },
  password: {
    none: '你在这里没有密码，而是用其他账户登录。你可以设置一个密码。',
    choose: '设置密码',
  },
};

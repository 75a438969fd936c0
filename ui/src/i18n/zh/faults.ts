import type { Translation } from '../translation.ts';
import { count } from './forms.ts';

export const faults: Translation['faults'] = {
  said: {
    required: '此项必填。',
    wrong_kind: '此处需要其他类型的内容。',
    not_an_address: '这不是电子邮件地址。',
    not_a_link: '这不是链接。',
    not_a_date: '这不是日期。',
    not_text: '含有非文本字符。',
    wrong_form: '格式不正确。',
    not_offered: '不在可选项之中。',
    unknown_field: '不需要此项。',
    twice: '有内容重复。',
    taken: '已被占用。请另选一个。',
    unchanged: '与现有内容相同。',
    in_the_past: '已经过去了。',
    not_allowed: '此处不可用。',
    wrong_password: '密码不正确。',
    own_name: '密码不能是自己的姓名或地址。',
    few_characters: '只含少数几个相同字符的密码最容易被猜中。',
    guessed_first: '这个密码属于最先被猜到的密码。用自己想的三个词更好。',
    invalid: '无法接受这样的内容。',
  },
  measured: {
    too_short: (n) => count(n, { other: '至少 # 个字符。' }),
    too_long: (n) => count(n, { other: '最多 # 个字符。' }),
    too_few: (n) => count(n, { other: '至少 # 项。' }),
    too_many: (n) => count(n, { other: '最多 # 项。' }),
    too_small: (n) => count(n, { other: '不得小于 #。' }),
    too_large: (n) => count(n, { other: '不得大于 #。' }),
  },
};

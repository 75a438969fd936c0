import type { Translation } from '../translation.ts';

export const looking: Translation['looking'] = {
  region: 'الاطلاع على هذا الحساب',
  viewing: (name, time) => `تطّلع على حساب ${name} حتى ${time}. لا يمكنك تغيير أي شيء.`,
  end: 'إنهاء',
  seen: (name, time) => `يطّلع ${name} من فريق المساعدة على حسابك حتى ${time}، ولا يمكنه تغيير أي شيء.`,
  sessions: 'الجلسات',
  overTitle: 'انتهى هذا الاطلاع',
  overText: 'للاطلاع من جديد، ابدأ مرة أخرى من لوحة الإدارة واذكر السبب.',
  toConsole: 'إلى لوحة الإدارة',
  still: 'الاطلاع مستمر.',
};

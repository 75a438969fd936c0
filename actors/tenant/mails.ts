import type { Mail } from '#protocol/tenant';

/** For the owner of an address with which somebody has just registered. */
export function addressTakenMail(to: string, origin: string): Mail {
  return {
    kind: 'address-taken',
    to,
    subject: 'You already have an account',
    text: [
      'Hello,',
      '',
      'somebody, perhaps you, has just registered at Vitae with this address. You already have an account here:',
      '',
      `${origin}/sign-in`,
      '',
      'If it was not you, nothing needs to be done: nobody got into your account.',
    ].join('\n'),
  };
}

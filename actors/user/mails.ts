import type { Mail } from '#protocol/tenant';

const greeting = (name: string) => `Hello ${name.replace(/[\r\n]/g, ' ')},`;

/** The link opens a page with a button; only pressing it spends the code, because mail scanners follow links. */
export function verificationMail(to: string, name: string, origin: string, token: string): Mail {
  return {
    kind: 'verify-email',
    to,
    subject: 'Confirm your e-mail address',
    text: [
      greeting(name),
      '',
      'please confirm that this address is yours:',
      '',
      `${origin}/verify-email?token=${token}`,
      '',
      'The link works once, for 24 hours. If you did not make an account at Vitae, nothing needs to be done.',
    ].join('\n'),
  };
}

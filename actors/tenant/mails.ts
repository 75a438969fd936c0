import { compose } from '#kernel/mail/compose';
import { say } from '#kernel/mail/words';
import type { Mail } from '#protocol/tenant';

/** For the owner of an address that somebody has just tried to use for another account. */
export function addressTakenMail(to: string, origin: string): Mail {
  const letter = compose({
    kind: 'address-taken',
    subject: say('address-taken.subject'),
    greeting: say('greeting'),
    said: [say('address-taken.said')],
    button: { label: say('address-taken.button'), url: `${origin}/sign-in` },
    foot: say('address-taken.foot'),
  });
  return { ...letter, to };
}

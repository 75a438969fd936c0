import type { Effect } from '#kernel/drain';
import type { Language } from '#protocol/language';
import { DEFAULT_TENANT } from '#protocol/tenant';
import type { Person } from './repo.ts';

/** The default tenant knows whose each address is, whatever tenant somebody belongs to; it tells theirs. */
const toDirectory = (message: { type: string; [field: string]: unknown }): Effect => ({
  to: 'actor',
  kind: 'tenant',
  id: DEFAULT_TENANT,
  message,
});

/** `language`: what they read, as far as it is known. */
export const joined = ({ id, email, name, tenant }: Person, language: Language | undefined): Effect =>
  toDirectory({
    type: 'MemberJoined',
    user: id,
    email,
    name,
    ...(tenant === DEFAULT_TENANT ? {} : { tenant }),
    ...(language === undefined ? {} : { language }),
  });

export const emailVerified = ({ id, email }: Person): Effect => toDirectory({ type: 'EmailVerified', user: id, email });

export const identityUnlinked = ({ id }: Person, issuer: string, subject: string): Effect =>
  toDirectory({ type: 'IdentityUnlinked', user: id, issuer, subject });

/** Whoever knew somebody forgets them. */
export function left({ id, tenant }: Person, resumes: readonly string[]): Effect[] {
  const message = { type: 'MemberLeft', user: id, resumes: [...resumes] };
  const own: Effect = { to: 'actor', kind: 'tenant', id: tenant, message };
  return tenant === DEFAULT_TENANT ? [own] : [own, toDirectory(message)];
}

import { LinkedList, ProviderList, StartOauthAnswer } from '#protocol/http';
import { type LinkedIdentity, OauthTrouble, type ProviderName } from '#protocol/oauth';
import { auth } from '../i18n/en/auth.ts';
import { words } from '../i18n/words.ts';
import { call, Nothing } from './http.ts';
import { useQuery } from './query.ts';

const w = words('auth', auth);

/** Accounts elsewhere. What changes them is called through `confirmed`. */
export const oauthApi = {
  providers: () => call(ProviderList, '/auth/oauth'),
  linked: () => call(LinkedList, '/api/me/identities'),
  start: (provider: ProviderName, body: { purpose: 'sign-in' | 'link' | 'confirm'; next?: string }) =>
    call(StartOauthAnswer, `/auth/oauth/${provider}/start`, { method: 'POST', body }),
  unlink: ({ issuer, subject }: LinkedIdentity) =>
    call(Nothing, '/api/me/identities/unlink', { method: 'POST', body: { issuer, subject } }),
};

export const useProviders = () =>
  useQuery(() => ({ queryKey: ['providers'], queryFn: oauthApi.providers, staleTime: Number.POSITIVE_INFINITY }));
export const LINKED_KEY = ['identities'];
export const useLinked = () => useQuery(() => ({ queryKey: LINKED_KEY, queryFn: oauthApi.linked, staleTime: 0 }));

/** What to say of `?oauth=…`; nothing for anything that is not ours. */
export function sayTrouble(code: string | undefined): string {
  const trouble = OauthTrouble.safeParse(code);
  return trouble.success ? w().oauth[trouble.data] : '';
}

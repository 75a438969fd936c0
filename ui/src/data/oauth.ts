import { useQuery } from '@tanstack/solid-query';
import { LinkedList, ProviderList, StartOauthAnswer } from '#protocol/http';
import { type LinkedIdentity, OauthTrouble, type ProviderName } from '#protocol/oauth';
import { call, Nothing } from './http.ts';

/** Accounts elsewhere. What changes them is called through `confirmed`. */
export const oauthApi = {
  providers: () => call(ProviderList, '/auth/oauth'),
  linked: () => call(LinkedList, '/api/me/identities'),
  start: (provider: ProviderName, body: { purpose: 'sign-in' | 'link'; next?: string }) =>
    call(StartOauthAnswer, `/auth/oauth/${provider}/start`, { method: 'POST', body }),
  unlink: ({ issuer, subject }: LinkedIdentity) =>
    call(Nothing, '/api/me/identities/unlink', { method: 'POST', body: { issuer, subject } }),
};

export const useProviders = () =>
  useQuery(() => ({ queryKey: ['providers'], queryFn: oauthApi.providers, staleTime: Number.POSITIVE_INFINITY }));
export const LINKED_KEY = ['identities'];
export const useLinked = () => useQuery(() => ({ queryKey: LINKED_KEY, queryFn: oauthApi.linked, staleTime: 0 }));

const WORDS: Record<OauthTrouble, string> = {
  refused: 'The other site did not sign you in, or it took too long. Please try again.',
  unverified: 'The other site has not verified an address of yours. Make an account here first, then connect the two under Security.',
  address_taken: 'There is an account with your address here already. Sign in to it, then connect the two under Security.',
  connected_elsewhere: 'That account is connected to somebody else here.',
  unproved: 'Please confirm that it is you, and connect it again.',
  closed: 'New accounts are not open here.',
  failed: 'This did not work. Please try again.',
};

/** What to say of `?oauth=…`; nothing for anything that is not ours. */
export function sayTrouble(code: string | undefined): string {
  const trouble = OauthTrouble.safeParse(code);
  return trouble.success ? WORDS[trouble.data] : '';
}

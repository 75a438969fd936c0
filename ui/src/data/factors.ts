import { useQueryClient } from '@tanstack/solid-query';
import type { ConfirmProof, FactorProof, PasskeyMade, PasskeyUsed } from '#protocol/factors';
import { AddedPasskey, ConfirmedAnswer, Factors, NewRecoveryCodes, PasskeyCreation, PasskeyRequest, TotpStart } from '#protocol/http';
import { SignedInUser } from './api.ts';
import { call, Nothing } from './http.ts';
import { useQuery } from './query.ts';

const post = <S extends Parameters<typeof call>[0]>(schema: S, path: string, body?: unknown) =>
  call(schema, path, { method: 'POST', body });
const passkeyPath = (id: string) => `/api/me/passkeys/${id}`;

/** Second factors. What changes them is called through `confirmed`. */
export const factorsApi = {
  get: () => call(Factors, '/api/me/factors'),
  prove: (ticket: string, proof: FactorProof) => post(SignedInUser, '/auth/factor', { ticket, proof }),
  provingOptions: (ticket: string) => post(PasskeyRequest, '/auth/factor/passkey', { ticket }),
  signInOptions: () => post(PasskeyRequest, '/auth/passkey/options'),
  signIn: (response: PasskeyUsed) => post(SignedInUser, '/auth/passkey', { response }),
  confirm: (proof: ConfirmProof) => post(ConfirmedAnswer, '/auth/confirm', { proof }),
  confirmingOptions: () => post(PasskeyRequest, '/auth/confirm/passkey'),
  passkeyOptions: () => post(PasskeyCreation, '/api/me/passkeys/options'),
  addPasskey: (name: string, response: PasskeyMade) => post(AddedPasskey, '/api/me/passkeys', { name, response }),
  renamePasskey: (id: string, name: string) => call(Nothing, passkeyPath(id), { method: 'PATCH', body: { name } }),
  removePasskey: (id: string) => call(Nothing, passkeyPath(id), { method: 'DELETE' }),
  startTotp: () => post(TotpStart, '/api/me/totp'),
  confirmTotp: (code: string) => post(NewRecoveryCodes, '/api/me/totp/confirm', { code }),
  removeTotp: () => call(Nothing, '/api/me/totp', { method: 'DELETE' }),
  renewRecoveryCodes: () => post(NewRecoveryCodes, '/api/me/recovery-codes'),
};

const KEY = ['factors'];
export const useFactors = () => useQuery(() => ({ queryKey: KEY, queryFn: factorsApi.get, staleTime: 0 }));

/** Whether this person has a password to be asked for; until that is known, like most. */
export function useHasPassword(): () => boolean {
  const factors = useFactors();
  return () => factors.data?.hasPassword !== false;
}

/** Reads them again, after a change. */
export function useFactorsChanged(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: KEY });
}

import { useMutation, useQueryClient } from '@tanstack/solid-query';
import type { z } from 'zod';
import type { AdminCommand } from '#protocol/tenant-admin';
import { call } from '../../../ui/src/data/http.ts';
import { type Asked, type Reply, SCHEMAS } from './replies.ts';

export type Command<T extends Asked = Asked> = Extract<AdminCommand, { type: T }>;

const sortOf = <C extends Command>({ type }: C): C['type'] => type;

/**
 * Says something to the tenant. With the same `key` it takes effect once, however often it is sent.
 * @throws ProblemError, OfflineError
 */
export const ask = <C extends Command>(command: C, key?: string): Promise<Reply<C['type']>> =>
  call<z.ZodType<Reply<C['type']>>>(SCHEMAS[sortOf(command)], '/api/admin/commands', {
    method: 'POST',
    body: command,
    ...(key === undefined ? {} : { key }),
  });

/** An act of staff. What it may have changed is read again afterwards, also when it failed: somebody else may have been first. */
export function useAct<C extends Command>(stale: readonly (readonly string[])[]) {
  const client = useQueryClient();
  return useMutation(() => ({
    // Sent again after a lost answer, it takes effect once.
    mutationFn: (command: C) => ask(command, crypto.randomUUID()),
    onSettled: () => Promise.all(stale.map((queryKey) => client.invalidateQueries({ queryKey }))),
  }));
}

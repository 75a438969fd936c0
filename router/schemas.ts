import { z } from '@hono/zod-openapi';
import { Problem } from '#protocol/errors';

/** Pieces of route descriptions. */

export const jsonBody = <S extends z.ZodType>(schema: S) => ({ required: true, content: { 'application/json': { schema } } });
export const jsonAnswer = <S extends z.ZodType>(description: string, schema: S) => ({
  description,
  content: { 'application/json': { schema } },
});
export const noContent = { description: 'Done; nothing to say.' };

/** The refusals of a route, by status, all of one shape. */
export const refusals = (...statuses: number[]) =>
  Object.fromEntries(
    statuses.map((status) => [
      status,
      { description: REASONS[status] ?? 'Refused', content: { 'application/problem+json': { schema: Problem } } },
    ]),
  );

const REASONS: Record<number, string> = {
  400: 'Something in the request is not valid; `errors` says where',
  401: 'Not signed in, or the session has ended',
  403: 'Not allowed',
  404: 'Not there',
  409: 'It conflicts with what is there, or is not ready',
  410: 'No longer available',
  413: 'Too large',
  415: 'Not JSON',
  429: 'Too many requests; see Retry-After',
  503: 'Busy; see Retry-After',
};

export const secured = [{ bearer: [] }, { cookie: [] }];
export const idempotencyHeader = z.object({
  'idempotency-key': z
    .string()
    .min(8)
    .max(100)
    .regex(/^[\x21-\x7e]+$/)
    .optional()
    .openapi({ description: 'The same key gives the same result, however often it is sent within 7 days.' }),
});

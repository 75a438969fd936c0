import { z } from 'zod';

/** `<user id>.<secret>`: the id routes it, the secret is compared as a hash. */
export const OpaqueToken = z.string().regex(/^usr_[0-9a-hjkmnp-tv-z]{26}\.[A-Za-z0-9_-]{43}$/);

/** What is shown in the list of sessions. */
export const Device = z.strictObject({ agent: z.string().max(300) });
export type Device = z.infer<typeof Device>;

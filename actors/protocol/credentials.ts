import { z } from 'zod';
import { NOT_TEXT } from './field-issues.ts';

/** Lower-cased and NFC: addresses that differ only so are one. */
export const Email = z
  .string()
  .trim()
  .max(254)
  .transform((value) => value.normalize('NFC').toLowerCase())
  .pipe(z.email());
export const PersonName = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .refine((value) => value.isWellFormed() && !/\p{Cc}/u.test(value), NOT_TEXT);
/** Any characters, never cut; compared after NFKC. */
export const Password = z.string().min(8).max(256);
/** `<user id>.<secret>`: the id routes it, the secret is compared as a hash. */
export const OpaqueToken = z.string().regex(/^usr_[0-9a-hjkmnp-tv-z]{26}\.[A-Za-z0-9_-]{43}$/);

/** What is shown in the list of sessions. `place` is a country (ISO 3166-1, two letters), where the platform knows it. */
export const Device = z.strictObject({
  agent: z.string().max(300),
  place: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
});
export type Device = z.infer<typeof Device>;

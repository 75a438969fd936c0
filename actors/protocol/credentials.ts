import { z } from 'zod';

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
  .refine((value) => value.isWellFormed() && !/\p{Cc}/u.test(value), { message: 'holds characters that are not text' });
/** Any characters, never cut; compared after NFKC. */
export const Password = z.string().min(8).max(256);
/** `<user id>.<secret>`: the id routes it, the secret is compared as a hash. */
export const OpaqueToken = z.string().regex(/^usr_[0-9a-hjkmnp-tv-z]{26}\.[A-Za-z0-9_-]{43}$/);

import { z } from 'zod';
import { Locale } from './locale.ts';

/** How somebody wants their account to be. What they have not said is not there. */

export const Theme = z.enum(['system', 'light', 'dark']);
export type Theme = z.infer<typeof Theme>;

export const PREFERENCES = {
  /** Of the apps and of mails, as far as they speak it (BCP 47); mails are else in what the browser asked for when the account was made. */
  language: Locale.optional(),
  theme: Theme.optional(),
  /** Whether comments and suggestions are told by mail; they are unless this says `false`. */
  commentMails: z.boolean().optional(),
};
export const Preferences = z.object(PREFERENCES);
export type Preferences = z.infer<typeof Preferences>;

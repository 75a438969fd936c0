import { z } from 'zod';

/** Mails as a tenant sends and keeps them. */

export const MailKind = z.enum([
  'verify-email',
  'address-taken',
  'invite',
  'comment',
  'suggestion',
  'export',
  'change-email',
  'email-changed',
  'reset-password',
  'password-changed',
  'new-device',
  'session-stolen',
  'security-changed',
  'deletion-planned',
  'deletion-undone',
  'suspended',
  'restored',
  'viewed',
  'join',
  'page-decision',
  'review',
  'plan',
  'account-exported',
]);

/** A mail as it leaves: plain text, and the same as HTML; no CR or LF in what becomes a header. */
export const Mail = z.strictObject({
  kind: MailKind,
  to: z
    .string()
    .max(320)
    .regex(/^[^\r\n]+$/),
  subject: z
    .string()
    .max(300)
    .regex(/^[^\r\n]+$/),
  text: z.string().max(20_000),
  html: z.string().max(60_000).optional(),
});
export type Mail = z.infer<typeof Mail>;

export const MailRecord = Mail.extend({
  id: z.number().int(),
  at: z.iso.datetime(),
  state: z.enum(['waiting', 'sent', 'kept', 'failed']),
  attempts: z.number().int(),
});
export type MailRecord = z.infer<typeof MailRecord>;

import { z } from 'zod';
import { Email } from './credentials.ts';
import { UserId } from './ids.ts';
import { InvitedRole } from './roles.ts';

/** What is told by mail to somebody whose language the teller does not know: what happened, in data. The tenant has the words. */

const Words = z.string().max(400);
const Link = z.string().max(2_000);
/** Not there when the résumé has none. */
const Title = Words.optional();

export const News = z.discriminatedUnion('about', [
  z.strictObject({ about: z.literal('comment'), why: z.enum(['mention', 'reply']), from: Words, title: Title, body: Words, link: Link }),
  z.strictObject({ about: z.literal('suggestion'), decision: z.enum(['accepted', 'declined']), from: Words, title: Title, link: Link }),
  z.strictObject({ about: z.literal('export'), how: z.enum(['done', 'failed']), file: Words, link: Link }),
]);
export type News = z.infer<typeof News>;

export const Invitation = z.strictObject({
  to: Email,
  /** Who invites. */
  by: UserId,
  from: Words,
  title: Title,
  role: InvitedRole,
  link: Link,
});
export type Invitation = z.infer<typeof Invitation>;

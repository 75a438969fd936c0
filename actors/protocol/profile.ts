import { z } from 'zod';
import { UserId } from './ids.ts';
import { PhotoKey } from './photo.ts';
import { PlanHeld } from './plan-held.ts';
import { PREFERENCES } from './preferences.ts';
import { OpenView } from './views.ts';

export const Profile = z.object({
  id: UserId,
  email: z.string(),
  name: z.string(),
  emailVerified: z.boolean(),
  /** Which picture `GET /api/me/photo` gives; absent when there is none. A key never means another picture. */
  photo: PhotoKey.optional(),
  /** When the account will be deleted; only while that is planned. */
  deletionAt: z.iso.datetime().optional(),
  /** Only where it is another one than `free`, or was. */
  plan: PlanHeld.optional(),
  /** While they do nothing but set up a second factor: their tenant asks for one. */
  needsFactor: z.literal(true).optional(),
  /** While staff look at the account. */
  view: OpenView.optional(),
  ...PREFERENCES,
});
export type Profile = z.infer<typeof Profile>;

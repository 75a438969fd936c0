import type { z } from 'zod';
import { BrowserSession, type JoinBody, JoinPlaceAnswer } from '#protocol/http';
import type { Profile } from '#protocol/user';
import { call, Nothing, refreshSession } from './http.ts';

export type JoinPlace = z.infer<typeof JoinPlaceAnswer>;

/** Coming to an organisation by its invitation. */
export const joinApi = {
  place: (token: string) => call(JoinPlaceAnswer, '/auth/join/place', { method: 'POST', body: { token } }),
  join: async (body: z.infer<typeof JoinBody>): Promise<Profile> =>
    (await call(BrowserSession, '/auth/join', { method: 'POST', body })).user,
  /** The session is renewed: its token says where somebody belongs. */
  move: async (token: string): Promise<void> => {
    await call(Nothing, '/api/me/tenant', { method: 'POST', body: { token } });
    await refreshSession(Date.now());
  },
};

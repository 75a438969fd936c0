import { describe, expect, it } from 'vitest';
import { UserId } from '#protocol/ids';
import { Left, type Peer, PresenceDown } from '#protocol/live';
import { Presence } from './presence.ts';

const peer = (session: string, field: string | null): Peer => ({
  session,
  user: { id: UserId.parse(`usr_${'0'.repeat(26)}`), name: 'Ada' },
  gaze: { field, anchor: null, head: null },
});

describe('who is there', () => {
  it('is told once each, as it is last', () => {
    const presence = new Presence();
    presence.show(peer('a', 'basics/name'));
    presence.show(peer('b', null));
    presence.show(peer('a', 'basics/email'));
    presence.show(peer('c', null));
    presence.gone('c');
    const { frames, only } = presence.take();
    expect(only).toBeNull();
    const [shown, left] = frames.map((frame) => JSON.parse(frame));
    expect(PresenceDown.parse(shown)).toEqual({ type: 'p', peer: peer('a', 'basics/email'), more: [peer('b', null)] });
    expect(Left.parse(left)).toEqual({ type: 'left', session: 'c' });
    expect(presence.take().frames).toEqual([]);
  });

  it('is no news to the one it is about', () => {
    const presence = new Presence();
    presence.show(peer('a', null));
    expect(presence.take().only).toBe('a');
  });
});

import { ServerFrame } from '#protocol/live';
import type { LiveEvent } from './events.ts';

/** A frame of the actor; `null` for what is none that this app knows. */
export function readFrame(text: string): ServerFrame | null {
  try {
    return ServerFrame.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    // Not JSON is not a frame.
    return null;
  }
}

/** What a frame tells beside the document, which is the replica's. */
export function newsOf(frame: ServerFrame): LiveEvent[] {
  switch (frame.type) {
    case 'welcome': {
      const { role, session, presence: peers, conflicts = [] } = frame;
      return [{ type: 'greeted', role, session, peers, conflicts }];
    }
    case 'role':
      return [{ type: 'role', role: frame.role }];
    case 'p':
      return [frame.peer, ...(frame.more ?? [])].map((peer) => ({ type: 'peer', peer }));
    case 'left':
      return [frame.session, ...(frame.more ?? [])].map((session) => ({ type: 'left', session }));
    case 'conflict':
      return [{ type: 'conflict', conflict: frame.conflict }];
    case 'changed':
      return [{ type: 'changed', what: frame.what }];
    case 'ack':
    case 'ops':
    case 'resync':
    case 'pong':
    case 'too_old':
    case 'forbidden':
    case 'error':
      return [];
  }
}

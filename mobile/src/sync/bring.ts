import type { ResumeId, UserId } from '#protocol/ids';
import { OfflineError } from '../../../ui/src/data/http.ts';
import { type EndReason, endOf } from '../../../ui/src/live/connection.ts';
import { browserDevice, deviceKind } from '../../../ui/src/live/device.ts';
import type { LiveEvent } from '../../../ui/src/live/events.ts';
import { newReplicaId, newWriter } from '../../../ui/src/live/ids.ts';
import { LiveSession } from '../../../ui/src/live/session.ts';
import { webSocketAt } from '../../../ui/src/live/transport.ts';
import { SyncRefused } from './manager.ts';

/** What came of bringing one résumé: all is decided and kept here, or it is not this person's any more. */
export type Brought = 'brought' | Extract<EndReason, 'forbidden' | 'not_found'>;

/** The kept edits of one résumé go out over a socket of their own, and what others wrote comes in and is kept. */
export function bringResume(user: UserId, resume: ResumeId, renewSignIn: () => Promise<boolean>): Promise<Brought> {
  return new Promise((resolve, reject) => {
    let isLive = false;
    let session: LiveSession | null = null;
    const end = (settle: () => void) => {
      // It may tell of its end before it is there.
      queueMicrotask(() => session?.close());
      settle();
    };
    const dispatch = (event: LiveEvent) => {
      if (event.type === 'document' && isLive && event.pending === 0) end(() => resolve('brought'));
      if (event.type !== 'connection') return;
      const what = event.event;
      switch (what.type) {
        case 'welcomed':
          isLive = true;
          return;
        case 'dropped': {
          const reason = endOf(what.code);
          if (reason === 'forbidden' || reason === 'not_found') return end(() => resolve(reason));
          if (reason === 'too_old') return end(() => reject(new SyncRefused({ type: 'too_old' })));
          return end(() => reject(new OfflineError(what)));
        }
        case 'signed_out':
        case 'somebody_else': {
          const why = what.type;
          return end(() => reject(new SyncRefused({ type: 'refused', why })));
        }
        case 'opened':
        case 'retried':
          return;
      }
    };
    session = new LiveSession({
      connect: webSocketAt(`/api/resumes/${resume}/live`),
      user,
      device: browserDevice(user, resume),
      deviceKind: deviceKind(),
      newReplicaId,
      newWriter,
      now: () => Date.now(),
      after: (ms, job) => {
        const timer = setTimeout(job, ms);
        return () => clearTimeout(timer);
      },
      soon: (job) => queueMicrotask(job),
      isVisible: () => document.visibilityState === 'visible',
      renewSignIn,
      dispatch,
      // What was not accepted is on the device's shelf already, where its own screen shows it.
      notify: () => {},
    });
  });
}

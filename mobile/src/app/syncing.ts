import type { ResumeId, UserId } from '#protocol/ids';
import type { ListedResume } from '#protocol/resume-list';
import { OfflineError, ProblemError, refreshSession } from '../../../ui/src/data/http.ts';
import { newWriter } from '../../../ui/src/live/ids.ts';
import type { PhoneShelf } from '../store/shelf.ts';
import { SyncManager, SyncRefused } from '../sync/manager.ts';
import { afterRefusal, codeOf, type ToBring, toBring } from '../sync/round.ts';
import type { SyncState } from '../sync/state.ts';
import { waitingIn } from '../waiting/keys.ts';
import { getList, getMe, sendAct } from './server.ts';

interface SyncingPorts {
  shelf: PhoneShelf;
  user: UserId;
  isOpen(id: ResumeId): boolean;
  show(state: SyncState): void;
  /** What the device keeps is another. */
  changed(): void;
  /** The server has said who the person is by now, which may be nobody. */
  heard(list: readonly ListedResume[]): Promise<void>;
}

const MOST = 2 ** 32;

/** The sync manager with a browser and a server around it. */
export function newSyncing({ shelf, user, isOpen, show, changed, heard }: SyncingPorts): SyncManager<ToBring> {
  return new SyncManager<ToBring>({
    begin: () =>
      refusing(async () => {
        // Another account may be signed in by now: nothing of this person's may go out as theirs.
        const me = await getMe();
        if (me.id !== user) throw new SyncRefused({ type: 'refused', why: 'somebody_else' });
        await shelf.keepMe(me);
        await sendActs(shelf, user, changed);
        const list = await getList();
        await heard(list);
        const waiting = waitingIn(await shelf.keys(user), user);
        const had = await shelf.had(
          user,
          list.map(({ id }) => id),
        );
        return toBring(list, waiting, had, isOpen);
      }),
    bring: ({ id, updatedAt }) =>
      refusing(async () => {
        // It may have been opened meanwhile.
        if (isOpen(id)) return;
        await bringHere(user, id);
        if (updatedAt !== '') await shelf.keepHad(user, id, updatedAt);
        changed();
      }),
    retryAfter: (error) => (error instanceof ProblemError ? (error.retryAfter ?? undefined) : undefined),
    show,
    now: () => Date.now(),
    chance: () => newWriter() / MOST,
    after: (ms, job) => {
      const timer = setTimeout(job, ms);
      return () => clearTimeout(timer);
    },
  });
}

/** With all that holds a document: not loaded before it is needed. */
async function bringHere(user: UserId, id: ResumeId): Promise<void> {
  const { bringResume } = await import('../sync/bring.ts');
  await bringResume(user, id, () => refreshSession(Date.now()));
}

/** An ended session is no failure of the network: only signing in mends it. */
async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ProblemError && error.problem.status === 401) throw new SyncRefused({ type: 'refused', why: 'signed_out' });
    if (!(error instanceof ProblemError || error instanceof OfflineError || error instanceof SyncRefused))
      console.warn('not synced', error);
    throw error;
  }
}

/** In the order in which they were done. One that the server would not stays, and is shown as such. */
async function sendActs(shelf: PhoneShelf, user: UserId, changed: () => void): Promise<void> {
  for (const act of await shelf.acts(user)) {
    if (act.refused) continue;
    try {
      // What is in the trash takes no edits: those from before go out before it.
      if (act.type === 'trash' && waitingIn(await shelf.keys(user), user).has(act.resume)) await bringHere(user, act.resume);
      const file = act.type === 'photo' ? await shelf.file(user, act.key) : null;
      await sendAct(act, file && new Blob([Uint8Array.from(file)], { type: 'image/jpeg' }));
      await shelf.dropAct(user, act.key);
    } catch (error) {
      const code = codeOf(error);
      const what = code === null ? 'later' : afterRefusal(act, code);
      if (what === 'later' || code === null) throw error;
      if (what === 'done') await shelf.dropAct(user, act.key);
      else await shelf.keepAct(user, { ...act, refused: code });
    }
    changed();
  }
}

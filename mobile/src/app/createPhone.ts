import { createEffect, createRoot, createSignal, onCleanup } from 'solid-js';
import { createStore, reconcile } from 'solid-js/store';
import { ResumeId, type UserId } from '#protocol/ids';
import type { ListedResume } from '#protocol/resume-list';
import type { Profile } from '#protocol/user';
import { queuePhotosIn } from '../../../ui/src/features/photo/queue.ts';
import { newReplicaId } from '../../../ui/src/live/ids.ts';
import { BrowserRows } from '../../../ui/src/live/indexeddb.ts';
import { newFurnishing } from '../offline/furnishing.ts';
import { type Act, actKey, listAfter } from '../store/acts.ts';
import type { Begun } from '../store/begin-here.ts';
import { photosIn } from '../store/photos.ts';
import { PhoneShelf } from '../store/shelf.ts';
import { askToBeWoken, whenWoken } from '../sync/background.ts';
import { whileLeading } from '../sync/leader.ts';
import type { SyncState } from '../sync/state.ts';
import { waitingIn } from '../waiting/keys.ts';
import { w } from '../words.ts';
import { PHOTOS } from '../worker/choices.ts';
import { forgetReceived } from '../worker/received.ts';
import type { Phone } from './context.ts';
import { endSession } from './server.ts';
import { newSyncing } from './syncing.ts';

/** What the pages of one device tell each other. */
type Word = { type: 'rows' } | { type: 'ask' } | { type: 'state'; state: SyncState };

export const rows = new BrowserRows();
export const shelf = new PhoneShelf(rows);

/** Everything about one signed-in person, for as long as the calling component lives. */
export function createPhone(first: Profile, onSignedOut: () => void): Phone {
  const user: UserId = first.id;
  const [me, setMe] = createSignal(first);
  const [known, setKnown] = createSignal<readonly ListedResume[]>([]);
  const [acts, setActs] = createSignal<readonly Act[]>([]);
  const [waiting, setWaiting] = createSignal<ReadonlyMap<ResumeId, number>>(new Map());
  const [sync, setSync] = createSignal<SyncState>(navigator.onLine ? { phase: 'connecting', attempt: 0 } : { phase: 'offline' });
  // The rows of what has not changed stay as they are: a menu that is open in one stays open.
  const [shown, setShown] = createStore<{ list: ListedResume[] }>({ list: [] });
  createEffect(() => setShown('list', reconcile(structuredClone(listAfter(known(), acts())), { key: 'id' })));
  const open = new Map<ResumeId, number>();
  const end = new AbortController();
  onCleanup(() => end.abort());
  const channel = new BroadcastChannel(`vitae-phone/${user}`);
  onCleanup(() => channel.close());
  const say = (word: Word) => channel.postMessage(word);

  const look = async () => {
    const [list, done, keys] = await Promise.all([shelf.list(user), shelf.acts(user), shelf.keys(user)]);
    setKnown(list);
    setActs(done);
    setWaiting(waitingIn(keys, user));
  };
  const changed = () => {
    void look();
    say({ type: 'rows' });
  };

  const furnish = newFurnishing(rows, shelf, user, end.signal);
  const manager = newSyncing({
    shelf,
    user,
    isOpen: (id) => open.has(id),
    show: (state) => {
      setSync(state);
      if (state.phase === 'live') furnish();
      say({ type: 'state', state });
    },
    changed,
    heard: async (list) => {
      await shelf.keepList(user, list);
      const kept = await shelf.me();
      if (kept?.id === user) setMe(kept);
      changed();
    },
  });
  createEffect(() => {
    // Only where there is no network: where there is one, the browser would wake us at once, however long a server wants to be waited for.
    if (sync().phase === 'offline' && (waiting().size > 0 || acts().length > 0)) void askToBeWoken();
  });
  let isLeading = false;
  const ask = () => (isLeading ? manager.tell({ type: 'asked' }) : say({ type: 'ask' }));
  channel.addEventListener('message', ({ data }: MessageEvent<Word>) => {
    if (data.type === 'rows') void look();
    else if (data.type === 'state' && !isLeading) setSync(data.state);
    else if (data.type === 'ask' && isLeading) manager.tell({ type: 'asked' });
  });
  whileLeading(`vitae-phone-sync/${user}`, end.signal, () => {
    isLeading = true;
    const { signal } = end;
    const online = () => manager.tell({ type: 'online' });
    window.addEventListener('online', online, { signal });
    window.addEventListener('offline', () => manager.tell({ type: 'offline' }), { signal });
    whenWoken(() => navigator.onLine && online(), signal);
    document.addEventListener(
      'visibilitychange',
      () => {
        if (document.visibilityState === 'visible' && navigator.onLine)
          manager.tell(manager.state.phase === 'live' ? { type: 'asked' } : { type: 'online' });
      },
      { signal },
    );
    if (navigator.onLine) online();
    else setSync({ phase: 'offline' });
    return () => manager.stop();
  });
  // Where another page leads already, it says how things are: nothing may change for hours.
  say({ type: 'ask' });
  void look();

  let count = 0;
  const newAct = (type: Act['type'], resume: ResumeId, more: Partial<Act> = {}): Act => {
    const at = Date.now();
    count += 1;
    return { key: actKey(at, count, newReplicaId().slice(0, 6)), type, resume, at, ...more };
  };
  const acted = async () => {
    await look();
    say({ type: 'rows' });
    ask();
  };
  const act = async (type: Act['type'], resume: ResumeId, more: Partial<Act> = {}) => {
    await shelf.keepAct(user, newAct(type, resume, more));
    await acted();
  };
  const keysOf = (list: readonly Act[]) => list.map(({ key }) => key);
  queuePhotosIn(
    photosIn({
      acts,
      keep: async (resume, file, instead) => {
        const bytes = new Uint8Array(await file.arrayBuffer());
        await shelf.keepActWithFile(user, newAct('photo', ResumeId.parse(resume)), bytes, keysOf(instead));
        await acted();
      },
      drop: async (list) => {
        if (list.length === 0) return;
        await shelf.dropActs(user, keysOf(list));
        changed();
      },
    }),
  );
  onCleanup(() => queuePhotosIn(null));
  const begin = async ({ resume, token, title }: Begun): Promise<ResumeId> => {
    await act('create', resume, { token, title });
    return resume;
  };
  // With all that holds a document: not before it is needed.
  const here = () => import('../store/begin-here.ts');

  return {
    me,
    resumes: () => shown.list,
    acts,
    waiting,
    sync,
    create: async () => begin(await (await here()).beginBlank(rows, user, me().name, w().untitled)),
    duplicate: async (resume) =>
      begin(await (await here()).beginCopy(rows, user, resume.id, (title) => w().copyOf(title.slice(0, 480)).trim())),
    trash: (id) => act('trash', id),
    restore: (id) => act('restore', id),
    dropAct: async (key) => {
      await shelf.dropAct(user, key);
      changed();
    },
    forgetResume: async (id) => {
      await shelf.forgetResume(user, id);
      changed();
    },
    rename: (id, title) => {
      const begun = acts().find((one) => one.type === 'create' && one.resume === id && one.title !== title);
      if (begun) void shelf.keepAct(user, { ...begun, title }).then(look);
      const next = known().map((one) =>
        one.id === id && one.title !== title ? { ...one, title, updatedAt: new Date().toISOString() } : one,
      );
      setKnown(next);
      void shelf.keepList(user, next);
    },
    whenCreated: (id) =>
      new Promise((resolve) => {
        const isWaiting = () => acts().some((one) => one.type === 'create' && one.resume === id);
        createRoot((dispose) =>
          createEffect(() => {
            if (isWaiting()) return;
            resolve();
            queueMicrotask(dispose);
          }),
        );
      }),
    opened: (id) => {
      open.set(id, (open.get(id) ?? 0) + 1);
      return () => {
        const left = (open.get(id) ?? 1) - 1;
        if (left > 0) open.set(id, left);
        else open.delete(id);
        // What was typed in the last moment may still wait.
        setTimeout(() => {
          void look();
          ask();
        }, 500);
      };
    },
    isTooOld: () => manager.tell({ type: 'too_old' }),
    syncNow: () => (isLeading ? manager.tell({ type: 'online' }) : say({ type: 'ask' })),
    signedIn: async (next) => {
      await shelf.keepMe(next);
      if (next.id === user) {
        setMe(next);
        manager.tell({ type: 'signed_in' });
        return true;
      }
      onSignedOut();
      return false;
    },
    signOut: async () => {
      manager.stop();
      await endSession().catch((error: unknown) => {
        // Without a connection the session stays until it runs out; what is on the device goes all the same.
        console.warn('not signed out on the server', error);
      });
      await shelf.forget(user);
      await caches.delete(PHOTOS);
      await forgetReceived();
      onSignedOut();
    },
  };
}

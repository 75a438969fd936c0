import { useSearchParams } from '@solidjs/router';
import { createContext, createMemo, createSignal, onCleanup, onMount, useContext } from 'solid-js';
import { createStore, produce, unwrap } from 'solid-js/store';
import type { Anchor, Passage, Suggestion, Thread } from '#protocol/comments';
import type { Path } from '#protocol/registers';
import { atLeast } from '#protocol/roles';
import { announce } from '../../app/announce.tsx';
import { useProfile } from '../../app/profile.ts';
import { commentsApi, type TalkCache, useSuggestions, useTalkCache, useThreads } from '../../data/comments.ts';
import { type Editor, useEditor } from '../editor/context.tsx';
import { anchorKey, draftKey, type Kept, type Letter, Shelf } from './kept.ts';
import { Outbox } from './outbox.ts';
import { useCommentKey } from './useCommentKey.ts';
import { w } from './words.ts';

/** Longest wait, in ms, for one's own comment to have arrived before the threads are read again. */
const OWN_FIRST = 2_000;

/** What is said about the résumé that is open, and how to say something. */
export interface Talk {
  editor: Editor;
  me: string;
  threads: () => readonly Thread[];
  suggestions: () => readonly Suggestion[];
  /** Why nothing is shown yet: it is being read, or could not be. */
  isRead: () => boolean;
  failure: () => unknown;
  readAgain: () => void;
  canComment: () => boolean;
  isOnline: () => boolean;
  cache: TalkCache;
  /** What is written here and not sent, or not yet taken. */
  kept: Kept;
  keep: (change: (kept: Kept) => void) => void;
  outbox: Outbox;
  /** The thread or suggestion that is looked at. */
  active: () => string | null;
  activate: (id: string | null) => void;
  /** What a link or a mark has led to, until the panel has shown it. */
  wanted: () => string | null;
  found: () => void;
  isOpen: () => boolean;
  /** Opens the panel at a thread or suggestion, and goes there. */
  show: (id: string) => void;
  /** Begins to write about a part of the résumé, or goes on with it. */
  begin: (anchor: Anchor) => void;
  abandon: (anchor: Anchor) => void;
  toggle: () => void;
  /** Closes the panel, and goes back to where it was opened from. */
  close: () => void;
  /** In ms since the epoch, never more than a minute old. */
  now: () => number;
  /** The field of which a change is being suggested. */
  proposing: () => Path | null;
  propose: (path: Path | null) => void;
  /** What is chosen in the text at a path, while somebody can choose something there. */
  chosen: (path: Path) => Passage | null;
  offerChosen: (path: Path, chosen: () => Passage | null) => void;
  /** Of several controls of one register the first has its marks. */
  claim: (path: Path) => boolean;
}

const TalkContext = createContext<Talk>();
export const TalkProvider = TalkContext.Provider;

/** `undefined` where nothing can be said, as on the landing page. */
export const useMaybeTalk = (): Talk | undefined => useContext(TalkContext);

export function useTalk(): Talk {
  const talk = useMaybeTalk();
  if (!talk) throw new Error('used outside of the editor');
  return talk;
}

/** Whether the thread waits for somebody, and whether the suggestion does. */
export const isOpenThread = ({ resolved }: Thread): boolean => resolved === null;
export const isWaiting = ({ state }: Suggestion): boolean => state === 'open' || state === 'outdated';

type Params = { panel?: string; thread?: string; suggestion?: string };

/** The talk about the open résumé, for as long as the calling component lives. */
export function createTalk(): Talk {
  const editor = useEditor();
  const me = useProfile()().id;
  const [params, setParams] = useSearchParams<Params>();
  const threads = useThreads(editor.id);
  const suggestions = useSuggestions(editor.id);
  const known = { threads: () => threads.data, suggestions: () => suggestions.data };
  const cache = useTalkCache(editor.id);
  const [kept, keep] = createKept(me, editor.id);
  const outbox = createOutbox(editor, cache, kept, keep);
  const claims = new Map<Path, number>();
  const [wanted, setWanted] = createSignal<string | null>(params.thread ?? params.suggestion ?? null);
  const [now, setNow] = createSignal(Date.now());
  const clock = setInterval(() => setNow(Date.now()), 60_000);
  onCleanup(() => clearInterval(clock));
  const [proposing, propose] = createSignal<Path | null>(null);
  const [choosing, setChoosing] = createSignal<ReadonlyMap<Path, () => Passage | null>>(new Map());

  editor.onChanged('threads', () => {
    // One's own comment is put in place by its answer: read before that, it would be there twice for a moment.
    const since = Date.now();
    const refresh = () => {
      if (outbox.isSending() && Date.now() - since < OWN_FIRST) setTimeout(refresh, 50);
      else void cache.forgetThreads();
    };
    refresh();
    void outbox.go();
  });
  editor.onChanged('suggestions', () => void cache.forgetSuggestions());

  const activate = (id: string | null) => {
    const isThread = id?.startsWith('thr_') ?? false;
    if (id === (params.thread ?? params.suggestion ?? null)) return;
    setParams({ thread: isThread ? id : null, suggestion: isThread ? null : id }, { replace: true, scroll: false });
  };
  let cameFrom: Element | null = null;
  const open = () => {
    if (editor.panel() === 'comments') return;
    cameFrom = document.activeElement;
    editor.setPanel('comments');
  };
  const talk: Talk = {
    editor,
    me,
    threads: () => known.threads()?.threads ?? [],
    suggestions: () => known.suggestions()?.suggestions ?? [],
    isRead: () => known.threads() !== undefined && known.suggestions() !== undefined,
    failure: () => threads.error ?? suggestions.error,
    readAgain: () => {
      void cache.forgetThreads();
      void cache.forgetSuggestions();
    },
    canComment: () => atLeast(editor.state.role ?? undefined, 'commenter'),
    isOnline: () => editor.state.connection.phase === 'live',
    cache,
    kept,
    keep,
    outbox,
    active: createMemo(() => params.thread ?? params.suggestion ?? null),
    activate,
    wanted,
    found: () => setWanted(null),
    isOpen: () => editor.panel() === 'comments',
    show: (id) => {
      open();
      activate(id);
      setWanted(id);
      // Once it is there.
      requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-card="${CSS.escape(id)}"] .place-go`)?.focus());
    },
    begin: (anchor) => {
      const key = anchorKey(anchor);
      keep((now) => {
        const isWritten = (one: Anchor) => now.drafts[draftKey({ anchor: one })]?.body.trim();
        now.beginnings = [...now.beginnings.filter((one) => anchorKey(one) !== key && isWritten(one)), anchor];
      });
      open();
      activate(null);
    },
    abandon: (anchor) => {
      const key = anchorKey(anchor);
      keep((now) => {
        now.beginnings = now.beginnings.filter((one) => anchorKey(one) !== key);
        delete now.drafts[draftKey({ anchor })];
      });
    },
    toggle: () => (editor.panel() === 'comments' ? talk.close() : open()),
    close: () => {
      editor.setPanel(null);
      const back =
        cameFrom instanceof HTMLElement && cameFrom.isConnected ? cameFrom : document.querySelector<HTMLElement>('.comments-button');
      back?.focus({ preventScroll: true });
    },
    now,
    proposing,
    propose,
    chosen: (path) => choosing().get(path)?.() ?? null,
    offerChosen: (path, chosen) => {
      setChoosing((known) => new Map(known).set(path, chosen));
      onCleanup(() => setChoosing((known) => new Map([...known].filter(([, one]) => one !== chosen))));
    },
    claim: (path) => {
      const claimed = claims.get(path) ?? 0;
      claims.set(path, claimed + 1);
      onCleanup(() => claims.set(path, (claims.get(path) ?? 1) - 1));
      return claimed === 0;
    },
  };
  useCommentKey(talk);
  onMount(() => void outbox.go());
  return talk;
}

type Keep = Talk['keep'];

function createKept(me: string, resume: string): [Kept, Keep] {
  const shelf = new Shelf(me, resume);
  const [kept, set] = createStore<Kept>(shelf.read());
  const keep: Keep = (change) => {
    set(produce(change));
    shelf.write(unwrap(kept));
  };
  return [kept, keep];
}

function createOutbox(editor: Editor, cache: TalkCache, kept: Kept, keep: Keep): Outbox {
  const outbox = new Outbox({
    letters: () => unwrap(kept).letters,
    save: (letters) =>
      keep((now) => {
        now.letters = [...letters];
      }),
    after: (ms, job) => {
      const timer = setTimeout(job, ms);
      return () => clearTimeout(timer);
    },
    send: (letter) => deliver(editor.id, cache, letter),
  });
  onCleanup(() => outbox.stop());
  return outbox;
}

async function deliver(resume: string, cache: TalkCache, { key, to, body, mentions }: Letter): Promise<void> {
  if ('anchor' in to) {
    const thread = await commentsApi.start(resume, to.anchor, { body, mentions }, key);
    await cache.holdThreads();
    cache.changeThreads((threads) => [...threads.filter(({ id }) => id !== thread.id), thread]);
  } else {
    const comment = await commentsApi.reply(resume, to.thread, { body, mentions }, key);
    await cache.holdThreads();
    cache.changeThread(to.thread, (thread) => ({
      ...thread,
      resolved: null,
      comments: [...thread.comments.filter(({ id }) => id !== comment.id), comment],
    }));
  }
  announce(w().letter.sent);
  void cache.forgetThreads();
}

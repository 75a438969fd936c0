import { useSearchParams } from '@solidjs/router';
import { createContext, createEffect, createSignal, onCleanup, onMount, useContext } from 'solid-js';
import type { ResumeDocument } from '#protocol/document';
import type { ResumeId } from '#protocol/ids';
import type { Peer } from '#protocol/live';
import type { Path, Value } from '#protocol/registers';
import { atLeast } from '#protocol/roles';
import { documentOf } from '#sync/document';
import type { LiveText } from '#sync/texts';
import { useProfile } from '../../app/SignedIn.tsx';
import { setHasUnsaved } from '../../app/unsaved.ts';
import { refreshSession } from '../../data/http.ts';
import { browserDevice, deviceKind } from '../../live/device.ts';
import type { Notice } from '../../live/events.ts';
import type { Spot } from '../../live/gaze.ts';
import { newReplicaId, newWriter } from '../../live/ids.ts';
import { toJson } from '../../live/json.ts';
import type { Write } from '../../live/ports.ts';
import { LiveSession } from '../../live/session.ts';
import { createLiveStore, type LiveState } from '../../live/store.ts';
import { type Connect, webSocketAt } from '../../live/transport.ts';
import { whereIs } from './where.ts';

export type View = 'content' | 'preview' | 'design' | 'more';

/** What every part of the editor can ask for and do. */
export interface Editor {
  id: string;
  state: LiveState;
  /** The document as plain data, new at every change: for the pages. */
  document: () => ResumeDocument;
  canEdit: () => boolean;
  /** Tries again after signing in anew. */
  retry: () => void;
  read: (path: Path) => Value | undefined;
  /** The text at a path of prose. */
  text: (path: Path) => LiveText;
  write: (writes: Iterable<Write>) => void;
  /** Sets one register; `null` clears it. */
  set: (path: Path, value: unknown) => void;
  /** The field that the person is in. */
  focused: () => Path | null;
  setFocused: (path: Path | null) => void;
  /** Tells the others where in a text the person is. */
  gaze: (path: Path, spot: Spot) => void;
  peersAt: (path: Path) => Peer[];
  /** Opens the part of the form that holds a field and puts the cursor there. */
  reveal: (path: Path) => void;
  open: () => { section: string; item: string | undefined };
  openSection: (section: string, item?: string) => void;
  view: () => View;
  show: (view: View) => void;
  panel: () => 'design' | null;
  setPanel: (panel: 'design' | null) => void;
}

const EditorContext = createContext<Editor>();
export const EditorProvider = EditorContext.Provider;

export function useEditor(): Editor {
  const editor = useContext(EditorContext);
  if (!editor) throw new Error('used outside of the editor');
  return editor;
}

/** Whether one part of the editor fills the screen. */
export const isNarrow = () => matchMedia('(max-width: 900px)').matches;

type Params = { section?: string; item?: string; view?: string; panel?: string };

/** Opens the résumé for as long as the calling component lives. */
export function useOpenResume(
  id: ResumeId,
  notify: (notice: Notice, editor: Editor) => void,
  connect: Connect = webSocketAt(`/api/resumes/${id}/live`),
): Editor {
  const [state, dispatch] = createLiveStore();
  const [document_, setDocument] = createSignal<ResumeDocument>(documentOf([]), { equals: false });
  const [focused, setFocusedSignal] = createSignal<Path | null>(null);
  const [params, setParams] = useSearchParams<Params>();

  const session = new LiveSession({
    connect,
    device: browserDevice(useProfile()().id, id),
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
    renewSignIn: () => refreshSession(Date.now()),
    dispatch: (event) => {
      dispatch(event);
      if (event.type === 'document') setDocument(event.document);
    },
    notify: (notice) => notify(notice, editor),
  });
  onCleanup(() => session.finish());
  const isWaiting = () => state.pending > 0 && state.connection.phase !== 'live' && state.keeping !== 'kept';
  watchNetwork(session, isWaiting, () => state.connection.phase === 'ended');
  createEffect(() => setHasUnsaved(isWaiting()));
  onCleanup(() => setHasUnsaved(false));

  const openSection = (section: string, item?: string) =>
    setParams({ section, item: item ?? null }, { replace: !(isNarrow() && item), scroll: false });

  const reveal = (path: Path) => {
    if (path.startsWith('design/')) {
      editor.setPanel('design');
    } else {
      const where = whereIs(state.document, path);
      if (!where) return;
      setParams({ section: where.section, item: where.item ?? null, view: null }, { replace: !(isNarrow() && where.item), scroll: false });
    }
    // Once the form has been laid out.
    requestAnimationFrame(() => requestAnimationFrame(() => focusField(path)));
  };

  const editor: Editor = {
    id,
    state,
    document: document_,
    canEdit: () => atLeast(state.role ?? undefined, 'editor'),
    retry: () => session.retry(),
    read: session.read,
    text: session.text,
    write: (writes) => session.write(writes),
    set: (path, value) => session.write([[path, toJson(value)]]),
    focused,
    setFocused: (path) => {
      setFocusedSignal(path);
      session.gaze(path);
    },
    gaze: (path, spot) => session.gaze(path, spot),
    peersAt: (path) => Object.values(state.peers).filter((peer) => peer.gaze.field === path),
    open: () => ({ section: params.section ?? 'basics', item: params.item }),
    openSection,
    view: () => (params.view === 'preview' || params.view === 'design' || params.view === 'more' ? params.view : 'content'),
    show: (view) => setParams({ view: view === 'content' ? null : view, item: null }, { scroll: false }),
    panel: () => (params.panel === 'design' ? 'design' : null),
    setPanel: (panel) => setParams({ panel }, { replace: true, scroll: false }),
    // After the present turn: what was just written is shown by then.
    reveal: (path) => queueMicrotask(() => reveal(path)),
  };
  return editor;
}

/** The control of a field: first the one it names, else one of its parts. */
export function fieldElement(path: Path): HTMLElement | null {
  return document.querySelector<HTMLElement>(`.form-column [data-path="${CSS.escape(path)}"], .drawer [data-path="${CSS.escape(path)}"]`);
}

function focusField(path: Path): void {
  const control = fieldElement(path);
  if (!control) return;
  control.focus({ preventScroll: true });
  control.scrollIntoView({ block: 'center' });
  const field = control.closest('.field') ?? control;
  field.classList.remove('flash');
  requestAnimationFrame(() => field.classList.add('flash'));
}

/** Wakes the socket when the network or the page comes back, and holds the page while edits wait that are nowhere else. */
function watchNetwork(session: LiveSession, isWaiting: () => boolean, isOver: () => boolean): void {
  onMount(() => {
    const stop = new AbortController();
    const { signal } = stop;
    const wake = () => isOver() || session.wake();
    window.addEventListener('online', wake, { signal });
    window.addEventListener('offline', () => isOver() || session.asleep(), { signal });
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && wake(), { signal });
    window.addEventListener('beforeunload', (event) => isWaiting() && event.preventDefault(), { signal });
    onCleanup(() => stop.abort());
  });
}

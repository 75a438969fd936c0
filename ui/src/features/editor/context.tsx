import { useSearchParams } from '@solidjs/router';
import { createContext, createEffect, createSignal, onCleanup, onMount, useContext } from 'solid-js';
import type { ResumeDocument } from '#protocol/document';
import type { ResumeId } from '#protocol/ids';
import type { Peer } from '#protocol/live';
import type { Path, Value } from '#protocol/registers';
import { atLeast } from '#protocol/roles';
import { documentOf } from '#sync/document';
import type { RefusedEdit } from '#sync/refused';
import type { LiveText } from '#sync/texts';
import { useProfile } from '../../app/profile.ts';
import { setHasUnsaved } from '../../app/unsaved.ts';
import { api } from '../../data/api.ts';
import { refreshSession } from '../../data/http.ts';
import { browserDevice, browserShelf, deviceKind } from '../../live/device.ts';
import type { ChangedWhat, Notice } from '../../live/events.ts';
import type { Spot } from '../../live/gaze.ts';
import { newReplicaId, newWriter } from '../../live/ids.ts';
import { toJson } from '../../live/json.ts';
import type { Write } from '../../live/ports.ts';
import { Refusals } from '../../live/refusals.ts';
import { LiveSession } from '../../live/session.ts';
import { createLiveStore, type LiveState } from '../../live/store.ts';
import { type Connect, webSocketAt } from '../../live/transport.ts';
import { createUndoState, type Undoing } from '../../live/undo.ts';
import { deedWords } from './undoWords.ts';
import { whereIs } from './where.ts';

export type View = 'content' | 'preview' | 'design' | 'more';
/** The right-hand drawers; on a phone those but Design fill the screen. */
export const PANELS = ['design', 'check', 'comments', 'history'] as const;
export type Panel = (typeof PANELS)[number];

/** What every part of the editor can ask for and do. */
export interface Editor {
  id: string;
  state: LiveState;
  /** The document as plain data, new at every change: for the pages. */
  document: () => ResumeDocument;
  /** The date of a file made of it, in ms since the epoch: the server says the same once it has every edit. */
  editedAt: () => number;
  canEdit: () => boolean;
  /** Tries again after signing in anew. */
  retry: () => void;
  read: (path: Path) => Value | undefined;
  /** The text at a path of prose. */
  text: (path: Path) => LiveText;
  write: (writes: Iterable<Write>) => void;
  /** Sets one register; `null` clears it. */
  set: (path: Path, value: unknown) => void;
  undoing: Undoing;
  /** What was not accepted, to put it aside and back. */
  refusals: Pick<Refusals, 'putAside' | 'putBack'>;
  /** What no actor has decided, one for each field, as the person sees it. */
  undecided: () => RefusedEdit[];
  /** The person has put a conflict aside. */
  dropConflict: (id: string) => void;
  /** The field that the person is in. */
  focused: () => Path | null;
  setFocused: (path: Path | null) => void;
  /** Tells the others where in a text the person is. */
  gaze: (path: Path, spot: Spot) => void;
  peersAt: (path: Path) => Peer[];
  /** Opens the part of the form that holds a field and puts the cursor there, unless it is only to be seen. */
  reveal: (path: Path, focus?: boolean) => void;
  open: () => { section: string; item: string | undefined };
  openSection: (section: string, item?: string) => void;
  view: () => View;
  show: (view: View) => void;
  panel: () => Panel | null;
  setPanel: (panel: Panel | null) => void;
  /** Runs `run` whenever something of this kind beside the document may be another, for as long as the calling component lives. */
  onChanged: (what: ChangedWhat, run: () => void) => void;
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

/** What a panel shows of its own. */
const NOTHING_LOOKED_AT = { version: null, compare: null, thread: null, suggestion: null };

type Params = {
  section?: string;
  item?: string;
  view?: string;
  panel?: string;
  version?: string;
  compare?: string;
  thread?: string;
  suggestion?: string;
};

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
  const undoable = createUndoState();
  const listeners = new Set<{ what: ChangedWhat; run: () => void }>();

  const user = useProfile()().id;
  const refusals = new Refusals(browserShelf(user, id), (edits, isKept) => dispatch({ type: 'refused', edits, isKept }));
  onCleanup(() => refusals.stop());

  const session = new LiveSession({
    connect,
    user,
    device: browserDevice(user, id),
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
    signedInAs: () =>
      api.me().then(
        (me) => me.id,
        () => user,
      ),
    dispatch: (event) => {
      dispatch(event);
      // What the device has is drawn at once: without a connection nothing else comes.
      if (event.type === 'document' || event.type === 'restored') setDocument(event.document);
      // What changed while there was no connection was not said.
      if (event.type === 'changed' || event.type === 'greeted')
        for (const { what, run } of [...listeners]) if (event.type === 'greeted' || event.what === what) run();
    },
    notify: (notice) => {
      if (notice.type === 'refused') void refusals.add(notice.edits, notice.kept);
      notify(notice, editor);
    },
    words: (deed) => deedWords(deed, state.document),
    undoChanged: undoable.changed,
  });
  onCleanup(() => session.finish());
  const isWaiting = () => (state.pending > 0 && state.connection.phase !== 'live' && state.keeping !== 'kept') || !state.isRefusedKept;
  watchNetwork(session, isWaiting, () => state.connection.phase === 'ended');
  createEffect(() => setHasUnsaved(isWaiting()));
  onCleanup(() => setHasUnsaved(false));

  const openSection = (section: string, item?: string) =>
    setParams({ section, item: item ?? null }, { replace: !(isNarrow() && item), scroll: false });

  const reveal = (path: Path, focus: boolean) => {
    if (path.startsWith('design/')) {
      editor.setPanel('design');
    } else {
      const where = whereIs(state.document, path);
      if (!where) return;
      // An item as such is a row of its section, beside the one that is open.
      const beside = params.section === where.section && !isNarrow() ? params.item : undefined;
      const item = isThing(path) && !where.role ? beside : where.item;
      setParams({ section: where.section, item: item ?? null, view: null }, { replace: !(isNarrow() && item), scroll: false });
    }
    // Once the form has been laid out.
    requestAnimationFrame(() => requestAnimationFrame(() => showField(path, focus)));
  };

  const editor: Editor = {
    id,
    state,
    document: document_,
    editedAt: session.editedAt,
    canEdit: () => atLeast(state.role ?? undefined, 'editor'),
    retry: () => session.retry(),
    read: session.read,
    text: session.text,
    write: (writes) => session.write(writes),
    set: (path, value) => session.write([[path, toJson(value)]]),
    undoing: {
      undoWords: () => (editor.canEdit() ? undoable.state().undo : null),
      redoWords: () => (editor.canEdit() ? undoable.state().redo : null),
      undo: session.undo,
      redo: session.redo,
      latestAct: () => session.latestAct,
    },
    refusals,
    undecided: session.undecided,
    dropConflict: (conflict) => dispatch({ type: 'conflict_aside', id: conflict }),
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
    show: (view) => setParams({ view: view === 'content' ? null : view, item: null, panel: null, ...NOTHING_LOOKED_AT }, { scroll: false }),
    panel: () => PANELS.find((panel) => panel === params.panel) ?? null,
    // On a phone a panel fills the screen: then back leads out of it.
    setPanel: (panel) => setParams({ panel, ...NOTHING_LOOKED_AT }, { replace: !(isNarrow() && panel), scroll: false }),
    onChanged: (what, run) => {
      const listener = { what, run };
      listeners.add(listener);
      onCleanup(() => listeners.delete(listener));
    },
    // After the present turn: what was just written is shown by then.
    reveal: (path, focus = true) => queueMicrotask(() => reveal(path, focus)),
  };
  return editor;
}

/** The control of a field: first the one it names, else one of its parts. */
export function fieldElement(path: Path): HTMLElement | null {
  return document.querySelector<HTMLElement>(`.form-column [data-path="${CSS.escape(path)}"], .drawer [data-path="${CSS.escape(path)}"]`);
}

/** Whether a path says that an item or a section is there, and where, and not what is in one of its fields. */
const isThing = (path: Path): boolean => /\/(alive|place)$/.test(path);

/** What an item or a section is opened with. */
function thingElement(path: Path): HTMLElement | null {
  const id = CSS.escape(path.split('/')[1] ?? '');
  return document.querySelector<HTMLElement>(
    path.startsWith('item/') ? `.form-column [data-item="${id}"] .item-toggle` : `.panel-toggle[aria-controls="panel-${id}"]`,
  );
}

function showField(path: Path, focus: boolean): void {
  const control = isThing(path) ? thingElement(path) : fieldElement(path);
  if (!control) return;
  // Whoever has opened a dialog meanwhile, or looks for something, types there.
  const isElsewhere = document.activeElement?.closest('[role="dialog"], .find') != null;
  if (focus && !isElsewhere) control.focus({ preventScroll: true });
  control.scrollIntoView({ block: 'center' });
  const field = control.closest('.field, .item, .panel') ?? control;
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

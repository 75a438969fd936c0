import { createContext, createEffect, createMemo, createSignal, on, onCleanup, useContext } from 'solid-js';
import { createStore, reconcile } from 'solid-js/store';
import type { ResumeDocument } from '#protocol/document';
import { advice } from '#review/advice';
import { type Finding, findingKey, type RuleId } from '#review/finding';
import { type Match, match } from '#review/match';
import { toast } from '../../kit/toast.tsx';
import { isNarrow, useEditor } from '../editor/context.tsx';
import { CheckShelf } from './kept.ts';
import { createIdle } from './whenIdle.ts';
import { w } from './words.ts';

/** A finding, named so that the list keeps its rows while one types. */
export type Row = { key: string; finding: Finding };
export const TABS = ['advice', 'job', 'reading'] as const;
export type Tab = (typeof TABS)[number];

/** What the check knows about the résumé that is open. */
export interface Check {
  /** False until it was looked at for the first time. */
  isReady: () => boolean;
  /** Nothing has been written that could be advised on. */
  isEmpty: () => boolean;
  /** Findings that are not hidden. */
  rows: () => Row[];
  hidden: () => Row[];
  fine: () => readonly RuleId[];
  hide: (row: Row) => void;
  show: (row: Row) => void;
  job: () => string;
  setJob: (text: string) => void;
  match: () => Match;
  /** The document in the last pause: what all of this is about. */
  looked: () => ResumeDocument | null;
  tab: () => Tab;
  setTab: (tab: Tab) => void;
  /** Tells how many pages the résumé takes. */
  pagesAre: (count: number) => void;
}

const CheckContext = createContext<Check>();
export const CheckProvider = CheckContext.Provider;

export function useCheck(): Check {
  const check = useContext(CheckContext);
  if (!check) throw new Error('used outside of the editor');
  return check;
}

const NO_MATCH: Match = { present: [], missing: [], bySection: [] };

/** Looks at the résumé whenever its writers pause, for as long as the calling component lives. What `user` hides stays hidden for them. */
export function createCheck(user: string): Check {
  const editor = useEditor();
  const shelf = new CheckShelf(user, editor.id);
  const [kept, setKept] = createStore(shelf.read());
  const [pages, setPages] = createSignal<number | null>(null);
  const [looked, setLooked] = createSignal<ResumeDocument | null>(null, { equals: false });
  const [found, setFound] = createStore<{ rows: Row[]; fine: RuleId[]; isEmpty: boolean }>({ rows: [], fine: [], isEmpty: true });
  const [tab, setTab] = createSignal<Tab>('advice');
  const [matched, setMatched] = createSignal<Match>(NO_MATCH);

  const looking = createIdle();
  onCleanup(looking.stop);
  createEffect(
    on([editor.document, pages], ([document, count]) =>
      looking.ask(() => {
        const { findings, fine, isEmpty } = advice(document, Date.now(), count);
        setFound(reconcile({ rows: rowsOf(findings), fine, isEmpty }, { key: 'key' }));
        setLooked(document);
      }),
    ),
  );

  // Only while it is seen: it is the slower of the two.
  const matching = createIdle();
  onCleanup(matching.stop);
  createEffect(
    on([looked, () => kept.job, () => editor.panel() === 'check' && tab() === 'job'], ([document, job, isSeen]) => {
      if (!isSeen || !document) return;
      if (job.trim() === '') {
        matching.stop();
        setMatched(NO_MATCH);
      } else matching.ask(() => setMatched(match(document, job)));
    }),
  );

  const keep = (next: Partial<typeof kept>) => {
    setKept(next);
    shelf.write({ ...kept });
  };
  const isHidden = ({ key }: Row) => kept.hidden.includes(key);
  const show = ({ key }: Row) => keep({ hidden: kept.hidden.filter((one) => one !== key) });
  return {
    isReady: () => looked() !== null,
    isEmpty: () => found.isEmpty,
    rows: createMemo(() => found.rows.filter((row) => !isHidden(row))),
    hidden: createMemo(() => found.rows.filter(isHidden)),
    fine: () => found.fine,
    hide: ({ key, finding }) => {
      keep({ hidden: [...kept.hidden.filter((one) => one !== key), key] });
      toast({ text: w().hiddenHere, action: { label: w().undo, run: () => show({ key, finding }) } });
    },
    show,
    job: () => kept.job,
    setJob: (job) => keep({ job }),
    match: matched,
    looked,
    tab,
    setTab,
    pagesAre: setPages,
  };
}

/** Two lines may begin alike: the second gets a number. */
function rowsOf(findings: readonly Finding[]): Row[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const key = findingKey(finding);
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return { key: count === 1 ? key : `${key} ${count}`, finding };
  });
}

/** Goes to a field of the form; on a phone the panel makes way. What has no field yet is added at the end of the form. */
export function useGoTo(): (place: string | null) => void {
  const editor = useEditor();
  return (place) => {
    if (place?.startsWith('design/') && isNarrow()) return editor.show('design');
    if (isNarrow()) editor.setPanel(null);
    if (place) return editor.reveal(place);
    if (isNarrow()) editor.show('content');
    // Once the form is there.
    requestAnimationFrame(() => {
      const add = document.querySelector<HTMLElement>('.form-column .add-section');
      add?.focus({ preventScroll: true });
      add?.scrollIntoView({ block: 'center' });
    });
  };
}

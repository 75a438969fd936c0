import { fold } from '../../text/fold.ts';
import type { Found } from './state.ts';

const MARK = 'is-found';
const NOW = 'is-found-now';

/** Marks on the drawn pages what was found; returns the first run of the match that is looked at. */
export function markFound(pages: Element, found: Found | null): Element | undefined {
  for (const marked of pages.querySelectorAll(`.${MARK}`)) marked.classList.remove(MARK, NOW);
  if (!found) return undefined;
  const wanted = fold(found.query.trim());
  const current = found.matches[found.current];
  const byField = Map.groupBy(found.matches, ({ path }) => path);
  const runs = Map.groupBy(pages.querySelectorAll('text[data-field]'), (run) => run.getAttribute('data-field') ?? '');
  let first: Element | undefined;
  for (const [path, matches] of byField) {
    const own = runs.get(path) ?? [];
    const holding = own.flatMap((run) => Array.from({ length: countOf(fold(run.textContent), wanted) }, () => run));
    // What goes over the end of a line stands in no run as a whole: then its field is marked.
    const isExact = holding.length === matches.length;
    for (const run of isExact ? holding : own) run.classList.add(MARK);
    if (path !== current?.path) continue;
    const now = isExact ? holding.slice(matches.indexOf(current)).slice(0, 1) : own;
    for (const run of now) run.classList.add(NOW);
    [first] = now;
  }
  return first;
}

const countOf = (text: string, wanted: string): number => text.split(wanted).length - 1;

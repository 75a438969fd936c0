import { fold } from '../../text/fold.ts';
import type { Match } from './matches.ts';

/** Puts the focus into a field of the form and selects what was found there, as far as the control shows it so. */
export function selectFound(control: HTMLElement, match: Match, query: string): void {
  control.focus({ preventScroll: true });
  const isIt = (text: string) => fold(text.slice(match.start, match.end)) === fold(query.trim());
  if (control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement) {
    if (isIt(control.value)) control.setSelectionRange(match.start, match.end);
    return;
  }
  const lines = [...control.children];
  if (!isIt(lines.map((line) => line.textContent).join('\n'))) return;
  let before = 0;
  for (const line of lines) {
    const { length } = line.textContent;
    // A match stands in one line: a line feed is never looked for.
    if (match.start < before + length) return selectIn(line, match.start - before, match.end - before);
    before += length + 1;
  }
}

function selectIn(line: Element, start: number, end: number): void {
  const range = document.createRange();
  const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  let before = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.textContent?.length ?? 0;
    if (start >= before && start <= before + length) range.setStart(node, start - before);
    if (end >= before && end <= before + length) range.setEnd(node, end - before);
    before += length;
  }
  const selection = getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
}

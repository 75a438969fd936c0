import type { ResumeDocument } from '#protocol/document';
import { itemPath, type Path, parsePath, sectionPath, type Value } from '#protocol/registers';
import type { Turned } from '#sync/undo';
import { announce } from '../../app/announce.tsx';
import { toast } from '../../kit/toast.tsx';
import type { Editor } from './context.tsx';
import { skippedWords, turnedWords } from './undoWords.ts';
import { whereIs } from './where.ts';

type Way = 'undo' | 'redo';

/** Takes back the latest act, or the one named; then shows where, and says what came of it. */
export function undo(editor: Editor, { act, focus = true }: { act?: number; focus?: boolean } = {}): void {
  tell(editor, 'undo', editor.undoing.undo(act), focus);
}

/** Does again what was taken back last. */
export function redo(editor: Editor, { focus = true }: { focus?: boolean } = {}): void {
  tell(editor, 'redo', editor.undoing.redo(), focus);
}

function tell(editor: Editor, way: Way, turned: Turned | null, focus: boolean): void {
  if (!turned) return;
  const skipped = skippedWords(way, turned, editor.state.document);
  if (skipped) toast(skipped);
  if (turned.paths.length === 0) return;
  announce(turnedWords(way, turned));
  // The pages show it themselves.
  if (!focus && editor.view() === 'preview') return;
  // Once the document shows it.
  queueMicrotask(() => {
    const path = placeToShow(editor.state.document, editor.read, turned.paths);
    if (path && !isThere(path)) editor.reveal(path, focus);
  });
}

/** Whether the person is in that field already. */
const isThere = (path: Path): boolean => document.activeElement?.closest('[data-path]')?.getAttribute('data-path') === path;

/** Where a change can be seen: its field, or where something was that is not there any more. */
export function placeToShow(resume: ResumeDocument, read: (path: Path) => Value | undefined, paths: readonly Path[]): Path | null {
  const seen = paths.find((path) => path.startsWith('design/') || isShown(resume, path));
  if (seen) return seen;
  for (const path of paths) {
    const parsed = parsePath(path);
    const place = parsed?.area === 'item' ? read(itemPath(parsed.id, 'place')) : null;
    const parent = Array.isArray(place) && typeof place[0] === 'string' ? place[0] : null;
    if (parent === null) continue;
    const around = [itemPath(parent, 'place'), sectionPath(parent, 'place')].find((candidate) => isShown(resume, candidate));
    if (around) return around;
  }
  return null;
}

function isShown(resume: ResumeDocument, path: Path): boolean {
  const where = whereIs(resume, path);
  return where !== null && (where.section === 'basics' || resume.sections.some(({ id }) => id === where.section));
}

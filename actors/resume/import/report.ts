import type { ImportNote } from '#protocol/http';

/** Lines that a report holds; a hostile file must not make an answer larger than itself. */
export const REPORT_MAX_LINES = 500;
const SEGMENT_MAX_LENGTH = 80;

/** What an import tells its user, in the order of the file. */
export class Report {
  private readonly notes: ImportNote[] = [];
  private unwritten = 0;

  info(path: string, message: string): void {
    this.add({ path, message, severity: 'info' });
  }

  warn(path: string, message: string): void {
    this.add({ path, message, severity: 'warning' });
  }

  private add(note: ImportNote): void {
    if (this.notes.length < REPORT_MAX_LINES) this.notes.push(note);
    else this.unwritten += 1;
  }

  lines(): ImportNote[] {
    if (this.unwritten === 0) return this.notes;
    return [...this.notes, { path: '', message: `${this.unwritten} more remarks are not listed`, severity: 'info' }];
  }
}

/** `work` and `0` make `work.0`. A key is shown as text, and not at any length. */
export function childPath(parent: string, key: string | number): string {
  const shown = String(key)
    .toWellFormed()
    .replace(/\p{Cc}/gu, '\ufffd');
  const segment = shown.length > SEGMENT_MAX_LENGTH ? `${shown.slice(0, SEGMENT_MAX_LENGTH).toWellFormed()}…` : shown;
  return parent === '' ? segment : `${parent}.${segment}`;
}

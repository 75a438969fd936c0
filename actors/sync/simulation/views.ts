import type { Path, Value } from '#protocol/registers';
import { must } from './checks.ts';
import { MARKED, markOf } from './paths.ts';

/** What one replica has shown of each register: nothing may come back that was replaced, but for one's own edit being refused. */
export class Views {
  private readonly shown = new Map<Path, string[]>();

  /** The actor was put back to an earlier day: what it shows from now on is another story. */
  forget(): void {
    this.shown.clear();
  }

  /** `mayReturn`: whether what was shown before may follow this mark, as where it is this person's and they know that it does not stand. */
  look(read: (path: Path) => Value | undefined, mayReturn: (mark: string) => boolean): void {
    for (const path of MARKED) {
      const mark = markOf(read(path));
      const shown = this.shown.get(path);
      if (!shown) this.shown.set(path, [mark]);
      else if (shown.at(-1) !== mark) {
        const before = shown.lastIndexOf(mark);
        must(before < 0 || mayReturn(shown.at(-1) ?? ''), 'a view never shows what was replaced');
        if (before >= 0) shown.length = before;
        shown.push(mark);
      }
    }
  }
}

import type { Path } from '#protocol/registers';
import type { LiveText } from '#sync/texts';

/**
 * The texts of a session, to bind editors to. A session may go on with another replica (the one that this device has kept, or one
 * under a new id): its texts are other objects then, and whoever is bound to one is told so.
 */
export class SessionTexts {
  private readonly current: (path: Path) => LiveText;
  private readonly bound = new Map<Path, { text: LiveText; rebinds: Set<() => void>; stop: () => void }>();

  constructor(current: (path: Path) => LiveText) {
    this.current = current;
  }

  at(path: Path): LiveText {
    const known = this.bound.get(path);
    if (known) return known.text;
    const { current } = this;
    const rebinds = new Set<() => void>();
    const text: LiveText = {
      get text() {
        return current(path).text;
      },
      onReplaced: (rebind) => {
        rebinds.add(rebind);
        return () => rebinds.delete(rebind);
      },
    };
    this.bound.set(path, { text, rebinds, stop: this.follow(path, rebinds) });
    return text;
  }

  /** The replica is another one. */
  replaced(): void {
    for (const [path, entry] of this.bound) {
      entry.stop();
      entry.stop = this.follow(path, entry.rebinds);
      for (const rebind of [...entry.rebinds]) rebind();
    }
  }

  private follow(path: Path, rebinds: ReadonlySet<() => void>): () => void {
    return this.current(path).onReplaced(() => {
      for (const rebind of [...rebinds]) rebind();
    });
  }
}

import type { Json } from '#protocol/json';
import type { Stamp } from '#protocol/live';
import type { Prose } from '#protocol/prose';
import type { Path, Value } from '#protocol/registers';
import { type Author, type Clash, isTold, lifeOf, UNHEARD_MS } from './clash.ts';
import type { PushContext } from './decide.ts';
import type { Decider } from './decider.ts';
import type { DocumentState, Register } from './document-state.ts';
import { proseOf, textIn } from './prose-text.ts';
import { stampMs } from './stamp.ts';

/** Collects what two people wrote without knowing of each other, while a push is decided. */
export class Clashes {
  readonly list: Clash[] = [];
  private readonly decider: Decider;
  private readonly state: DocumentState;
  private readonly context: PushContext;
  /** Texts that this push merges with what its writer had not heard of, as they were before it. */
  private readonly merging = new Map<Path, { before: Prose; theirs: Author; mine: Author }>();

  constructor(decider: Decider, state: DocumentState, context: PushContext) {
    this.decider = decider;
    this.state = state;
    this.context = context;
  }

  private authorOf = (stamp: Stamp): Author => ({ user: this.context.user, device: this.context.device, at: stampMs(stamp) });

  /** A value that was written where another stood, or lost to it: `before` is what stood there, unless this push wrote that too. */
  met(path: Path, before: Register | undefined, base: Stamp | null, mine: { value: Json; stamp: Stamp }, isLost: boolean): void {
    const theirs = before && before.stamp !== base && isTold(path) ? this.state.author(path) : null;
    if (before && theirs && theirs.user !== this.context.user && JSON.stringify(before.value) !== JSON.stringify(mine.value)) {
      const ours = { author: this.authorOf(mine.stamp), value: mine.value };
      const other = { author: theirs, value: before.value };
      this.list.push({ path, kind: 'replaced', stands: isLost ? other : ours, other: isLost ? ours : other });
    }
    this.touched(path, mine);
  }

  /** A text is about to be edited. */
  merges(path: Path, base: Stamp | null, stamp: Stamp): void {
    if (base === this.decider.textStamp(path)) return;
    const theirs = this.state.texts.unheard(path, base, this.context.user);
    if (theirs && this.context.now - theirs.at > UNHEARD_MS)
      this.merging.set(path, { before: proseOf(textIn(this.state.texts.open(path))), theirs, mine: this.authorOf(stamp) });
  }

  /** An edit of something that somebody else has deleted keeps, but is not seen. */
  touched(path: Path, mine: { value: Value; stamp: Stamp }): void {
    const life = lifeOf(path);
    const deleted = life ? this.decider.current(life) : undefined;
    const by = life && deleted?.value === false ? this.state.author(life) : null;
    if (!life || !by || by.user === this.context.user) return;
    const clash: Clash = {
      path: life,
      kind: 'deleted',
      stands: { author: by, value: false },
      other: { author: this.authorOf(mine.stamp), value: mine.value },
    };
    this.list.push(clash);
  }

  done(): Clash[] {
    for (const [path, { before, theirs, mine }] of this.merging) {
      const after = proseOf(textIn(this.state.texts.open(path)));
      if (JSON.stringify(after) !== JSON.stringify(before))
        this.list.push({ path, kind: 'merged', stands: { author: mine, value: after }, other: { author: theirs, value: before } });
    }
    // One of each, the last: many edits of one field in a push are one thing to a person.
    return [...new Map(this.list.map((clash) => [`${clash.kind} ${clash.path}`, clash])).values()];
  }
}

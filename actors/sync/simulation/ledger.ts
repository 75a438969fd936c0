import { isTextPath } from '#protocol/registers';
import type { Pending } from '../replica-state.ts';
import type { SimulatedActor } from './actor.ts';
import { must } from './checks.ts';
import type { Diary } from './diary.ts';
import { markOf } from './paths.ts';
import { charactersIn, typedIn } from './typing.ts';

/** What somebody knows does not stand of theirs. */
export interface NotAccepted {
  marks: ReadonlySet<string>;
  characters: ReadonlySet<string>;
}

/** Keeps account of everything that anybody wrote: it stands, or was replaced, or whoever wrote it knows. */
export class Ledger {
  /** What a putting back has taken away: marks, and characters. Nobody was waiting for it to be written any more. */
  private readonly excused = new Set<string>();
  private readonly actor: SimulatedActor;

  constructor(actor: SimulatedActor) {
    this.actor = actor;
  }

  /** The actor is put back to an earlier day. What waits anywhere must still come, or be told of. */
  putBack(waiting: () => Iterable<Pending>): void {
    const { actor } = this;
    const before = this.shown();
    const count = actor.undone.length;
    if (!actor.putBack()) return;
    const waits = new Set<string>();
    for (const { path, value } of waiting()) for (const part of isTextPath(path) ? charactersIn(value) : [markOf(value)]) waits.add(part);
    const after = this.shown();
    for (const character of before) if (!after.has(character) && !waits.has(character)) this.excused.add(character);
    for (const [path, value] of actor.undone.slice(count))
      if (!isTextPath(path) && !waits.has(markOf(value))) this.excused.add(markOf(value));
  }

  private shown = (): Set<string> => new Set(typedIn([...this.actor.texts.entries()]));

  /** Everything has come to rest. */
  check(people: readonly { diary: Diary; notAccepted: NotAccepted; mayRepeat?: boolean }[]): void {
    const { actor, excused } = this;
    actor.check();
    const all = typedIn([...actor.texts.entries()]);
    const shown = new Set(all);
    must(shown.size === all.length, 'a character is there once');
    for (const character of actor.model.absent) must(!shown.has(character), 'what was refused is not there');
    const removed = new Set(people.flatMap(({ diary }) => [...diary.removed]));
    const written = new Map<string, number>();
    for (const [path, value] of actor.log) if (!isTextPath(path)) written.set(markOf(value), (written.get(markOf(value)) ?? 0) + 1);
    for (const { diary, notAccepted, mayRepeat = false } of people) {
      for (const { character, kept } of diary.typed) {
        const isThere = shown.has(character) || removed.has(character) || excused.has(character);
        must(!kept || isThere || notAccepted.characters.has(character), 'no character vanishes that nobody removed');
      }
      const isKnown = (mark: string) => mark === '' || written.has(mark) || notAccepted.marks.has(mark) || excused.has(mark);
      // Of many edits of one field that were decided while nobody heard of it, what became of the last one is told.
      const later = new Set<string>();
      for (const { path, mark, kept, isForbidden } of diary.edits.toReversed()) {
        const times = mark === '' ? 0 : (written.get(mark) ?? 0);
        must(times <= 1 || mayRepeat, 'an edit is written once');
        must(!isForbidden || times === 0, 'what is forbidden is never written');
        must(!kept || later.has(path) || isKnown(mark), `an edit of ${path} has vanished`);
        if (isKnown(mark)) later.add(path);
      }
    }
    this.checkOrder();
  }

  /** What stands is the latest of what was written there, and places are consecutive. */
  private checkOrder(): void {
    const { log } = this.actor;
    const latest = new Map<string, string>();
    log.forEach(([path, , stamp, seq], index) => {
      must(isTextPath(path) || stamp > (latest.get(path) ?? ''), 'what is later stands');
      latest.set(path, stamp);
      must(seq === (log[0]?.[3] ?? 0) + index, 'places are consecutive');
    });
  }
}

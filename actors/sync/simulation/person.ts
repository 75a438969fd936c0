import type { Ack, ClientFrame, ServerFrame } from '#protocol/live';
import { isTextPath, type Path, type Value } from '#protocol/registers';
import { proseOf } from '../prose-text.ts';
import type { Replica } from '../replica.ts';
import type { Effects, Pending } from '../replica-state.ts';
import { stampMs } from '../stamp.ts';
import type { SimulatedActor } from './actor.ts';
import { must } from './checks.ts';
import type { Diary } from './diary.ts';
import { isForbiddenValue, markOf, PATHS, valueFor } from './paths.ts';
import { rewritten, TEXTS, typedIn, typeIn } from './typing.ts';
import { Views } from './views.ts';
import type { World } from './world.ts';

/** Where somebody sits: a page, or a device. */
export interface Seat {
  /** What dies with its memory. */
  readonly page: object;
  readonly replica: Replica;
  set(path: Path, value: Value): void;
  /** What it shows may be another. */
  changed(): void;
}

/** Somebody who writes, and watches what their device says: whatever it does is held against what it may do. */
export class Person {
  private readonly views = new Views();
  private hello: { t0: number; at: number; isClockSteady: boolean } | null = null;
  private bound: number | null = null;
  /** Of the actor's, of which this replica has heard; none yet, whatever it remembers. */
  private timeline = -1;
  private readonly told = new Set<string>();
  /** Marks of edits that were acknowledged as taken, with the timeline in which they were. */
  private readonly taken = new Map<string, number>();
  private readonly world: World;
  private readonly actor: SimulatedActor;
  private readonly diary: Diary;
  private readonly seat: Seat;

  constructor(world: World, actor: SimulatedActor, diary: Diary, seat: Seat) {
    this.world = world;
    this.actor = actor;
    this.diary = diary;
    this.seat = seat;
    this.look();
  }

  edit(): void {
    const { diary, seat, world } = this;
    const path = world.pick(PATHS);
    const mark = diary.nextMark();
    const value = valueFor(path, mark, world);
    seat.set(path, value);
    must(seat.replica.read(path) === value, 'one sees one’s own edit');
    const stamp = seat.replica.state.queue.at(-1)?.stamp ?? '';
    must(stamp > diary.stamp, 'stamps of a replica only grow');
    const { bound } = this;
    must(bound === null || stampMs(stamp) >= world.now - bound - 1, 'a stamp is not behind the time once that is known');
    const isForbidden = isForbiddenValue(path, value);
    diary.edits.push({ path, mark: markOf(value), stamp, at: world.now, bound, isForbidden, page: seat.page, kept: false });
    this.look();
  }

  type(): void {
    const { diary, seat, world } = this;
    const path = world.pick(TEXTS);
    if (world.chance(0.08)) {
      const { prose, ...edit } = rewritten(proseOf(seat.replica.text(path).text), world);
      seat.set(path, prose);
      diary.types(edit, seat.page);
    } else diary.types(typeIn(seat.replica.text(path).text, world), seat.page);
    this.look();
  }

  says(hi: Extract<ClientFrame, { type: 'hi' }>): Extract<ClientFrame, { type: 'hi' }> {
    this.hello = { t0: hi.t0, at: this.world.now, isClockSteady: true };
    return hi;
  }

  /** The device's clock is another: what was known of it does not hold. */
  clockJumped(): void {
    this.bound = null;
    if (this.hello) this.hello.isClockSteady = false;
  }

  /** What was in memory is gone. */
  crashed(): void {
    this.taken.clear();
    this.hello = null;
  }

  /** `receive` gives the frame to the replica. */
  hears(frame: ServerFrame, receive: () => Effects): Effects {
    const { actor, seat } = this;
    const { since, queue } = seat.replica.state;
    const effects = receive();
    const { state } = seat.replica;
    const last = state.queue.at(-1);
    must(state.queue.length <= queue.length && (!last || queue.includes(last)), 'what others write is no edit of mine');
    const isPutBack = this.timeline !== actor.timeline;
    if (isPutBack) this.views.forget();
    must(isPutBack || state.since >= since, 'a view never goes back');
    if (frame.type === 'welcome') this.onWelcome(frame.t0, effects);
    if (frame.type === 'ack') this.onAck(frame, queue, effects);
    this.onEffects(effects);
    this.look();
    return effects;
  }

  private onWelcome(t0: number, effects: Effects): void {
    const { hello, world } = this;
    if (!hello || hello.t0 !== t0) return;
    this.hello = null;
    if (effects.hello) return;
    this.timeline = this.actor.timeline;
    // It cannot know how much of the way was there and how much was back.
    this.bound = hello.isClockSteady ? (world.now - hello.at) / 2 + 1 : null;
  }

  private onAck({ took, nack }: Ack, queue: readonly Pending[], { refused }: Effects): void {
    for (const [c] of nack) {
      const edit = queue.find((one) => one.c === c);
      const isTold =
        edit && (edit.told || refused.some(({ path, stamp }) => (isTextPath(path) ? path === edit.path : stamp === edit.stamp)));
      must(!edit || isTold === true, 'a refusal is told');
    }
    for (const [c] of took) {
      this.taken.set(markOf(queue.find((one) => one.c === c)?.value), this.actor.timeline);
    }
  }

  private onEffects({ refused, lost }: Effects): void {
    const { diary } = this;
    for (const { path, mine } of refused)
      if (isTextPath(path)) for (const character of typedIn(mine)) diary.refusedCharacters.add(character);
      else diary.refused.add(this.tell(mine));
    for (const { mine, winner } of lost) {
      const mark = this.tell(mine);
      diary.lost.add(mark);
      const [, value, stamp] = winner;
      const [edit, by] = [diary.edit(mark), diary.edit(markOf(value))];
      must(!by || (by !== edit && by.stamp > (edit?.stamp ?? '')), 'an edit does not lose to itself, nor to an earlier one of one’s own');
      must(!edit || edit.bound === null || stampMs(stamp) >= edit.at - edit.bound - 1, 'an edit does not lose to what is truly earlier');
    }
  }

  private tell(mine: Value): string {
    const mark = markOf(mine);
    if (mark === '') return mark;
    must(!this.told.has(mark), 'what became of an edit is told once');
    must(this.taken.get(mark) !== this.actor.timeline, 'what was taken is not said to be lost');
    this.told.add(mark);
    return mark;
  }

  private look(): void {
    const { diary } = this;
    this.seat.changed();
    this.views.look(this.seat.replica.read, (mark) => this.actor.mayHearAgain || diary.refused.has(mark) || diary.lost.has(mark));
  }
}

import type { Ack, Push, Stamp } from '#protocol/live';
import type { Path } from '#protocol/registers';
import { type Clash, isTold } from '../clash.ts';
import { FUTURE_TOLERANCE_MS } from '../decide.ts';
import { stampMs } from '../stamp.ts';
import { must } from './checks.ts';
import type { isForbiddenValue } from './paths.ts';
import { charactersIn } from './typing.ts';

interface Known {
  value: string;
  stamp: Stamp;
  user: string;
}
export interface Pusher {
  user: string;
  mayEdit: boolean;
  now: number;
}

/** What must come of pushes, said in a few lines that know nothing of how the actor does it; its answers are held against that. */
export class Model {
  readonly registers: Map<Path, Known>;
  /** Typed characters that the actor has refused and never taken. */
  readonly absent: Set<string>;
  private readonly taken: Set<string>;
  private readonly seen: Map<string, number>;
  private readonly isForbidden: typeof isForbiddenValue;

  constructor(isForbidden: typeof isForbiddenValue, of?: Model) {
    this.isForbidden = isForbidden;
    this.registers = new Map(of?.registers);
    this.absent = new Set(of?.absent);
    this.taken = new Set(of?.taken);
    this.seen = new Map(of?.seen);
  }

  copy = (): Model => new Model(this.isForbidden, this);

  wrote(path: Path, value: unknown, stamp: Stamp, user: string): void {
    this.registers.set(path, { value: JSON.stringify(value), stamp, user });
  }

  pushed({ actor, ops }: Push, pusher: Pusher, answer: Ack | { resync: number }, clashes: readonly Clash[]): void {
    const seen = this.seen.get(actor) ?? 0;
    const fresh = ops.filter(([c]) => c > seen);
    const isGap = fresh.some(([c], index) => c !== seen + 1 + index);
    must('resync' in answer === isGap, 'a gap, and only that, asks for a resync');
    if ('resync' in answer) return must(answer.resync === seen, 'a resync says what is known');
    const upto = fresh.at(-1)?.[0] ?? seen;
    must(answer.upto === upto, 'what is new is decided, all of it, once');
    const took = new Map(answer.took);
    const restamped = new Map(answer.restamp);
    const nack = new Map(answer.nack.map(([c, code]) => [c, code]));
    must(took.size + answer.lost.length + nack.size === fresh.length, 'every operation is decided one way');
    const met = new Set<Path>();
    const wrote = new Set<Path>();
    for (const [c, kind, path, value, claimed, base] of fresh) {
      const code = nack.get(c);
      must(pusher.mayEdit || code === 'forbidden', 'who may not write does not');
      if (kind === 'text') {
        for (const character of charactersIn(value)) this.decided(character, code === undefined);
        continue;
      }
      const mustRefuse = !pusher.mayEdit || this.isForbidden(path, value);
      must(mustRefuse === (code !== undefined) || code === 'document_full', 'refused is what must be, and nothing else');
      if (code) continue;
      const before = this.registers.get(path);
      const wins = took.has(c);
      const isFuture = stampMs(claimed) > pusher.now + FUTURE_TOLERANCE_MS;
      const isReused = before?.stamp === claimed && before.value !== JSON.stringify(value);
      const stamp = restamped.get(c) ?? claimed;
      must(wins || base !== before?.stamp, 'an edit of what one saw wins');
      must(restamped.has(c) === ((isFuture || isReused) && wins), 'what comes from the future, or bears another’s stamp, is stamped anew');
      // Also what is there already: that is the same edit again.
      must(isFuture || wins === (!before || stamp >= before.stamp), 'the later write wins');
      must(!wins || stampMs(stamp) <= pusher.now + FUTURE_TOLERANCE_MS, 'no stamp is of the future');
      const isNews = before && before.stamp !== base && before.user !== '' && before.user !== pusher.user;
      if (isNews && !wrote.has(path) && isTold(path) && before.value !== JSON.stringify(value)) met.add(path);
      if (!wins) continue;
      wrote.add(path);
      this.wrote(path, value, stamp, pusher.user);
    }
    this.seen.set(actor, upto);
    const told = clashes.filter(({ kind }) => kind === 'replaced').map(({ path }) => path);
    must([...met].sort().join() === told.sort().join(), 'a conflict is told where one was written over unseen, and nowhere else');
  }

  private decided(character: string, isTaken: boolean): void {
    if (isTaken) {
      this.taken.add(character);
      this.absent.delete(character);
    } else if (!this.taken.has(character)) this.absent.add(character);
  }
}

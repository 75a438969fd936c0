import type { ErrorCode } from '#protocol/errors';
import type { Json } from '#protocol/json';
import type { Ack, DeviceKind, Op, Stamp } from '#protocol/live';
import { Prose } from '#protocol/prose';
import { isTextPath, type Path } from '#protocol/registers';
import type { Clash } from './clash.ts';
import { Clashes } from './clashes.ts';
import { Decider } from './decider.ts';
import { type Decision, type DocumentState, entryOf } from './document-state.ts';
import { sameJson } from './same-json.ts';
import { stampMs, stampReplica } from './stamp.ts';

/** A stamp further ahead than this is replaced by the actor's own; the past is unlimited, for that is what offline is. */
export const FUTURE_TOLERANCE_MS = 60_000;

export interface PushContext {
  now: number;
  /** Last operation of this replica that was decided. */
  seen: number;
  mayEdit: boolean;
  /** Whose replica it is. */
  user: string;
  /** What it is on. */
  device: DeviceKind | null;
  /** What this person in particular may not write; `null` for what they may. */
  refused?: (path: Path, value: unknown) => ErrorCode | null;
}

/**
 * Decides a replica's push. What was decided before is skipped (a lost acknowledgement); a gap asks for a resync; a refused
 * operation is named and does not hold up the ones after it.
 */
export function decidePush(
  state: DocumentState,
  replica: string,
  ops: readonly Op[],
  context: PushContext,
): { decision: Decision; ack: Ack; clashes: Clash[] } | { resync: number } {
  // Before anything is decided: what a text has taken in cannot be taken out.
  const fresh = ops.filter(([c]) => c > context.seen);
  if (fresh.some(([c], index) => c !== context.seen + 1 + index)) return { resync: context.seen };
  const decider = new Decider(state, context.now);
  const clashes = new Clashes(decider, state, context);
  let upto = context.seen;
  const took: Ack['took'] = [];
  const restamp: Ack['restamp'] = [];
  const lost: Ack['lost'] = [];
  const nack: Ack['nack'] = [];
  for (const [c, kind, path, value, claimed, base] of fresh) {
    upto = c;
    const isText = kind === 'text';
    const before = isText ? undefined : decider.current(path);
    const code = !context.mayEdit
      ? 'forbidden'
      : stampReplica(claimed) !== replica || isText !== isTextPath(path)
        ? 'invalid_input'
        : isText
          ? decider.textProblem(path)
          : (context.refused?.(path, value) ?? decider.problem(path, value));
    if (code) {
      nack.push([c, code, before ? entryOf(path, before) : null]);
      continue;
    }
    const future = stampMs(claimed) > context.now + FUTURE_TOLERANCE_MS;
    const seen = isText ? decider.textStamp(path) : (before?.stamp ?? null);
    // What stands is of this replica, too: whoever wrote it saw it, though no answer had come.
    const isSeen = seen !== null && (seen === base || stampReplica(seen) === replica);
    // A device that could not note its clock, and has forgotten, gives a stamp a second time: to another edit.
    const isReused = before?.stamp === claimed && !sameJson(before.value, value);
    const isStamped = future || isReused;
    const stamp = isStamped ? decider.stampNow(isSeen ? seen : null) : claimed;
    const isFirst = !decider.wrote(path);
    if (isText && isFirst) clashes.merges(path, base, stamp);
    const verdict = isText ? decider.merge(path, value, stamp, context.user) : decider.write(path, value, stamp);
    if (verdict.kind !== 'nack') {
      if (isText) clashes.touched(path, { value: [], stamp });
      else clashes.met(path, isFirst ? before : undefined, base, { value, stamp }, verdict.kind === 'lost');
    }
    if (verdict.kind === 'lost') lost.push([c, verdict.winner]);
    else if (verdict.kind === 'nack') nack.push([c, verdict.code, before ? entryOf(path, before) : null]);
    else {
      took.push([c, verdict.seq]);
      if (isStamped) restamp.push([c, verdict.stamp]);
    }
  }
  return {
    decision: decider.result(),
    ack: { type: 'ack', upto, seq: decider.seq, now: context.now, took, restamp, lost, nack },
    clashes: clashes.done(),
  };
}

export interface PlainWrite {
  path: Path;
  value: Json;
  base?: Stamp | undefined;
}
export type PlainVerdict = { status: 'applied'; seq: number } | { status: 'lost' } | { status: 'refused'; code: ErrorCode };

/**
 * Decides writes that carry no stamp: the actor stamps them as edits of what is there now. One that names the stamp that it was
 * made from (`base`) loses when somebody has written since.
 */
export function decideWrites(
  state: DocumentState,
  writes: readonly PlainWrite[],
  now: number,
  refused: PushContext['refused'] = () => null,
): { decision: Decision; results: PlainVerdict[] } {
  const decider = new Decider(state, now);
  const results = writes.map(({ path, value, base }): PlainVerdict => {
    const code = refused(path, value) ?? decider.problem(path, value);
    if (code) return { status: 'refused', code };
    const before = isTextPath(path) ? decider.textStamp(path) : decider.current(path)?.stamp;
    if (base !== undefined && base !== before) return { status: 'lost' };
    const verdict = isTextPath(path)
      ? decider.rewrite(path, Prose.parse(value ?? []))
      : decider.write(path, value, decider.stampNow(before));
    if (verdict.kind === 'took') return { status: 'applied', seq: verdict.seq };
    return verdict.kind === 'nack' ? { status: 'refused', code: verdict.code } : { status: 'lost' };
  });
  return { decision: decider.result(), results };
}

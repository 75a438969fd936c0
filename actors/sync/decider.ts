import type { ItemKind } from '#protocol/document';
import type { ErrorCode } from '#protocol/errors';
import type { LocalId } from '#protocol/ids';
import { type Json, jsonBytes } from '#protocol/json';
import type { RegisterEntry, Stamp } from '#protocol/live';
import { PHOTO_PATH, Photo } from '#protocol/photo';
import type { Prose } from '#protocol/prose';
import { isTextPath, type Path, registerProblem, registerSchema } from '#protocol/registers';
import { type Decision, type DocumentState, entryOf, type Register, type Write } from './document-state.ts';
import { applyText, textIn, writeProse } from './prose-text.ts';
import { type Clock, isLater, SERVER_REPLICA, tick } from './stamp.ts';
import { checkTextUpdate } from './text-check.ts';

/** Largest document: the JSON of all its registers, in bytes. Leaves room under the 2 MB of a stored snapshot. */
export const DOCUMENT_MAX_BYTES = 1_500_000;

type Verdict = { kind: 'took'; seq: number; stamp: Stamp } | { kind: 'lost'; winner: RegisterEntry } | { kind: 'nack'; code: ErrorCode };

/**
 * Decides writes one after another, each seeing those before it. Only the actor runs this: it alone compares stamps.
 */
export class Decider {
  readonly writes: Write[] = [];
  private readonly written = new Map<Path, Register>();
  private readonly claimed = new Set<number>();
  private readonly textStamps = new Map<Path, Stamp>();
  seq: number;
  bytes: number;
  clock: Clock;

  private readonly state: DocumentState;
  private readonly now: number;

  constructor(state: DocumentState, now: number) {
    this.state = state;
    this.now = now;
    this.seq = state.seq;
    this.bytes = state.bytes;
    this.clock = state.clock;
  }

  current(path: Path): Register | undefined {
    return this.written.get(path) ?? this.state.register(path);
  }

  /** Whether this decision has written to `path`. */
  wrote = (path: Path): boolean => this.written.has(path) || this.textStamps.has(path);

  private kindOf = (item: LocalId): ItemKind | undefined => this.current(`item/${item}/kind`)?.value as ItemKind | undefined;

  problem(path: Path, value: Json): ErrorCode | null {
    const problem = registerProblem(path, value, this.kindOf);
    if (problem) return problem;
    if (path === PHOTO_PATH && value !== null && !this.state.hasPhoto(Photo.parse(value).key)) return 'unknown_photo';
    // A kind decides which fields an item or a section has, so it never changes.
    const before = this.current(path);
    return path.endsWith('/kind') && before && before.value !== value ? 'conflict' : null;
  }

  textStamp = (path: Path): Stamp | null => this.textStamps.get(path) ?? this.state.texts.stamp(path);

  /** Why there is no text at `path`, or `null`. */
  textProblem(path: Path): ErrorCode | null {
    const schema = isTextPath(path) ? registerSchema(path, this.kindOf) : 'unknown_path';
    return typeof schema === 'string' ? schema : null;
  }

  /** Merges an update that somebody's replica has made. */
  merge(path: Path, base64: string, stamp: Stamp, user: string): Verdict {
    const { texts } = this.state;
    const doc = texts.open(path);
    const owns = (id: number) => this.claimed.has(id) || (texts.writer(id) ?? user) === user;
    const facts = checkTextUpdate(doc, base64, owns);
    if (typeof facts === 'string') return { kind: 'nack', code: facts };
    if (!this.hasRoom(facts.update.byteLength)) return { kind: 'nack', code: 'document_full' };
    const claims = facts.writers.filter((id) => !this.claimed.has(id) && texts.writer(id) === null);
    for (const id of claims) this.claimed.add(id);
    applyText(doc, facts.update, null);
    return this.tookText(path, facts.update, stamp, claims);
  }

  /** Makes a text show `prose`, as the actor's own edit. */
  rewrite(path: Path, prose: Prose): Verdict {
    const doc = this.state.texts.open(path);
    let update: Uint8Array | null = null;
    const keep = (made: Uint8Array) => {
      update = made;
    };
    doc.on('update', keep);
    doc.transact(() => writeProse(textIn(doc), prose));
    doc.off('update', keep);
    const stamp = this.stampNow(this.textStamp(path));
    if (!update) return { kind: 'took', seq: this.seq, stamp };
    return this.tookText(path, update, stamp, []);
  }

  private tookText(path: Path, update: Uint8Array, stamp: Stamp, claims: number[]): Verdict {
    this.bytes += update.byteLength;
    this.seq += 1;
    this.textStamps.set(path, stamp);
    this.writes.push({ kind: 'text', path, update, stamp, seq: this.seq, claims });
    return { kind: 'took', seq: this.seq, stamp };
  }

  private hasRoom(more: number): boolean {
    return more <= 0 || this.bytes + more <= DOCUMENT_MAX_BYTES;
  }

  stampNow(seen?: Stamp | null): Stamp {
    const { stamp, clock } = tick(this.clock, this.now, SERVER_REPLICA, seen);
    this.clock = clock;
    return stamp;
  }

  write(path: Path, value: Json, stamp: Stamp): Verdict {
    const before = this.current(path);
    // The same edit again: a device that could not note its number has sent it under another.
    if (before?.stamp === stamp) return { kind: 'took', seq: before.seq, stamp };
    if (before && !isLater(stamp, before.stamp)) return { kind: 'lost', winner: entryOf(path, before) };
    const more = jsonBytes(value) - (before ? jsonBytes(before.value) : -path.length);
    if (!this.hasRoom(more)) return { kind: 'nack', code: 'document_full' };
    this.bytes += more;
    this.seq += 1;
    this.written.set(path, { value, stamp, seq: this.seq });
    this.writes.push({ kind: 'set', path, value, stamp, seq: this.seq, previous: before?.value });
    return { kind: 'took', seq: this.seq, stamp };
  }

  result(): Decision {
    return { writes: this.writes, seq: this.seq, bytes: this.bytes, clock: this.clock };
  }
}

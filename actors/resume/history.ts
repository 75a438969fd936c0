import type { Call } from '#kernel/actor';
import type { Alarms } from '#kernel/alarms';
import type { Identity } from '#protocol/envelope';
import { done, type Outcome, refuse } from '#protocol/errors';
import {
  ACTIVITY_PAGE,
  type Activity,
  type Comparison,
  type HistoryMessage,
  type HistoryReplies,
  MAX_NAMED_VERSIONS,
  type Restored,
  type Version,
} from '#protocol/history';
import { UserId, type VersionId } from '#protocol/ids';
import type { Json } from '#protocol/json';
import type { Path } from '#protocol/registers';
import { decideWrites } from '#sync/decide';
import { differenceOf } from '#sync/difference';
import { documentOf } from '#sync/document';
import type { Decision } from '#sync/document-state';
import { restoringWrites } from '#sync/restore';
import type { ActivityRow } from './history-activity.ts';
import { HistoryKeeper, TIDY_ALARM, VERSION_ALARM } from './history-keeper.ts';
import { HistoryRepo, type VersionRow } from './history-repo.ts';
import { registersIn, VersionStates } from './history-states.ts';
import { told } from './history-touched.ts';
import type { ResumeRepo, ResumeRow } from './repo.ts';

type Replies = HistoryReplies[HistoryMessage['type']];
type Ask<T extends HistoryMessage['type']> = Extract<HistoryMessage, { type: T }>;

/** What history needs of its résumé. */
export interface Surroundings {
  storage: DurableObjectStorage;
  repo: ResumeRepo;
  alarms: Pick<Alarms, 'set' | 'setNoLater' | 'clear'>;
  now(): number;
  /** The résumé as it is now, also after waiting for something. */
  resume(): ResumeRow | null;
  transact<T>(call: Pick<Call, 'once'>, decide: () => Outcome<T>): Outcome<T>;
  /** Runs a transaction that writes registers: should it fail, what is remembered of them is dropped. */
  guarded<T>(transaction: () => Outcome<T>): Outcome<T>;
  /** Writes a decision, inside the transaction; `told` afterwards passes it on to whoever has the résumé open. */
  record(resume: ResumeRow, decision: Decision, by: Identity): void;
  tell(decision: Decision): void;
  changed(): void;
}

const iso = (ms: number) => new Date(ms).toISOString();
/** A register has at most 48 kB, but hardly ever more than some words. */
const WRITES_IN_FRAME = 200;
const IN_TRASH = { detail: 'The résumé is in the trash; restore it first.' };

/** What a résumé was like before: versions, who did what, and how to go back. */
export class History {
  private readonly around: Surroundings;
  private readonly repo: HistoryRepo;
  private readonly states: VersionStates;
  private readonly keeper: HistoryKeeper;

  constructor(around: Surroundings) {
    this.around = around;
    const { storage, alarms, now, repo } = around;
    this.repo = new HistoryRepo(storage.sql);
    this.states = new VersionStates(storage);
    const ports = { sql: storage.sql, now, alarms, entries: () => repo.entries(), value: (path: Path) => repo.value(path) };
    this.keeper = new HistoryKeeper(ports, this.repo, this.states);
  }

  /** Somebody has written; call it inside the transaction that does. */
  wrote(by: Identity, now: number): void {
    this.keeper.wrote(by, now);
  }

  clear(): void {
    this.repo.clear();
  }

  /** The values that a register has in the versions that are kept. */
  async everKept(path: Path): Promise<Json[]> {
    const values: Json[] = [];
    for (const { id } of this.repo.versions()) values.push((await this.states.read(id))?.get(path) ?? null);
    return values;
  }

  handle(message: HistoryMessage, resume: ResumeRow, identity: Identity, call: Call): Outcome<Replies> | Promise<Outcome<Replies>> {
    switch (message.type) {
      case 'ListVersions':
        return done({ items: this.repo.versions().toReversed().map(this.versionOf()) });
      case 'SaveVersion':
        return this.save(message.label, resume, identity, call);
      case 'RenameVersion':
        return this.rename(message, identity, call);
      case 'DeleteVersion':
        return this.remove(message.version, call);
      case 'GetVersion':
        return this.view(message.version);
      case 'CompareVersions':
        return this.compare(message);
      case 'RestoreVersion':
        return this.restore(message.version, identity, call);
      case 'ListActivity':
        return done(this.activity(message));
    }
  }

  /** Returns `false` for an alarm that is not history's. */
  async onAlarm(name: string, resume: ResumeRow): Promise<boolean> {
    if (name === VERSION_ALARM) {
      const kept = this.around.transact({}, () => done(this.keeper.keep(resume, 'auto', null, null)));
      if (kept.ok && kept.value) this.around.changed();
      return true;
    }
    if (name !== TIDY_ALARM) return false;
    const merged = this.around.transact({}, () => done(this.keeper.tidy(resume)));
    // What is in memory knows how large the logs were.
    if (merged.ok && merged.value) this.around.repo.forget();
    await this.states.pack();
    return true;
  }

  private save(label: string, resume: ResumeRow, identity: Identity, call: Call): Outcome<Version> {
    if (resume.trashedAt !== null) return refuse('gone', IN_TRASH);
    return this.saying(
      this.around.transact(call, () => {
        if (this.hasTooManyNames()) return tooManyNames();
        const newest = this.repo.newest();
        const isKept = newest !== null && newest.seq === resume.seq && newest.kind !== 'named';
        const version = isKept ? this.named(newest, label, identity.user) : this.keeper.keep(resume, 'named', label, identity.user);
        return version ? done(this.versionOf()(version)) : refuse('internal');
      }),
    );
  }

  private rename({ version: id, label }: Ask<'RenameVersion'>, identity: Identity, call: Call): Outcome<Version> {
    return this.saying(
      this.around.transact(call, () => {
        const version = this.repo.version(id);
        if (!version) return refuse('not_found');
        if (version.kind !== 'named' && this.hasTooManyNames()) return tooManyNames();
        return done(this.versionOf()(this.named(version, label, identity.user)));
      }),
    );
  }

  private remove(id: VersionId, call: Call): Outcome<null> {
    return this.saying(
      this.around.transact(call, () => {
        const version = this.repo.version(id);
        if (!version) return refuse('not_found');
        if (version.kind !== 'named') return refuse('conflict', { detail: 'Versions without a name go by themselves.' });
        this.keeper.drop(id);
        return done(null);
      }),
    );
  }

  private async view(id: VersionId): Promise<Outcome<HistoryReplies['GetVersion']>> {
    const version = this.repo.version(id);
    const state = await this.states.read(id);
    return version && state ? done({ version: this.versionOf()(version), document: documentOf(state) }) : refuse('not_found');
  }

  private async compare({ a, b }: Ask<'CompareVersions'>): Promise<Outcome<Comparison>> {
    const [before, after] = [await this.view(a), b === 'now' ? null : await this.view(b)];
    if (!before.ok) return before;
    if (after && !after.ok) return after;
    const document = after?.value.document ?? documentOf(this.around.repo.entries());
    return done({ a: before.value.version, b: after?.value.version ?? null, changes: differenceOf(before.value.document, document) });
  }

  /** Makes the document as it was, by writes like anybody's. How it is now is kept first. */
  private async restore(id: VersionId, identity: Identity, call: Call): Promise<Outcome<Restored>> {
    const then = await this.states.read(id);
    const resume = this.around.resume();
    if (!then || !resume) return refuse('not_found');
    if (resume.trashedAt !== null) return refuse('gone', IN_TRASH);
    const { repo, now } = this.around;
    const decisions: Decision[] = [];
    const outcome = this.around.guarded(() =>
      this.around.transact(call, () => {
        const writes = restoringWrites(registersIn(repo.entries()), then);
        const newest = this.repo.newest();
        const isKept = newest !== null && (newest.seq === resume.seq || writes.length === 0);
        const before = isKept ? newest : this.keeper.keep(resume, 'restore-point', null, identity.user);
        if (!before) return refuse('internal');
        const decided = decideWrites(repo.state(resume), writes, now());
        const refused = decided.results.find((result) => result.status === 'refused');
        if (refused?.status === 'refused') return refuse(refused.code);
        decisions.push(...inFrames(decided.decision));
        this.around.record(resume, decided.decision, identity);
        return done({ seq: decided.decision.seq, writes: decided.decision.writes.length, before: this.versionOf()(before) });
      }),
    );
    if (outcome.ok) for (const decision of decisions) this.around.tell(decision);
    return this.saying(outcome);
  }

  private activity({ before = Number.MAX_SAFE_INTEGER, limit = ACTIVITY_PAGE }: Ask<'ListActivity'>): HistoryReplies['ListActivity'] {
    const rows = new Map(this.repo.activities(before, limit + 1).map((row) => [row.id, row]));
    for (const row of this.keeper.recent()) if (row.id < before) rows.set(row.id, row);
    const all = [...rows.values()].sort((a, b) => b.id - a.id);
    const items = all.slice(0, limit).map(this.activityOf());
    return { items, before: all.length > limit ? (items.at(-1)?.id ?? null) : null };
  }

  private hasTooManyNames = (): boolean => this.repo.versions().filter(({ kind }) => kind === 'named').length >= MAX_NAMED_VERSIONS;

  private named(version: VersionRow, label: string, maker: UserId): VersionRow {
    const named: VersionRow = { ...version, kind: 'named', label, maker };
    this.repo.save(named);
    return named;
  }

  /** Tells whoever has the résumé open that there are other versions now. */
  private saying<T>(outcome: Outcome<T>): Outcome<T> {
    if (outcome.ok) this.around.changed();
    return outcome;
  }

  private versionOf(): (row: VersionRow) => Version {
    const author = this.repo.authors();
    return ({ authors, maker, at, touched, ...row }) => ({
      ...row,
      at: iso(at),
      by: authors.map(author),
      maker: maker && author(maker),
      touched: told(touched),
    });
  }

  private activityOf(): (row: ActivityRow) => Activity {
    const author = this.repo.authors();
    return ({ id, user, began, ended, writes, touched, more }) => ({
      id,
      user: author(UserId.parse(user)),
      from: iso(began),
      to: iso(ended),
      writes,
      touched: told(touched),
      more,
    });
  }
}

/** A decision in parts that are told one after another: a whole résumé in one frame could be more than a socket takes. */
function inFrames(decision: Decision): Decision[] {
  const parts: Decision[] = [];
  for (let from = 0; from < decision.writes.length; from += WRITES_IN_FRAME) {
    const writes = decision.writes.slice(from, from + WRITES_IN_FRAME);
    parts.push({ ...decision, writes, seq: writes.at(-1)?.seq ?? decision.seq });
  }
  return parts;
}

const tooManyNames = () => refuse('conflict', { detail: `A résumé has at most ${MAX_NAMED_VERSIONS} named versions; delete one first.` });

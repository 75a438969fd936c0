import type { Alarms } from '#kernel/alarms';
import { newId } from '#kernel/crypto';
import { ItemKind, SectionKind } from '#protocol/document';
import type { Identity } from '#protocol/envelope';
import type { VersionKind } from '#protocol/history';
import { UserId } from '#protocol/ids';
import type { Json } from '#protocol/json';
import type { Path, Value } from '#protocol/registers';
import { itemName } from '#sync/names';
import { ACTIVITY_GAP_MS, type ActivityRow, activitiesOf } from './history-activity.ts';
import type { HistoryRepo, VersionRow } from './history-repo.ts';
import { expired } from './history-retention.ts';
import { registersIn, type VersionStates } from './history-states.ts';
import { hasLongTexts, mergeLongTexts } from './history-texts.ts';
import { joined, type NameOf, summaryOf } from './history-touched.ts';
import type { ResumeRow } from './repo.ts';

/** A version is kept by itself after so many minutes in which people wrote, or when nobody has written for so long. */
const ACTIVE_MINUTES = 10;
const QUIET_MS = 10 * 60_000;
const DAY_MS = 24 * 3_600_000;
/** Operations are kept one by one for so long, and so many of them; activities are the summary that stays. */
const OPS_KEPT_MS = 30 * DAY_MS;
const OPS_KEPT = 5_000;
const ACTIVITIES_KEPT = 2_000;

export const VERSION_ALARM = 'resume.version';
export const TIDY_ALARM = 'resume.tidy';

export interface KeeperPorts {
  sql: SqlStorage;
  now(): number;
  alarms: Pick<Alarms, 'set' | 'setNoLater' | 'clear'>;
  entries(): Iterable<readonly [Path, Value]>;
  value(path: Path): Json | undefined;
}

/** Keeps versions and activity as people write, and lets go of what is old. Call its methods inside a transaction. */
export class HistoryKeeper {
  private readonly ports: KeeperPorts;
  private readonly repo: HistoryRepo;
  private readonly states: VersionStates;

  constructor(ports: KeeperPorts, repo: HistoryRepo, states: VersionStates) {
    this.ports = ports;
    this.repo = repo;
    this.states = states;
  }

  /** Somebody has written. */
  wrote(by: Identity, now: number): void {
    const minute = Math.floor(now / 60_000);
    if (!this.repo.wroteFirst(by.user, by.name, minute)) return;
    const active = this.repo.countMinute(minute);
    this.ports.alarms.set(VERSION_ALARM, active >= ACTIVE_MINUTES ? now : now + QUIET_MS);
    this.ports.alarms.setNoLater(TIDY_ALARM, hasLongTexts(this.ports.sql) ? now : now + DAY_MS);
  }

  /** Keeps the document as it is now; by itself only when it is another than in the newest version. */
  keep(resume: ResumeRow, kind: VersionKind, label: string | null, maker: UserId | null): VersionRow | null {
    const last = this.repo.newest();
    if (kind === 'auto' && last && last.seq >= resume.seq) return null;
    const ops = [...this.repo.opsSince(last?.seq ?? 0)];
    const version: VersionRow = {
      id: newId('version'),
      at: this.ports.now(),
      kind,
      label,
      seq: resume.seq,
      authors: [...new Set(ops.map(({ user }) => user))].map((user) => UserId.parse(user)),
      maker,
      // Of the first version there is nothing to say: everything in it is new.
      ...(last ? summaryOf(ops, this.nameOf) : { touched: [], more: 0 }),
    };
    this.repo.save(version);
    this.states.save(version.id, registersIn(this.ports.entries()));
    this.repo.countFromZero();
    this.ports.alarms.clear(VERSION_ALARM);
    for (const id of expired(this.repo.versions(), this.ports.now())) this.drop(id);
    // Soon, and not now: whoever waits for an answer does not wait for the compression.
    this.ports.alarms.setNoLater(TIDY_ALARM, this.ports.now());
    return version;
  }

  /** Takes a version away. What was written up to it then is what was written up to the next one. */
  drop(id: string): void {
    const versions = this.repo.versions();
    const index = versions.findIndex((version) => version.id === id);
    const [gone, next] = [versions[index], versions[index + 1]];
    if (!gone) return;
    this.repo.remove(id);
    if (!next || index === 0) return;
    this.repo.save({ ...next, authors: [...new Set([...gone.authors, ...next.authors])], ...joined(gone, next) });
  }

  /** Activity that is not summed up yet: it may begin with one that is, and goes on. */
  recent(): ActivityRow[] {
    const ops = [...this.repo.opsSince(this.repo.summed())];
    const first = ops[0];
    return first ? activitiesOf(ops, this.repo.openActivities(first.at - ACTIVITY_GAP_MS), this.nameOf) : [];
  }

  /** Sums activity up, cuts the logs, and asks to be called again when more of them is old. `true` when texts were merged. */
  tidy(resume: ResumeRow): boolean {
    const now = this.ports.now();
    for (const activity of this.recent()) this.repo.saveActivity(activity);
    this.repo.saveSummed(resume.seq);
    this.repo.cutActivities(ACTIVITIES_KEPT);
    // A version tells what was written since the one before: until it is there, the operations are needed.
    this.repo.cutOps(this.repo.newest()?.seq ?? 0, now - OPS_KEPT_MS, OPS_KEPT);
    for (const id of expired(this.repo.versions(), now)) this.drop(id);
    const oldest = this.repo.oldestOp();
    if (oldest !== null) this.ports.alarms.set(TIDY_ALARM, Math.max(oldest + OPS_KEPT_MS, now) + DAY_MS);
    return mergeLongTexts(this.ports.sql);
  }

  private nameOf: NameOf = (part, id) => {
    const read = (field: string) => this.ports.value(`${part === 'section' ? 'sec' : 'item'}/${id}/${field}`);
    if (part === 'section') {
      const title = read('title');
      return { kind: SectionKind.safeParse(read('kind')).data ?? null, name: typeof title === 'string' ? title : '' };
    }
    const kind = ItemKind.safeParse(read('kind')).data ?? null;
    return { kind, name: kind ? itemName(kind, read) : '' };
  };
}

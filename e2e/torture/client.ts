import { setMaxListeners } from 'node:events';
import type * as Y from 'yjs';
import type { ReplicaId, ResumeId, UserId } from '#protocol/ids';
import type { Json } from '#protocol/json';
import type { Path, Value } from '#protocol/registers';
import { Places } from '#sync/places';
import { type RefusedEdit, RefusedShelf } from '#sync/refused';
import { shelfOf } from '#sync/shelf-names';
import type { Device } from '../../ui/src/live/device.ts';
import type { LiveEvent } from '../../ui/src/live/events.ts';
import { newReplicaId, newWriter } from '../../ui/src/live/ids.ts';
import { LiveSession } from '../../ui/src/live/session.ts';
import { Chance } from './chance.ts';
import { isOneOfAKind } from './characters.ts';
import { SlowDisk } from './disk.ts';
import type { Edit } from './history.ts';
import { type Route, recordedSocket } from './transport.ts';

/** Who sits at a device: what they write is taken, or (a viewer's) refused; some put into texts what no text may hold. */
export type Typist = 'editor' | 'careless' | 'viewer';

/** Runs have no time for people's patience: an answer may take half as long, and whether there is one is asked eight times as often. */
const hastened = (ms: number): number => (ms >= 10_000 ? ms / 8 : ms >= 1_000 ? ms / 2 : ms);

/** What outlives a page: the device's storage, who holds which lock, and a clock that need not be right. */
export class Machine {
  readonly rows = new Map<string, string>();
  readonly locks = new Set<string>();
  /** This device's clock minus the true one, in ms. */
  skew = 0;
  readonly user: UserId;
  readonly resume: ResumeId;
  readonly route: Route;
  readonly typist: Typist;

  constructor(user: UserId, resume: ResumeId, route: Route, typist: Typist) {
    this.user = user;
    this.resume = resume;
    this.route = route;
    this.typist = typist;
  }

  /** Edits on this device that no actor has decided yet, those of closed pages included. */
  get waiting(): number {
    return [...this.rows.keys()].filter((key) => key.includes('/q/')).length;
  }

  /** What was not accepted of this person's edits, as the device keeps it for them. */
  refused(): Promise<RefusedEdit[]> {
    return new RefusedShelf(new SlowDisk(this.rows, new Chance(0)), shelfOf(this)).all();
  }

  /** Everything stored is gone, as when somebody clears their browser; only while no page is open. */
  wipe(): void {
    this.rows.clear();
    const { history } = this.route;
    const gone = new Set(this.replicas);
    for (const edit of [...history.edits, ...history.typed.values(), ...history.removals]) if (gone.has(edit.replica)) edit.kept = false;
    this.replicas.clear();
  }

  /** Replicas that have worked from this device's storage. */
  readonly replicas = new Set<string>();
}

/** One page with a résumé open: the app's own session, with this test's socket, storage and clock around it. */
export class Page {
  readonly name: string;
  readonly machine: Machine;
  private readonly life = new AbortController();
  private readonly disk: SlowDisk;
  private readonly locks = new Set<string>();
  private readonly session: LiveSession;
  /** Edits of this page that its device may lose. */
  private unkept: { kept: boolean }[] = [];
  private replica: ReplicaId | null = null;
  private phase: 'offline' | 'live' | 'closed' = 'offline';
  pending = 0;
  view: unknown = null;

  constructor(name: string, machine: Machine, chance: Chance) {
    this.name = name;
    this.machine = machine;
    // One for each reconnection.
    setMaxListeners(0, this.life.signal);
    this.disk = new SlowDisk(machine.rows, chance.fork());
    this.session = new LiveSession({
      connect: recordedSocket(machine.route, this.life.signal),
      device: this.device(),
      user: machine.user,
      newReplicaId,
      newWriter,
      deviceKind: 'program',
      now: this.now,
      after: (ms, job) => {
        const timer = setTimeout(() => this.life.signal.aborted || job(), hastened(ms));
        return () => clearTimeout(timer);
      },
      soon: (job) => queueMicrotask(() => this.life.signal.aborted || job()),
      isVisible: () => true,
      renewSignIn: async () => true,
      dispatch: (event) => this.onEvent(event),
      notify: () => {},
    });
  }

  get isLive(): boolean {
    return this.phase === 'live';
  }

  /** Whether one can type: the device has said what it has. */
  get isReady(): boolean {
    return this.replica !== null && this.phase !== 'closed';
  }

  read = (path: Path): Value | undefined => this.session.read(path);

  /** Writes fields, all of one act. */
  write(writes: readonly (readonly [path: Path, value: Json])[], of: Pick<Edit, 'unique' | 'allowed'>): void {
    const { replica } = this;
    if (replica === null) throw new Error('the page is not ready');
    for (const [path, value] of writes) {
      const edit: Edit = { replica, path, value, ...of, kept: false };
      this.machine.route.history.wrote(edit);
      this.unkept.push(edit);
    }
    this.session.write(writes);
  }

  /**
   * Edits a text, as an editor does. `edit` says what it put in (as one run) and took out; `isSound` whether it put in only what a
   * text may hold.
   */
  type(path: Path, edit: (text: Y.Text) => { run: string; removed: string }, isSound: boolean): void {
    const { replica } = this;
    const { history } = this.machine.route;
    const { text } = this.session.text(path);
    if (replica === null || !text.doc) throw new Error('the page is not ready');
    text.doc.transact(() => {
      const { run, removed } = edit(text);
      // Whoever may not write takes nothing out.
      const mayWrite = this.machine.typist !== 'viewer';
      for (const character of run) {
        const typed = { replica, path, allowed: isSound && mayWrite, kept: false };
        history.typed.set(character, typed);
        this.unkept.push(typed);
      }
      if (run.length > 1) history.runs.push(run);
      for (const character of mayWrite ? [...removed].filter(isOneOfAKind) : []) {
        const removal = { replica, character, kept: false };
        history.removals.push(removal);
        // Beside what is refused nothing is sure.
        if (this.machine.typist !== 'careless') this.unkept.push(removal);
      }
    });
  }

  /** The network has come or gone, and the device has noticed. */
  wake = (): void => this.session.wake();
  sleep = (): void => this.session.asleep();

  /** The page dies: what is not on the device yet may be lost, and nobody is told. */
  crash(): void {
    this.phase = 'closed';
    this.life.abort();
    this.disk.cut();
    for (const lock of this.locks) this.machine.locks.delete(lock);
  }

  /** The person leaves in good order. */
  async leave(): Promise<void> {
    this.phase = 'closed';
    this.session.close();
    // Whatever it still writes, it has written by now; and its locks go with it.
    await new Promise((resolve) => setTimeout(resolve, 500));
    this.crash();
  }

  private now = (): number => Date.now() + this.machine.skew;

  private device(): Device {
    const { user, resume } = this.machine;
    const tryLock = async (name: string) => {
      if (this.machine.locks.has(name)) return null;
      this.machine.locks.add(name);
      this.locks.add(name);
      return () => {
        this.machine.locks.delete(name);
        this.locks.delete(name);
      };
    };
    const places = new Places({ kv: this.disk, tryLock, newReplicaId, now: this.now }, { user, resume });
    return {
      claim: async () => {
        const claim = await places.claim();
        this.replica = claim.state.actor;
        this.machine.replicas.add(claim.state.actor);
        if (this.machine.typist === 'viewer') this.machine.route.history.readers.add(claim.state.actor);
        if (this.machine.typist === 'careless') this.machine.route.history.careless.add(claim.state.actor);
        return claim;
      },
      claimWaiting: () => places.claimWaiting(),
      typed: () => {},
    };
  }

  private onEvent(event: LiveEvent): void {
    if (this.life.signal.aborted) return;
    switch (event.type) {
      case 'connection':
        if (this.phase !== 'closed')
          this.phase = event.event.type === 'welcomed' ? 'live' : event.event.type === 'opened' ? this.phase : 'offline';
        return;
      case 'document':
        this.view = event.document;
        this.pending = event.pending;
        return;
      case 'restored':
        this.view = event.document;
        this.pending = event.pending;
        return;
      case 'pending':
        this.pending = event.count;
        return;
      case 'keeping':
        if (event.keeping === 'kept') for (const edit of this.unkept.splice(0)) edit.kept = true;
        return;
      default:
        return;
    }
  }
}

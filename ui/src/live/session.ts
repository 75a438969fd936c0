import { CLOSE } from '#protocol/compat';
import type { Push, ServerFrame, Welcome } from '#protocol/live';
import type { Path, Value } from '#protocol/registers';
import { atLeast, type Role } from '#protocol/roles';
import { documentOf } from '#sync/document';
import { Keeper } from '#sync/keeper';
import type { Claim } from '#sync/places';
import type { RefusedEdit } from '#sync/refused';
import { renewed } from '#sync/renew';
import type { Replica } from '#sync/replica';
import { type Effects, newReplica, type ReplicaState } from '#sync/replica-state';
import { clockOf } from '#sync/stamp';
import type { ReplicaStore } from '#sync/storage';
import type { LiveText } from '#sync/texts';
import type { Turned, UndoHistory } from '#sync/undo';
import { undoOf } from '#sync/undo-of';
import { Couriers } from './couriers.ts';
import type { Device } from './device.ts';
import { newsOf } from './frames.ts';
import { GazeTeller, type Spot } from './gaze.ts';
import { Line } from './line.ts';
import { ANSWER_WITHIN } from './patience.ts';
import type { LivePorts, Write } from './ports.ts';
import { Pushing } from './pushing.ts';
import { SessionTexts } from './texts.ts';

/**
 * One open résumé: the replica, its socket and when to say what. Edits are in the replica's queue, and on the device where it
 * keeps anything, before they are sent: so neither a dropped connection nor a crash loses any. No DOM: the ports bring time, the
 * socket, the device and the ears.
 */
export class LiveSession {
  private readonly ports: LivePorts;
  private keeper: Keeper;
  private claim: Claim | null = null;
  private couriers: Couriers | null = null;
  private role: Role | null = null;
  private publishing = false;
  private finishing = false;
  private closed = false;
  /** Our replica was taken for somebody else's: resolves once its place is left, to be gone on with under another id. */
  private disowned: Promise<void> | null = null;
  private readonly line: Line;
  private readonly pushing: Pushing;
  private readonly gazing: GazeTeller;
  private readonly texts: SessionTexts;
  private readonly acts: UndoHistory;

  constructor(ports: LivePorts) {
    this.ports = ports;
    this.keeper = this.keeperOf(newReplica(ports.newReplicaId()), null);
    this.texts = new SessionTexts((path) => this.replica.text(path));
    this.acts = undoOf(() => this.keeper, {
      now: ports.now,
      soon: ports.soon,
      text: (path) => this.texts.at(path),
      words: (deed) => ports.words?.(deed) ?? '',
      changed: () => ports.undoChanged?.(this.acts.state),
    });
    this.line = new Line(ports, {
      open: () => this.onOpen(),
      frame: (frame) => this.onFrame(frame),
      dropped: (code) => this.onDropped(code),
      signedOut: () => ports.dispatch({ type: 'connection', event: { type: 'signed_out' } }),
      alive: () => void this.couriers?.go(),
    });
    this.pushing = new Pushing(ports, (left) => this.line.isGreeted && this.keeper.push((push) => left(this.send(push))));
    this.gazing = new GazeTeller(ports.after, (gaze) => this.line.isGreeted && this.line.send({ type: 'p', ...gaze }));
    if (ports.device) void this.restore(ports.device);
    else this.line.open();
  }

  private get replica(): Replica {
    return this.keeper.replica;
  }

  private keeperOf = (state: ReplicaState, store: ReplicaStore | null): Keeper =>
    new Keeper(state, store, {
      now: this.ports.now,
      newWriter: this.ports.newWriter,
      edited: this.onEdited,
      tell: (keeping) => this.ports.dispatch({ type: 'keeping', keeping }),
      alsoKeep: () => this.acts.takeRows(),
    });

  /** Goes on where this device was, before there is a connection. */
  private async restore(device: Device): Promise<void> {
    const claim = await device.claim();
    if (this.closed) return void claim?.close();
    if (claim) {
      const early = this.replica.state.queue;
      this.claim = claim;
      const before = early.map(({ path }) => [path, this.read(path) ?? null] as const);
      this.keeper = this.keeperOf(claim.state, claim.store);
      this.texts.replaced();
      this.acts.load(claim.acts);
      this.ports.dispatch({ type: 'keeping', keeping: 'kept' });
      if (before.length > 0) this.write(before);
      const { role } = this.replica.state;
      if (role !== null)
        this.ports.dispatch({ type: 'restored', role, document: documentOf(this.replica.entries()), pending: this.replica.pending });
      this.couriers = new Couriers(
        device,
        (own, dispatch) => new LiveSession({ ...this.ports, device: own, dispatch, undoChanged: () => {} }),
      );
    }
    this.line.open();
  }

  read = (path: Path): Value | undefined => this.replica.read(path);

  /** The latest time that any edit in the document says it was made at, in ms since the epoch: the date of a file of it. */
  editedAt = (): number => clockOf(this.replica.stamps()).ms;

  /** What no actor has decided, one for each field, as the person sees it: to save it where it cannot be sent any more. */
  undecided = (): RefusedEdit[] => {
    const last = new Map(this.replica.state.queue.map(({ path, stamp }) => [path, stamp]));
    return [...last].map(([path, stamp]) => ({ stamp, path, mine: this.read(path) ?? null, code: 'gone' }));
  };

  /** The text at a path of prose, to edit; what is typed there is an edit like any other. */
  text = (path: Path): LiveText => {
    this.acts.watch(path);
    return this.texts.at(path);
  };

  /** Edits, all of one act. They show at once and are sent as soon as the socket allows. */
  write(writes: Iterable<Write>): void {
    const list = [...writes];
    this.acts.write(list, () => this.keeper.set(list, this.ports.now()));
    this.onEdited();
  }

  /** The latest act that can be taken back; `null` for none. */
  get latestAct(): number | null {
    return this.acts.latest;
  }

  /** Takes back the person's latest act, or the one named, as far as it still stands; `null` where there is none. */
  undo = (act?: number): Turned | null => this.turned(() => this.acts.undo(act));

  /** Does again what was taken back last. */
  redo = (): Turned | null => this.turned(() => this.acts.redo());

  private turned(turn: () => Turned | null): Turned | null {
    if (!atLeast(this.replica.state.role ?? undefined, 'editor')) return null;
    const turned = turn();
    if (turned) this.onEdited();
    return turned;
  }

  private onEdited = (): void => {
    this.ports.device?.typed();
    this.publish();
    this.pushSoon();
  };

  /** Which field the person is in and where in its text, for the others. */
  gaze(field: Path | null, spot: Spot | null = null): void {
    this.gazing.look(field, spot);
  }

  /** The network or the page has come back. */
  wake = (): void => this.line.wake();

  /** The network has gone. */
  asleep = (): void => this.line.asleep();

  /** The person says that they have signed in again. */
  retry(): void {
    this.ports.dispatch({ type: 'connection', event: { type: 'retried' } });
    const { disowned } = this;
    const { device } = this.ports;
    if (!disowned || !device) return this.line.retry();
    this.disowned = null;
    this.goOnWith(newReplica(this.ports.newReplicaId()));
    void disowned.then(() => this.restore(device));
  }

  /** The person leaves: what was typed in the last moment is saved first. */
  finish(): void {
    if (!this.line.isGreeted || this.replica.pending === 0) return this.close();
    this.finishing = true;
    this.ports.after(ANSWER_WITHIN, () => this.close());
  }

  close(): void {
    if (this.closed) return;
    this.closed = true;
    this.couriers?.stop();
    this.acts.stop();
    void this.claim?.close();
    this.pushing.stop();
    this.gazing.stop();
    this.line.close();
  }

  private onOpen(): void {
    this.ports.dispatch({ type: 'connection', event: { type: 'opened' } });
    this.hello();
  }

  private hello(): void {
    this.pushing.over();
    this.line.hello({ ...this.keeper.hello(this.ports.now()), device: this.ports.deviceKind });
  }

  private onFrame(frame: ServerFrame): void {
    if (frame.type === 'welcome' && this.isSomebodyElses(frame)) return this.disown();
    const effects = this.keeper.receive(frame, this.ports.now());
    for (const news of newsOf(frame)) this.ports.dispatch(news);
    if (frame.type === 'welcome') this.onWelcome(frame);
    else if (frame.type === 'role') this.haveRole(frame.role);
    else if (frame.type === 'ack') this.pushing.over();
    else if (frame.type === 'error') this.ports.notify({ type: 'trouble', code: frame.code, detail: frame.detail });
    this.apply(effects);
    // What somebody put aside elsewhere is told by a welcome only.
    if (frame.type === 'changed' && frame.what === 'conflicts' && this.line.isGreeted) this.hello();
    if (this.pushing.isWaiting) this.line.expectAnswer();
    this.pushSoon();
    if (this.finishing && this.replica.pending === 0) this.close();
  }

  private onWelcome({ role }: Welcome): void {
    this.line.welcomed();
    this.ports.dispatch({ type: 'connection', event: { type: 'welcomed' } });
    this.haveRole(role);
    this.publish();
    this.gazing.begin();
    void this.couriers?.go();
  }

  /** Also a role that changed while there was no connection is told. */
  private haveRole(role: Role): void {
    if (this.role !== null && this.role !== role) this.ports.notify({ type: 'role', role });
    this.role = role;
  }

  private apply(effects: Effects): void {
    if (effects.changed.size > 0) this.publish();
    for (const { path, mine } of effects.lost) this.ports.notify({ type: 'lost', path, mine });
    if (effects.refused.length > 0) this.ports.notify({ type: 'refused', edits: effects.refused, kept: this.keeper.kept() });
    if (effects.hello) this.hello();
  }

  private onDropped(code: number): void {
    // What this device keeps is one person's: whoever is signed in by now must not send it.
    if (code === CLOSE.replica_taken && this.claim) return this.somebodyElse();
    if (code === CLOSE.replica_taken) this.goOnWith(renewed(this.replica.state, this.ports.newReplicaId(), this.ports.now()));
    this.pushing.over();
    if (code === CLOSE.forbidden) return void this.onForbidden();
    this.dropped(code);
  }

  /** To whom the résumé is not open: the person, or somebody else who is signed in by now. */
  private async onForbidden(): Promise<void> {
    const { user, signedInAs } = this.ports;
    const other = user && signedInAs ? (await signedInAs()) !== user : false;
    if (this.closed) return;
    if (other) this.somebodyElse();
    else this.dropped(CLOSE.forbidden);
  }

  private dropped(code: number): void {
    this.ports.dispatch({ type: 'connection', event: { type: 'dropped', code } });
    this.ports.dispatch({ type: 'pending', count: this.replica.pending });
  }

  private isSomebodyElses({ user }: Welcome): boolean {
    return user !== undefined && this.ports.user !== undefined && user !== this.ports.user;
  }

  /** The actor takes our replica for another account's: nothing is sent until the person is back, and then under a new id. */
  private disown(): void {
    this.claim?.disown();
    this.disowned = this.claim?.close() ?? null;
    this.claim = null;
    this.couriers?.stop();
    this.goOnWith(renewed(this.replica.state, this.ports.newReplicaId(), this.ports.now()));
    this.somebodyElse();
  }

  private somebodyElse(): void {
    this.ports.dispatch({ type: 'connection', event: { type: 'somebody_else' } });
    this.line.hangUp();
  }

  /** In memory, from here on. */
  private goOnWith(state: ReplicaState): void {
    this.keeper = this.keeperOf(state, null);
    this.texts.replaced();
  }

  private pushSoon(): void {
    if (this.line.isGreeted && this.replica.pending > 0) this.pushing.soon(this.replica.isHeldUp);
  }

  private send(push: Push): boolean {
    const hasLeft = this.line.isGreeted && !this.closed && this.line.send(push);
    if (hasLeft) this.line.expectAnswer();
    return hasLeft;
  }

  private publish(): void {
    if (this.publishing) return;
    this.publishing = true;
    this.ports.soon(() => {
      this.publishing = false;
      this.ports.dispatch({ type: 'document', document: documentOf(this.replica.entries()), pending: this.replica.pending });
    });
  }
}

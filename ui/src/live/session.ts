import { CLOSE } from '#protocol/compat';
import { type ClientFrame, ServerFrame } from '#protocol/live';
import type { Path, Value } from '#protocol/registers';
import type { Role } from '#protocol/roles';
import { documentOf } from '#sync/document';
import { Keeper } from '#sync/keeper';
import type { Claim } from '#sync/places';
import { renewed } from '#sync/renew';
import type { Replica } from '#sync/replica';
import { type Effects, newReplica, type ReplicaState } from '#sync/replica-state';
import type { ReplicaStore } from '#sync/storage';
import type { LiveText } from '#sync/texts';
import { Couriers } from './couriers.ts';
import type { Device } from './device.ts';
import { GazeTeller, type Spot } from './gaze.ts';
import { ANSWER_WITHIN, Patience } from './patience.ts';
import type { LivePorts, Write } from './ports.ts';
import { SessionTexts } from './texts.ts';
import type { Transport } from './transport.ts';

/** Pushes are at least this far apart, in ms: a dragged slider must not use up the socket's rate. */
const PUSH_GAP = 50;
const PING_EVERY = 20_000;

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
  /** `null` until the device has said what it has. */
  private transport: Transport | null = null;
  private greeted = false;
  private role: Role | null = null;
  private renewedSinceWelcome = false;
  private publishing = false;
  private finishing = false;
  private closed = false;
  private pushedAt = Number.NEGATIVE_INFINITY;
  private waitingForAck = false;
  private cancelPush: (() => void) | null = null;
  private cancelPing: () => void;
  private readonly patience: Patience;
  private readonly gazing: GazeTeller;
  private readonly texts: SessionTexts;

  constructor(ports: LivePorts) {
    this.ports = ports;
    this.keeper = this.keeperOf(newReplica(ports.newReplicaId()), null);
    this.texts = new SessionTexts((path) => this.replica.text(path));
    this.patience = new Patience(ports.after, () => {
      this.dropped(CLOSE_LOST);
      this.transport?.reconnect();
    });
    this.gazing = new GazeTeller(ports.after, (gaze) => this.greeted && this.send({ type: 'p', ...gaze }));
    this.cancelPing = ports.after(PING_EVERY, this.onPingTime);
    if (ports.device) void this.restore(ports.device);
    else this.connect();
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
      this.ports.dispatch({ type: 'keeping', keeping: 'kept' });
      if (before.length > 0) this.write(before);
      const { role } = this.replica.state;
      if (role !== null)
        this.ports.dispatch({ type: 'restored', role, document: documentOf(this.replica.entries()), pending: this.replica.pending });
      this.couriers = new Couriers(device, (own, dispatch) => new LiveSession({ ...this.ports, device: own, dispatch }));
    }
    this.connect();
  }

  private connect(): void {
    this.transport = this.ports.connect({
      open: () => this.onOpen(),
      message: (text) => this.onMessage(text),
      dropped: (code) => void this.onDropped(code),
    });
  }

  read = (path: Path): Value | undefined => this.replica.read(path);

  /** The text at a path of prose, to edit; what is typed there is an edit like any other. */
  text = (path: Path): LiveText => this.texts.at(path);

  /** Edits, all of one act. They show at once and are sent as soon as the socket allows. */
  write(writes: Iterable<Write>): void {
    this.keeper.set(writes, this.ports.now());
    this.onEdited();
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

  /** The network or the page has come back: find out at once whether the socket still works. */
  wake(): void {
    if (this.greeted) this.ping();
    else this.transport?.reconnect();
  }

  /** The network has gone: the socket cannot know yet. */
  asleep(): void {
    this.transport?.reconnect();
    this.dropped(CLOSE_LOST);
  }

  /** The person says that they have signed in again. */
  retry(): void {
    this.renewedSinceWelcome = false;
    this.ports.dispatch({ type: 'connection', event: { type: 'retried' } });
    this.transport?.reconnect();
  }

  /** The person leaves: what was typed in the last moment is saved first. */
  finish(): void {
    if (!this.greeted || this.replica.pending === 0) return this.close();
    this.finishing = true;
    this.ports.after(ANSWER_WITHIN, () => this.close());
  }

  close(): void {
    if (this.closed) return;
    this.closed = true;
    this.couriers?.stop();
    void this.claim?.close();
    this.cancelPush?.();
    this.cancelPing();
    this.gazing.stop();
    this.patience.end();
    this.transport?.close();
  }

  private send(frame: ClientFrame): boolean {
    return this.transport?.send(JSON.stringify(frame)) ?? false;
  }

  private onOpen(): void {
    this.ports.dispatch({ type: 'connection', event: { type: 'opened' } });
    this.hello();
  }

  private hello(): void {
    this.greeted = false;
    this.waitingForAck = false;
    this.send({ ...this.keeper.hello(this.ports.now()), device: this.ports.deviceKind });
    this.patience.begin();
  }

  private onMessage(text: string): void {
    this.patience.end();
    const parsed = ServerFrame.safeParse(readJson(text));
    if (!parsed.success) {
      // A frame we cannot read leaves a hole: start over from what the actor knows.
      this.transport?.reconnect();
      return;
    }
    const frame = parsed.data;
    const effects = this.keeper.receive(frame, this.ports.now());
    switch (frame.type) {
      case 'welcome':
        this.greeted = true;
        this.renewedSinceWelcome = false;
        this.ports.dispatch({ type: 'greeted', role: frame.role, session: frame.session, peers: frame.presence });
        this.ports.dispatch({ type: 'connection', event: { type: 'welcomed' } });
        this.haveRole(frame.role);
        this.publish();
        this.gazing.begin();
        void this.couriers?.go();
        break;
      case 'p':
        this.ports.dispatch({ type: 'peer', peer: frame.peer });
        break;
      case 'role':
        this.ports.dispatch({ type: 'role', role: frame.role });
        this.haveRole(frame.role);
        break;
      case 'left':
        this.ports.dispatch({ type: 'left', session: frame.session });
        break;
      case 'changed':
        this.ports.dispatch({ type: 'changed', what: frame.what });
        break;
      case 'ack':
        this.waitingForAck = false;
        break;
      case 'error':
        this.ports.notify({ type: 'trouble', code: frame.code, detail: frame.detail });
        break;
      case 'ops':
      case 'resync':
      case 'pong':
      case 'too_old':
      case 'forbidden':
        break;
    }
    this.apply(effects);
    if (this.waitingForAck) this.patience.begin();
    this.pushSoon();
    if (this.finishing && this.replica.pending === 0) this.close();
  }

  /** Also a role that changed while there was no connection is told. */
  private haveRole(role: Role): void {
    if (this.role !== null && this.role !== role) this.ports.notify({ type: 'role', role });
    this.role = role;
  }

  private apply(effects: Effects): void {
    if (effects.changed.size > 0) this.publish();
    for (const { path, mine } of effects.lost) this.ports.notify({ type: 'lost', path, mine });
    for (const { path, mine, code } of effects.refused) this.ports.notify({ type: 'refused', path, mine, code });
    if (effects.hello) this.hello();
  }

  private async onDropped(code: number): Promise<void> {
    if (code === CLOSE.replica_taken) {
      // What this device keeps is one person's: whoever is signed in by now must not send it.
      if (this.claim) return this.signedOut(code);
      this.keeper = this.keeperOf(renewed(this.replica.state, this.ports.newReplicaId(), this.ports.now()), null);
      this.texts.replaced();
    }
    this.dropped(code);
    if (code !== CLOSE.unauthenticated) return;
    try {
      // Renewed and refused again: another renewal would not help.
      const renewed = !this.renewedSinceWelcome && (await this.ports.renewSignIn());
      if (this.closed) return;
      if (renewed) {
        this.renewedSinceWelcome = true;
        this.transport?.reconnect();
      } else this.signedOut(code);
    } catch {
      // It could not be found out (no network): ask the server again in a while.
      this.ports.after(ANSWER_WITHIN, () => this.closed || this.transport?.reconnect());
    }
  }

  private signedOut(code: number): void {
    this.dropped(code);
    this.ports.dispatch({ type: 'connection', event: { type: 'signed_out' } });
  }

  private dropped(code: number): void {
    this.greeted = false;
    this.waitingForAck = false;
    this.patience.end();
    this.ports.dispatch({ type: 'connection', event: { type: 'dropped', code } });
    this.ports.dispatch({ type: 'pending', count: this.replica.pending });
  }

  private pushSoon(): void {
    if (!this.greeted || this.cancelPush || this.waitingForAck || this.replica.pending === 0) return;
    const wait = this.pushedAt + PUSH_GAP - this.ports.now();
    if (wait <= 0) return this.push();
    this.cancelPush = this.ports.after(wait, () => {
      this.cancelPush = null;
      this.push();
    });
  }

  private push(): void {
    if (!this.greeted) return;
    // Until it is known that it could not be sent: being written to the device is waiting, too.
    this.waitingForAck = this.keeper.push((push) => {
      if (!this.greeted || this.closed) return;
      this.waitingForAck = this.send(push);
      if (this.waitingForAck) this.patience.begin();
    });
    if (this.waitingForAck) this.pushedAt = this.ports.now();
  }

  private publish(): void {
    if (this.publishing) return;
    this.publishing = true;
    this.ports.soon(() => {
      this.publishing = false;
      this.ports.dispatch({ type: 'document', document: documentOf(this.replica.entries()), pending: this.replica.pending });
    });
  }

  private onPingTime = (): void => {
    this.cancelPing = this.ports.after(PING_EVERY, this.onPingTime);
    if (this.greeted && this.ports.isVisible()) this.ping();
    if (this.greeted) void this.couriers?.go();
  };

  private ping(): void {
    if (this.send({ type: 'ping', t0: this.ports.now() })) this.patience.begin();
  }
}

/** "Abnormal closure" of RFC 6455: what a browser reports for a connection that was lost. */
const CLOSE_LOST = 1006;

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON is not a frame: the schema refuses `undefined`.
    return undefined;
  }
}

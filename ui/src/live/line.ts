import { CLOSE } from '#protocol/compat';
import type { ClientFrame, ServerFrame } from '#protocol/live';
import { readFrame } from './frames.ts';
import { ANSWER_WITHIN, Patience } from './patience.ts';
import type { LivePorts } from './ports.ts';
import { ReadTeller } from './reading.ts';
import { SignIn } from './sign-in.ts';
import type { Transport } from './transport.ts';

const PING_EVERY = 20_000;
/** A sign-in that was good a minute ago is not why no socket opens. */
const ASK_WHY_EVERY = 60_000;
/** "Abnormal closure" of RFC 6455: what a browser reports for a connection that was lost. */
const CLOSE_LOST = 1006;
/** "Normal closure". */
const CLOSE_ENDED = 1000;

type LinePorts = Pick<LivePorts, 'connect' | 'now' | 'after' | 'isVisible' | 'renewSignIn'>;

export interface LineEvents {
  /** Nothing but a hello may be sent yet. */
  open(): void;
  frame(frame: ServerFrame): void;
  /** It is tried again, unless the code says that this is of no use. */
  dropped(code: number): void;
  /** The sign-in has ended: nothing is tried until somebody says that there is one. */
  signedOut(): void;
  /** Every now and then while it is in use. */
  alive(): void;
}

/** The line to a résumé's actor: a socket that comes back by itself, is known to be dead by its silence, and renews the sign-in. */
export class Line {
  private readonly ports: LinePorts;
  private readonly events: LineEvents;
  private readonly patience: Patience;
  private readonly reading: ReadTeller;
  private readonly signIn: SignIn;
  /** `null` until it is opened. */
  private transport: Transport | null = null;
  private greeted = false;
  private closed = false;
  /** Whether the socket was open since it was last dropped. */
  private opened = false;
  /** When the sign-in was last found to be good although no socket opened. */
  private foundGoodAt = Number.NEGATIVE_INFINITY;
  private cancelPing: () => void;

  constructor(ports: LinePorts, events: LineEvents) {
    this.ports = ports;
    this.events = events;
    this.signIn = new SignIn(ports.renewSignIn);
    this.reading = new ReadTeller({ now: ports.now, after: ports.after, send: (units) => this.send({ type: 'got', units }) });
    this.patience = new Patience(ports.after, () => {
      this.lost(CLOSE_LOST);
      this.reconnect();
    });
    this.cancelPing = ports.after(PING_EVERY, this.onPingTime);
  }

  /** Whether our last hello was answered: from then on anything may be sent. */
  get isGreeted(): boolean {
    return this.greeted;
  }

  open(): void {
    this.transport = this.ports.connect({
      open: () => {
        this.opened = true;
        this.reading.begin();
        this.events.open();
      },
      message: (text) => {
        this.patience.end();
        this.reading.read(text.length);
        const frame = readFrame(text);
        // A frame we cannot read leaves a hole: start over from what the actor knows.
        if (frame) this.events.frame(frame);
        else this.reconnect();
      },
      dropped: (code) => void this.onDropped(code),
    });
  }

  /** Says whether it has left. */
  send(frame: ClientFrame): boolean {
    return this.transport?.send(JSON.stringify(frame)) ?? false;
  }

  hello(frame: ClientFrame): void {
    this.greeted = false;
    this.send(frame);
    this.patience.begin();
  }

  welcomed(): void {
    this.greeted = true;
    this.signIn.works();
  }

  /** Something was sent that must be answered. */
  expectAnswer(): void {
    this.patience.begin();
  }

  /** The network or the page has come back: find out at once whether the socket still works. */
  wake(): void {
    if (this.greeted) this.ping();
    else this.reconnect();
  }

  /** The network has gone: the socket cannot know yet. */
  asleep(): void {
    this.reconnect();
    this.lost(CLOSE_LOST);
  }

  /** The person says that they have signed in again. */
  retry(): void {
    this.signIn.works();
    this.reconnect();
  }

  /** Stays silent until it is told to try again. */
  hangUp(): void {
    this.transport?.close();
    this.lost(CLOSE_ENDED);
  }

  close(): void {
    this.closed = true;
    this.cancelPing();
    this.reading.stop();
    this.patience.end();
    this.transport?.close();
  }

  private reconnect(): void {
    if (!this.closed) this.transport?.reconnect();
  }

  private lost(code: number): void {
    this.greeted = false;
    this.patience.end();
    this.events.dropped(code);
  }

  private async onDropped(code: number): Promise<void> {
    this.lost(code);
    const wasOpen = this.opened;
    this.opened = false;
    if (code !== CLOSE.unauthenticated) return wasOpen ? undefined : this.askWhy();
    const signIn = await this.signIn.renew();
    if (this.closed) return;
    if (signIn === 'renewed') this.reconnect();
    else if (signIn === 'ended') this.events.signedOut();
    // Ask the server again in a while.
    else this.ports.after(ANSWER_WITHIN, () => this.reconnect());
  }

  /**
   * A socket that never opened was refused, or nothing is there: browsers do not say which. Whether there still is a sign-in can be
   * asked; while there is, or that cannot be found out, the socket goes on trying by itself.
   */
  private async askWhy(): Promise<void> {
    if (this.ports.now() - this.foundGoodAt < ASK_WHY_EVERY) return;
    try {
      const isGood = await this.ports.renewSignIn();
      if (this.closed) return;
      if (isGood) this.foundGoodAt = this.ports.now();
      else this.events.signedOut();
    } catch {
      // Nothing is there, for the sign-in neither: the next attempt asks again.
    }
  }

  private onPingTime = (): void => {
    this.cancelPing = this.ports.after(PING_EVERY, this.onPingTime);
    if (!this.greeted) return;
    if (this.ports.isVisible()) this.ping();
    this.events.alive();
  };

  private ping(): void {
    if (this.send({ type: 'ping', t0: this.ports.now() })) this.patience.begin();
  }
}

import { CLOSE } from '#protocol/compat';
import { MeServerFrame } from '#protocol/me-live';
import { ANSWER_WITHIN, Patience } from '../../live/patience.ts';
import { SignIn } from '../../live/sign-in.ts';
import type { Connect, Transport } from '../../live/transport.ts';

const PING_EVERY = 20_000;
/** A sign-in that was good a minute ago is not why no socket opens. */
const ASK_WHY_EVERY = 60_000;

export interface NoticePorts {
  connect: Connect;
  now(): number;
  /** Runs `job` in `ms`; returns what cancels it. */
  after(ms: number, job: () => void): () => void;
  isVisible(): boolean;
  /** Renews the sign-in; `false` when it has ended. Throws when that could not be found out. */
  renewSignIn(): Promise<boolean>;
  /** Something of the person's has changed; `everything`: what it was is not known. */
  tell(what: readonly string[] | 'everything'): void;
}

/** The line to the person's own actor, which says what of theirs has changed. It comes back by itself, and renews the sign-in. */
export class NoticeLine {
  private readonly ports: NoticePorts;
  private readonly patience: Patience;
  private readonly signIn: SignIn;
  private readonly transport: Transport;
  private isReady = false;
  private closed = false;
  private askedWhyAt = Number.NEGATIVE_INFINITY;
  private cancelPing: () => void;

  constructor(ports: NoticePorts) {
    this.ports = ports;
    this.signIn = new SignIn(ports.renewSignIn);
    this.patience = new Patience(ports.after, () => this.reconnect());
    this.cancelPing = ports.after(PING_EVERY, this.onPingTime);
    this.transport = ports.connect({
      open: () => this.patience.begin(),
      message: (text) => this.onMessage(text),
      dropped: (code) => void this.onDropped(code),
    });
  }

  close(): void {
    this.closed = true;
    this.cancelPing();
    this.patience.end();
    this.transport.close();
  }

  private onMessage(text: string): void {
    this.patience.end();
    const frame = readFrame(text);
    if (frame?.type === 'changed') this.ports.tell(frame.what);
    if (frame?.type !== 'ready') return;
    this.isReady = true;
    this.signIn.works();
    // What changed while nobody listened was not told.
    this.ports.tell('everything');
  }

  private async onDropped(code: number): Promise<void> {
    const wasReady = this.isReady;
    this.isReady = false;
    this.patience.end();
    if (code === CLOSE.unauthenticated) return this.renew();
    // Browsers do not say why a socket was refused: it may be the sign-in, which can be asked.
    if (wasReady || this.ports.now() - this.askedWhyAt < ASK_WHY_EVERY) return;
    this.askedWhyAt = this.ports.now();
    await this.renew();
  }

  private async renew(): Promise<void> {
    const signIn = await this.signIn.renew();
    if (this.closed) return;
    if (signIn === 'renewed') this.reconnect();
    // Who is signed in is asked for again, and the pages do what follows from it.
    else if (signIn === 'ended') this.ports.tell(['me']);
    else this.ports.after(ANSWER_WITHIN, () => this.reconnect());
  }

  private reconnect(): void {
    this.isReady = false;
    if (!this.closed) this.transport.reconnect();
  }

  private onPingTime = (): void => {
    this.cancelPing = this.ports.after(PING_EVERY, this.onPingTime);
    if (!this.isReady || !this.ports.isVisible()) return;
    if (this.transport.send(JSON.stringify({ type: 'ping', t0: this.ports.now() }))) this.patience.begin();
  };
}

/** `null` for what we do not know: a newer actor may say more. */
function readFrame(text: string): MeServerFrame | null {
  try {
    return MeServerFrame.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    // Not JSON is not a frame.
    return null;
  }
}

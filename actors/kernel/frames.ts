import type { WSMessage } from 'partyserver';
import { LIVE_LIMITS } from '#protocol/live';
import { readJson } from './json.ts';
import { attachmentOf, closeWith, isOpen, type Socket } from './sockets.ts';

/** A bucket of messages for one socket: `LIVE_LIMITS.burst` at once, refilled by `messagesPerSecond`. */
class MessageRate {
  private tokens: number = LIVE_LIMITS.burst;
  private at = 0;

  /** Takes one; `false` when there is none left. `now` in ms. */
  take(now: number): boolean {
    if (this.at > 0) this.tokens = Math.min(LIVE_LIMITS.burst, this.tokens + ((now - this.at) / 1_000) * LIVE_LIMITS.messagesPerSecond);
    this.at = now;
    if (this.tokens < 1) return false;
    this.tokens -= 1;
    return true;
  }
}

/** What every frame has to be before an actor sees it: text of acceptable size and rate, from a socket that was let in, and JSON. */
export class FrameGate {
  private readonly rates = new WeakMap<object, MessageRate>();

  /** The frame read as JSON; `null` when it is none of that: then the socket was told why and closed. `now` in ms. */
  read(socket: Socket, raw: WSMessage, now: number): { value: unknown } | null {
    // What was under way when the socket was closed for cause.
    if (!isOpen(socket)) return null;
    if (!attachmentOf(socket)) return refused(socket, 'unauthenticated', 'unauthenticated');
    if (typeof raw !== 'string') return refused(socket, 'bad_frame', 'bad_request');
    // A UTF-16 unit is at most three bytes of UTF-8: most frames need not be encoded to be measured.
    const mayBeLong = raw.length * 3 > LIVE_LIMITS.frameBytes;
    if (mayBeLong && new TextEncoder().encode(raw).byteLength > LIVE_LIMITS.frameBytes)
      return refused(socket, 'frame_too_large', 'too_large');
    if (!this.rateOf(socket).take(now)) return refused(socket, 'rate_limited', 'rate_limited');
    return readJson(raw) ?? refused(socket, 'bad_frame', 'malformed_json');
  }

  private rateOf(socket: Socket): MessageRate {
    let rate = this.rates.get(socket);
    if (!rate) {
      rate = new MessageRate();
      this.rates.set(socket, rate);
    }
    return rate;
  }
}

function refused(...why: Parameters<typeof closeWith>): null {
  closeWith(...why);
  return null;
}

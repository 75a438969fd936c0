import type { Claim } from '#sync/places';
import type { Device } from './device.ts';
import type { LiveEvent } from './events.ts';

/** A session as a courier needs it. */
export interface Carrier {
  close(): void;
}

export type NewCarrier = (device: Device, dispatch: (event: LiveEvent) => void) => Carrier;

/**
 * Brings away what closed pages of this device have left: each replica's edits go out under its own name, one replica after
 * another, over a socket of their own. The open document gets them from the actor like everybody else's.
 */
export class Couriers {
  private readonly device: Device;
  private readonly newCarrier: NewCarrier;
  private isUnderWay = false;
  private isOver = false;
  private carrier: Carrier | null = null;

  constructor(device: Device, newCarrier: NewCarrier) {
    this.device = device;
    this.newCarrier = newCarrier;
  }

  /** Looks for something to bring, unless one is under way. For when there is a connection. */
  async go(): Promise<void> {
    if (this.isUnderWay || this.isOver) return;
    this.isUnderWay = true;
    for (let isSent = true; isSent && !this.isOver; ) {
      const claim = await this.device.claimWaiting();
      if (!claim) break;
      if (this.isOver) await claim.close();
      else isSent = await this.carry(claim);
    }
    this.isUnderWay = false;
  }

  stop(): void {
    this.isOver = true;
    this.carrier?.close();
  }

  /** Resolves once everything is decided: `true`; or, when the connection fails, `false`. */
  private carry(claim: Claim): Promise<boolean> {
    return new Promise((resolve) => {
      const device: Device = { claim: async () => claim, claimWaiting: async () => null, typed: () => {} };
      let isLive = false;
      const end = (isSent: boolean) => {
        this.carrier?.close();
        this.carrier = null;
        resolve(isSent);
      };
      this.carrier = this.newCarrier(device, (event) => {
        if (event.type === 'connection') {
          isLive = event.event.type === 'welcomed';
          if (['dropped', 'signed_out', 'somebody_else'].includes(event.event.type)) end(false);
        } else if (event.type === 'document' && isLive && event.pending === 0) end(true);
      });
    });
  }
}

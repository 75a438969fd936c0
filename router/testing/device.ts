import { expect } from 'vitest';
import type { ResumeDocument } from '#protocol/document';
import { ServerFrame } from '#protocol/live';
import { documentOf } from '#sync/document';
import { Replica } from '#sync/replica';
import { newReplica } from '#sync/replica-state';
import { connect, type SignedInPerson, type Wire } from './client.ts';
import { newActor } from './live.ts';

let writers = 1_000;

/** A device with the real replica on it, that goes on and off the network. Its clock can be set. */
export class Device {
  readonly replica: Replica;
  now: () => number = Date.now;
  private wire: Wire | null = null;
  private greeted = false;
  private readonly resume: string;
  private readonly person: SignedInPerson;

  constructor(resume: string, person: SignedInPerson) {
    this.resume = resume;
    this.person = person;
    const newWriter = () => {
      writers += 1;
      return writers;
    };
    this.replica = new Replica(newReplica(newActor()), { now: () => this.now(), newWriter, edited: () => {} });
  }

  get document(): ResumeDocument {
    return documentOf(this.replica.entries());
  }

  /** Connects, sends what waits, and takes what comes until it is off again. */
  async online(): Promise<this> {
    const wire = await connect(`/api/resumes/${this.resume}/live`, { authorization: `Bearer ${this.person.token}` });
    this.wire = wire;
    this.greeted = false;
    wire.send(this.replica.hello(this.now()));
    void this.listen(wire);
    await this.settled();
    return this;
  }

  offline(): void {
    this.wire?.socket.close(1000, 'off');
    this.wire = null;
  }

  /** Everything was decided and nothing is on its way. */
  async settled(seq = 0): Promise<void> {
    this.push();
    await expect.poll(() => this.greeted && this.replica.pending === 0 && this.replica.state.since >= seq, { timeout: 10_000 }).toBe(true);
  }

  private async listen(wire: Wire): Promise<void> {
    let units = 0;
    let told = Date.now();
    while (this.wire === wire) {
      const raw = await wire.next();
      const frame = ServerFrame.parse(raw);
      if (this.wire !== wire) return;
      units += JSON.stringify(raw).length;
      // As every client must say now and then.
      if (Date.now() - told > 500) {
        told = Date.now();
        wire.send({ type: 'got', units });
      }
      if (frame.type === 'welcome') this.greeted = true;
      const { hello } = this.replica.receive(frame, this.now());
      if (hello) wire.send(this.replica.hello(this.now()));
      this.push();
    }
  }

  private push(): void {
    const push = this.greeted ? this.replica.nextPush() : null;
    if (push) this.wire?.send(push);
  }
}

import { Duplex } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { closeFrame, textFrame } from './front/frames.ts';
import { openTunnel } from './front/tunnel.ts';

/** A peer that takes what is written to it piece by piece, when the test says so. */
function peer() {
  const taking: (() => void)[] = [];
  const stream = new Duplex({ read() {}, write: (_chunk, _encoding, done) => void taking.push(done), writableHighWaterMark: 1_000 });
  return { stream, take: () => taking.shift()?.() };
}
/** Lets streams that have something to say say it. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('a tunnel to a client', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
  afterEach(() => void vi.useRealTimers());

  async function open() {
    const client = peer();
    const worker = peer();
    const none = Buffer.alloc(0);
    const tunnel = openTunnel(client.stream, worker.stream, { fromClient: none, fromWorker: none }, 1_000);
    let isOver = false;
    void tunnel.ended.then(() => {
      isOver = true;
    });
    for (let at = 0; at < 20; at += 1) worker.stream.push(Buffer.alloc(600));
    await settle();
    return { client, worker, isOver: () => isOver };
  }

  it('takes no more from the worker than the client does', async () => {
    const { client, worker } = await open();
    expect(worker.stream.isPaused()).toBe(true);
    expect(client.stream.writableLength).toBeLessThan(2_000);
    client.take();
    await settle();
    client.take();
    await settle();
    expect(client.stream.writableLength).toBeLessThan(2_000);
    expect(client.stream.writableLength).toBeGreaterThan(0);
  });

  it('lasts for as long as the client takes something now and then', async () => {
    const { client, isOver } = await open();
    for (let at = 0; at < 8; at += 1) {
      vi.advanceTimersByTime(900);
      client.take();
      await settle();
      expect(isOver()).toBe(false);
    }
  });

  it('ends when the client takes nothing any more', async () => {
    const { client, worker, isOver } = await open();
    client.take();
    vi.advanceTimersByTime(2_100);
    await settle();
    expect(isOver()).toBe(true);
    expect([client.stream.destroyed, worker.stream.destroyed]).toEqual([true, true]);
  });

  it('does not end when nothing waits', async () => {
    const { client, isOver } = await open();
    for (let at = 0; at < 40; at += 1) {
      client.take();
      await settle();
    }
    expect(client.stream.writableLength).toBe(0);
    vi.advanceTimersByTime(60_000);
    await settle();
    expect(isOver()).toBe(false);
  });

  describe('that is told by a trunk, too', () => {
    async function quiet() {
      const client = peer();
      const worker = peer();
      const none = Buffer.alloc(0);
      const tunnel = openTunnel(client.stream, worker.stream, { fromClient: none, fromWorker: none }, 1_000);
      let isOver = false;
      void tunnel.ended.then(() => {
        isOver = true;
      });
      return { client, worker, tunnel, isOver: () => isOver };
    }

    it('ends when the client takes nothing of it', async () => {
      const { client, tunnel, isOver } = await quiet();
      for (let at = 0; at < 3; at += 1) tunnel.write(textFrame(Buffer.alloc(600, 'x')));
      vi.advanceTimersByTime(900);
      client.take();
      await settle();
      vi.advanceTimersByTime(900);
      await settle();
      expect(isOver()).toBe(false);
      vi.advanceTimersByTime(1_200);
      await settle();
      expect(isOver()).toBe(true);
    });

    it('puts nothing after a close frame, its own or the worker’s', async () => {
      const closed = await quiet();
      closed.worker.stream.push(closeFrame(4400));
      await settle();
      const before = closed.client.stream.writableLength;
      closed.tunnel.write(textFrame(Buffer.from('late')));
      expect(closed.client.stream.writableLength).toBe(before);

      const { client, tunnel } = await quiet();
      tunnel.close(4410, 'replaced');
      const length = client.stream.writableLength;
      tunnel.write(textFrame(Buffer.from('late')));
      tunnel.close(1012);
      expect(client.stream.writableLength).toBe(length);
      expect(length).toBe(closeFrame(4410, 'replaced').length);
    });
  });
});

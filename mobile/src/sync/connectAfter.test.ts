import { describe, expect, it } from 'vitest';
import type { TransportEvents } from '../../../ui/src/live/transport.ts';
import { connectAfter } from './connectAfter.ts';

const later = () => new Promise((resolve) => setTimeout(resolve, 2));

/** A socket that is made to wait. */
function waiting(isOnline: boolean) {
  const said: string[] = [];
  const events: TransportEvents = { open: () => said.push('open'), message: () => {}, dropped: (code) => said.push(`dropped ${code}`) };
  const { promise, resolve } = Promise.withResolvers<void>();
  const connect = connectAfter(
    () => promise,
    () => isOnline,
    (heard) => {
      said.push('connected');
      heard.open();
      return { send: () => true, reconnect: () => said.push('reconnected'), close: () => said.push('closed') };
    },
  );
  return { said, resolve, transport: connect(events) };
}

describe('a socket that waits for something', () => {
  it('counts as lost until then, sends nothing, and opens once', async () => {
    const { said, resolve, transport } = waiting(true);
    transport.reconnect();
    expect(transport.send('x')).toBe(false);
    await later();
    expect(said).toEqual(['dropped 1006']);
    resolve();
    await later();
    expect(said).toEqual(['dropped 1006', 'connected', 'open']);
    expect(transport.send('x')).toBe(true);
  });

  it('is only opened where there is nothing to wait for, and lost from the start without a network', async () => {
    const well = waiting(true);
    well.resolve();
    await later();
    expect(well.said).toEqual(['connected', 'open']);
    const bad = waiting(false);
    bad.resolve();
    await later();
    expect(bad.said).toEqual(['connected', 'open', 'dropped 1006']);
  });

  it('is never opened once it is closed', async () => {
    const { said, resolve, transport } = waiting(true);
    transport.close();
    resolve();
    await later();
    expect(said).toEqual([]);
  });
});

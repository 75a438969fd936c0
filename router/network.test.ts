import { expect, it } from 'vitest';
import { networkOf } from './network.ts';

it('names the network of an address, and never the address', () => {
  const cases: [string | undefined, string][] = [
    ['203.0.113.77', '203.0.113.0/24'],
    ['::ffff:203.0.113.77', '203.0.113.0/24'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1::/48'],
    ['2001:db8::6', '2001:db8:0::/48'],
    ['127.0.0.1', 'local'],
    ['::1', 'local'],
    [undefined, 'unknown'],
    ['', 'unknown'],
    ['evil"\nline', 'unknown'],
  ];
  for (const [address, network] of cases) expect(networkOf(address), String(address)).toBe(network);
});

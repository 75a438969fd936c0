/**
 * The network that an address is of, for the log: the first three numbers of IPv4, the first 48 bits of IPv6. Enough to see where an
 * attack comes from, too little to tell one household from another. `local` for this very machine.
 */
export function networkOf(address: string | undefined): string {
  if (!address) return 'unknown';
  if (address === '::1' || address.startsWith('127.')) return 'local';
  const v4 = /^(?:::ffff:)?(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.\d{1,3}$/i.exec(address);
  if (v4) return `${v4[1]}.${v4[2]}.${v4[3]}.0/24`;
  if (!/^[\da-f:]+$/i.test(address)) return 'unknown';
  const [head = ''] = address.split('::');
  const groups = head.split(':').filter((group) => group !== '');
  return `${Array.from({ length: 3 }, (_, place) => groups[place] ?? '0').join(':')}::/48`;
}

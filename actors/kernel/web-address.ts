/** Where webhooks may go: to public addresses over https, anywhere (a company's own network), or nowhere. */
export type WebhookReach = 'public' | 'any' | 'off';

/** What the setting VITAE_WEBHOOKS says; anything unknown is the careful one. */
export const reachOf = (setting: string | undefined): WebhookReach => (setting === 'any' || setting === 'off' ? setting : 'public');

/** Names that mean something on one machine or one network only. RFC 6761, 6762, 8375, 9476. */
const LOCAL = /(?:^|\.)(?:localhost|local|internal|intranet|private|corp|home|lan|home\.arpa|alt|onion|test|invalid)$/;
/** As `URL` writes every form of an address: dotted, octal, hexadecimal and plain numbers alike. */
const ADDRESS = /^(?:\d+\.\d+\.\d+\.\d+|\[.*\])$/;

/**
 * Why nothing may be posted to an address that somebody gave, or `null`. It goes by the name alone: that a public name leads to a
 * private address is found out by whoever connects (see the launcher's `WEB` service; Cloudflare reaches no private address).
 */
export function webAddressProblem(text: string, reach: WebhookReach): string | null {
  if (reach === 'off') return 'webhooks are switched off here';
  if (!URL.canParse(text)) return 'is not an address';
  const { protocol, hostname, username, password } = new URL(text);
  if (username || password) return 'must not hold a name or password';
  if (reach === 'any') return protocol === 'https:' || protocol === 'http:' ? null : 'must begin with https:// or http://';
  if (protocol !== 'https:') return 'must begin with https://';
  const host = hostname.replace(/\.$/, '').toLowerCase();
  if (ADDRESS.test(host)) return 'must name its host';
  if (!host.includes('.') || LOCAL.test(host)) return 'must be public';
  return null;
}

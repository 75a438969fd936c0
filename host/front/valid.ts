import type { IncomingMessage } from 'node:http';

const HOST = /^(?:[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?$/;

/** What is wrong with the request line or the host, as a sentence; null when nothing is. The rest is the router's to judge. */
export function faultOf(request: IncomingMessage): string | null {
  // Absolute form is for proxies: its host and the Host header could differ, and two readers would each believe another one.
  if (!request.url?.startsWith('/')) return 'The request line must hold a path.';
  const hosts = request.headersDistinct.host ?? [];
  if (hosts.length !== 1 || !HOST.test(hosts[0] ?? '')) return 'Exactly one valid Host header is needed.';
  return null;
}

import { cpus } from 'node:os';
import { build } from '../host/build.ts';
import { benchEnumeration } from './enumeration.ts';
import { benchExports } from './exports.ts';
import { type HttpMeasure, measureHttp } from './http.ts';
import { benchLive } from './live.ts';
import { benchLogins } from './logins.ts';
import { benchPages } from './pages.ts';
import { benchPeople } from './people.ts';
import { benchPhone } from './phone.ts';
import { ms, print, ratio } from './stats.ts';
import { benchTyping } from './typing.ts';

/** `npm run bench`: figures and ratios of one run on this machine; `npm run bench -- live` prints some. Nothing here passes or fails. */

const http = (name: string, { perSecond, p50, p99 }: HttpMeasure, of: HttpMeasure) => [
  name,
  perSecond.toFixed(0),
  ms(p50),
  ms(p99),
  ratio(perSecond / of.perSecond),
];

async function benchHttp(): Promise<void> {
  const { direct, front } = await measureHttp();
  print('Requests a second, 32 at a time (the load comes from the same machine)', [
    ['', 'per second', 'p50', 'p99', 'of direct'],
    http('GET /api/me, straight to workerd', direct.me, direct.me),
    http('GET /api/me, through the front', front.me, direct.me),
    http('GET /api/health, straight to workerd', direct.health, direct.health),
    http('GET /api/health, through the front', front.health, direct.health),
  ]);
}

const BENCHES = {
  pages: benchPages,
  exports: benchExports,
  live: benchLive,
  typing: benchTyping,
  phone: benchPhone,
  http: benchHttp,
  logins: benchLogins,
  enumeration: () => benchEnumeration(),
  people: benchPeople,
};
const isBench = (name: string): name is keyof typeof BENCHES => Object.hasOwn(BENCHES, name);

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !isBench(name));
if (unknown.length > 0) throw new Error(`no such table: ${unknown.join(', ')}; there are ${Object.keys(BENCHES).join(', ')}`);
await build();
console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`);
for (const [name, bench] of Object.entries(BENCHES)) if (asked.length === 0 || asked.includes(name)) await bench();
// Miniflare keeps handles of a disposed runtime for a while.
process.exit(0);

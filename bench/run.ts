import { cpus } from 'node:os';
import { TestServer } from '../e2e/support/server.ts';
import { build } from '../host/build.ts';
import { type HttpMeasure, measureHttp } from './http.ts';
import { measureLive } from './live.ts';
import { measurePdf } from './pdf.ts';
import { table } from './stats.ts';

/** `npm run bench`: figures and ratios of one run on this machine. Nothing here passes or fails. */

const ms = (value: number) => `${value.toFixed(value < 100 ? 1 : 0)} ms`;
const ratio = (value: number) => `${value.toFixed(2)}×`;
const http = (name: string, { perSecond, p50, p99 }: HttpMeasure, of: HttpMeasure) => [
  name,
  perSecond.toFixed(0),
  ms(p50),
  ms(p99),
  ratio(perSecond / of.perSecond),
];

function print(title: string, rows: readonly (readonly string[])[]): void {
  console.log(`\n${title}\n${table(rows)}`);
}

await build();
console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`);

const { ours, react } = await measurePdf();
print('PDF of e2e/samples/jsonresume-complete.json (medians; cold: from the start of a fresh process; warm: once more in the same)', [
  ['', 'cold', 'warm', 'bytes'],
  ['Vitae (tagged PDF)', ms(ours.cold), ms(ours.warm), String(ours.bytes)],
  ['@react-pdf/renderer (same words)', ms(react.cold), ms(react.warm), String(react.bytes)],
  ['react-pdf ÷ Vitae', ratio(react.cold / ours.cold), ratio(react.warm / ours.warm), ratio(react.bytes / ours.bytes)],
]);

const server = await TestServer.start();
try {
  const pair = await measureLive(server.url, 2);
  const ten = await measureLive(server.url, 10);
  print('One edit, from sending to its arrival at the others, and to its durable acknowledgement', [
    ['sockets', 'p50', 'p99', 'ack p50', 'ack p99'],
    ...[pair, ten].map(({ sockets, p50, p99, ackP50, ackP99 }) => [String(sockets), ms(p50), ms(p99), ms(ackP50), ms(ackP99)]),
  ]);
  await server.dispose();
  const { direct, front } = await measureHttp();
  print('Requests a second, 32 at a time (the load comes from the same machine)', [
    ['', 'per second', 'p50', 'p99', 'of direct'],
    http('GET /api/me, straight to workerd', direct.me, direct.me),
    http('GET /api/me, through the front', front.me, direct.me),
    http('GET /api/health, straight to workerd', direct.health, direct.health),
    http('GET /api/health, through the front', front.health, direct.health),
  ]);
} finally {
  await server.dispose();
}
// Miniflare keeps handles of a disposed runtime for a while.
process.exit(0);

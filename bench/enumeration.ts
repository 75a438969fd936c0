import { RATE_PERIOD_S, RATES } from '#protocol/limits';
import { newAddress, PASSWORD } from '../e2e/support/api.ts';
import { withProduct } from './product.ts';
import { ms, print, quantile } from './stats.ts';

/** `VITAE_BENCH_CALLS=100` for a first look: a thousand take half an hour, most of which is waiting. */
const CALLS = Number(process.env.VITAE_BENCH_CALLS ?? 1_000);
/** From one call to the next, so that the limit for everybody together is never reached: what it refuses, it refuses alike. */
const apart = (rate: { all: number }): number => (RATE_PERIOD_S * 1_100) / rate.all;

interface Told {
  took: number;
  status: number;
  body: string;
  headers: string;
}

/** Whatever a call says of itself only: ids, tokens, times. */
const VARIES = /"(?:id|accessToken|refreshToken|email)":"[^"]*"/g;
const OWN_HEADERS = new Set(['date', 'x-request-id', 'content-length']);

async function ask(url: string, path: string, body: unknown, apartMs: number): Promise<Told> {
  const begun = performance.now();
  const answer = await fetch(new URL(path, url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  const took = performance.now() - begun;
  await new Promise((resolve) => setTimeout(resolve, Math.max(0, apartMs - took)));
  const headers = [...answer.headers]
    .filter(([name]) => !OWN_HEADERS.has(name))
    .map(([name, value]) => `${name}: ${name === 'set-cookie' ? value.replace(/=[^;]*/, '=…') : value}`);
  return { took, status: answer.status, body: text.replace(VARIES, ''), headers: headers.join('\n') };
}

const different = (told: readonly Told[]): number =>
  new Set(told.map(({ status, body, headers }) => `${status}\n${headers}\n${body}`)).size;

/** Whether somebody can tell an address that has an account from one that has none: by what is said, and by how long it takes. */
export async function benchEnumeration(calls = CALLS): Promise<void> {
  await withProduct(async (url) => {
    const people = Array.from({ length: calls }, newAddress);
    const register = (email: string, password: string) =>
      ask(url, '/auth/register', { email, password, name: 'Ada Example' }, apart(RATES.register));
    const login = (email: string) => ask(url, '/auth/login', { email, password: 'not the password' }, apart(RATES.login));
    const forgot = (email: string) => ask(url, '/auth/password/forgot', { email }, apart(RATES.mail));
    for (const email of people.slice(0, 20)) await login(email);
    const tries: Record<string, { known: Told[]; unknown: Told[] }> = {};
    const both = async (name: string, known: (email: string) => Promise<Told>, unknown: (email: string) => Promise<Told>) => {
      const told = { known: [] as Told[], unknown: [] as Told[] };
      tries[name] = told;
      // By turns, so that both meet the same machine.
      for (const email of people) {
        told.known.push(await known(email));
        told.unknown.push(await unknown(newAddress()));
      }
    };
    for (const email of people) await register(email, PASSWORD);
    await both('sign in', login, login);
    await both('forgotten password', forgot, forgot);
    const again = (email: string) => register(email, 'another long phrase');
    await both('register', again, again);
    print(`${calls} calls each, with addresses that have an account and that have none`, [
      ['', 'known p50', 'unknown p50', 'apart', 'known p99', 'unknown p99', 'different answers'],
      ...Object.entries(tries).map(([name, { known, unknown }]) => {
        const at = (told: Told[], q: number) =>
          quantile(
            told.map(({ took }) => took),
            q,
          );
        return [
          name,
          ms(at(known, 0.5)),
          ms(at(unknown, 0.5)),
          ms(Math.abs(at(known, 0.5) - at(unknown, 0.5))),
          ms(at(known, 0.99)),
          ms(at(unknown, 0.99)),
          String(different([...known, ...unknown]) - 1),
        ];
      }),
    ]);
  });
}

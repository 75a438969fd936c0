import { Session } from '#protocol/http';
import { Profile } from '#protocol/user';
import { Api, newAddress, PASSWORD } from '../e2e/support/api.ts';
import { steadily, withProduct } from './product.ts';
import { ms, print, quantile } from './stats.ts';

const LOGINS_A_SECOND = 10;
const READS_A_SECOND = 50;
const SECONDS = 20;
const PEOPLE = 20;

/** What ten sign-ins a second cost everybody else: `GET /api/me` of one person while others sign in, and while nobody does. */
export async function benchLogins(): Promise<void> {
  const { idle, busy, logins } = await withProduct(async (url) => {
    const reader = await Api.register(url);
    const emails = Array.from({ length: PEOPLE }, newAddress);
    for (const email of emails) await Api.register(url, email);
    const timed = async (took: number[], job: () => Promise<unknown>) => {
      const begun = performance.now();
      await job();
      took.push(performance.now() - begun);
    };
    const read = (took: number[]) => () => timed(took, () => reader.get('/api/me', Profile));
    const anonymous = new Api(url);
    const login = (took: number[]) => (turn: number) =>
      timed(took, () => anonymous.post('/auth/login', Session, { email: emails[turn % PEOPLE] ?? '', password: PASSWORD }));
    await steadily(READS_A_SECOND, 2, read([]));
    const idle: number[] = [];
    await steadily(READS_A_SECOND, SECONDS, read(idle));
    const busy: number[] = [];
    const logins: number[] = [];
    await Promise.all([steadily(READS_A_SECOND, SECONDS, read(busy)), steadily(LOGINS_A_SECOND, SECONDS, login(logins))]);
    return { idle, busy, logins };
  });
  const row = (name: string, took: number[]) => [name, ms(quantile(took, 0.5)), ms(quantile(took, 0.99)), ms(quantile(took, 1))];
  print(`GET /api/me, ${READS_A_SECOND} a second, while ${LOGINS_A_SECOND} people a second sign in`, [
    ['', 'p50', 'p99', 'worst'],
    row('nobody signs in', idle),
    row(`${LOGINS_A_SECOND} sign-ins a second`, busy),
    row('the sign-ins themselves', logins),
  ]);
}

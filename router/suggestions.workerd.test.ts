import { evictDurableObject, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import { COMMENT_LIMITS, type Suggestion } from '#protocol/comments';
import type { Json } from '#protocol/json';
import { type Prose, proseFromText, proseText } from '#protocol/prose';
import { call, type SignedInPerson } from './testing/client.ts';
import { nextOf, open } from './testing/live.ts';
import { allSaid, join, mailsTo, newPerson } from './testing/talk.ts';

type Person = SignedInPerson & { name: string };
interface Pair {
  id: string;
  path: string;
  owner: Person;
  coach: Person;
}

const SUMMARY = 'prose/basics.summary';

async function newPair(): Promise<Pair> {
  const [owner, coach] = await Promise.all([newPerson('Ada Lovelace'), newPerson('Katherine Johnson')]);
  const { body } = await call<{ id: string }>('POST', '/api/resumes', { token: owner.token, body: { title: 'Analyst' } });
  const path = `/api/resumes/${body.id}`;
  await join(owner, path, coach, 'commenter');
  return { id: body.id, path, owner, coach };
}

const write = async ({ path, owner }: Pair, ...ops: [path: string, value: unknown][]) => {
  const body = { ops: ops.map(([at, value]) => ({ path: at, value })) };
  const answer = await call<{ results: { status: string }[] }>('PATCH', path, { token: owner.token, body });
  expect(answer.body.results.map(({ status }) => status)).toEqual(ops.map(() => 'applied'));
};
const suggest = (pair: Pair, path: string, value: unknown, baseValue: unknown, more = {}, headers = {}) =>
  call<Suggestion>('POST', `${pair.path}/suggestions`, { token: pair.coach.token, body: { path, value, baseValue, ...more }, headers });
const decide = (pair: Pair, id: string, decision: string, more = {}) =>
  call<Suggestion>('POST', `${pair.path}/suggestions/${id}/decision`, { token: pair.owner.token, body: { decision, ...more } });
const list = async (pair: Pair) =>
  (await call<{ suggestions: Suggestion[] }>('GET', `${pair.path}/suggestions`, { token: pair.owner.token })).body.suggestions;
const basics = async (pair: Pair) =>
  (await call<{ document: { basics: Record<string, Json> & { summary?: Prose } } }>('GET', pair.path, { token: pair.owner.token })).body
    .document.basics;
const summaryOf = async (pair: Pair) => proseText((await basics(pair)).summary ?? []);

describe('suggestions', () => {
  it('are made by those who may not write, and change nothing by themselves', async () => {
    const pair = await newPair();
    await write(pair, ['basics/headline', 'Analyst']);
    const live = await open(pair.id, pair.owner);
    const made = await suggest(pair, 'basics/headline', 'Countess', 'Analyst', { note: 'It is true' });
    expect(made).toMatchObject({
      status: 201,
      body: {
        path: 'basics/headline',
        kind: 'set',
        value: 'Countess',
        baseValue: 'Analyst',
        note: 'It is true',
        state: 'open',
        decided: null,
      },
    });
    expect(await nextOf(live, 'changed')).toEqual({ type: 'changed', what: 'suggestions' });
    expect((await basics(pair)).headline).toBe('Analyst');
    expect(await list(pair)).toEqual([made.body]);
  });

  it('that are accepted are edits: everybody who has it open gets them', async () => {
    const pair = await newPair();
    await write(pair, ['basics/headline', 'Analyst']);
    const { body } = await suggest(pair, 'basics/headline', 'Countess', 'Analyst');
    const live = await open(pair.id, pair.owner);
    expect(await decide(pair, body.id, 'accept')).toMatchObject({
      status: 200,
      body: { state: 'accepted', decided: { by: { id: pair.owner.id } } },
    });
    expect(await nextOf(live, 'ops')).toMatchObject({ ops: [['basics/headline', 'Countess', expect.any(String), expect.any(Number)]] });
    expect(await nextOf(live, 'changed')).toEqual({ type: 'changed', what: 'suggestions' });
    expect((await basics(pair)).headline).toBe('Countess');
    // Asked again, nothing more happens; somebody else's later edit stays.
    await write(pair, ['basics/headline', 'Countess of Lovelace']);
    expect(await decide(pair, body.id, 'accept')).toMatchObject({ status: 200, body: { state: 'accepted' } });
    expect(await decide(pair, body.id, 'decline')).toMatchObject({ status: 409, body: { code: 'conflict' } });
    expect((await basics(pair)).headline).toBe('Countess of Lovelace');
  });

  it('for prose are merged into the text as it is by then', async () => {
    const pair = await newPair();
    const base = proseFromText('Wrote the first programme.\nSpoke five languages.\nKept notes.');
    await write(pair, [SUMMARY, base]);
    const { body } = await suggest(
      pair,
      SUMMARY,
      [
        ...proseFromText('Wrote the very first programme.\nSpoke five languages.\nKept notes.'),
        { spans: [{ text: 'Taught.', bold: true }] },
      ],
      base,
    );
    expect(body.kind).toBe('prose');
    // Meanwhile the owner goes on, over her own socket, and the actor is evicted.
    await write(pair, [SUMMARY, proseFromText('Wrote the first programme.\nSpoke six languages.\nKept notes.')]);
    await evictDurableObject(env.RESUME.getByName(pair.id));
    const live = await open(pair.id, pair.owner);
    expect(await decide(pair, body.id, 'accept')).toMatchObject({ status: 200, body: { state: 'accepted' } });
    expect(await nextOf(live, 'ops')).toMatchObject({ ops: [[SUMMARY, expect.any(String), expect.any(String), expect.any(Number)]] });
    expect(await summaryOf(pair)).toBe('Wrote the very first programme.\nSpoke six languages.\nKept notes.\nTaught.');
    expect((await basics(pair)).summary?.at(-1)).toEqual({ spans: [{ text: 'Taught.', bold: true }] });
  });

  it('that do not fit any more write nothing, unless they are taken entirely', async () => {
    const pair = await newPair();
    const base = proseFromText('Spoke five languages.');
    await write(pair, ['basics/headline', 'Analyst'], [SUMMARY, base]);
    const word = (await suggest(pair, SUMMARY, proseFromText('Spoke nine languages.'), base)).body;
    const field = (await suggest(pair, 'basics/headline', 'Countess', 'Analyst')).body;
    await write(pair, ['basics/headline', 'Mathematician'], [SUMMARY, proseFromText('Spoke six languages.')]);
    for (const { id } of [word, field])
      expect(await decide(pair, id, 'accept')).toMatchObject({ status: 200, body: { state: 'outdated', decided: null } });
    expect([await summaryOf(pair), (await basics(pair)).headline]).toEqual(['Spoke six languages.', 'Mathematician']);
    expect((await list(pair)).map(({ state }) => state)).toEqual(['outdated', 'outdated']);
    expect(await decide(pair, word.id, 'accept', { entirely: true })).toMatchObject({ body: { state: 'accepted' } });
    expect(await decide(pair, field.id, 'decline')).toMatchObject({ body: { state: 'declined' } });
    expect([await summaryOf(pair), (await basics(pair)).headline]).toEqual(['Spoke nine languages.', 'Mathematician']);
    // Once it fits again it can be accepted after all.
    const again = (await suggest(pair, 'basics/headline', 'Countess', 'Analyst')).body;
    expect(await decide(pair, again.id, 'accept')).toMatchObject({ body: { state: 'outdated' } });
    await write(pair, ['basics/headline', 'Analyst']);
    expect(await decide(pair, again.id, 'accept')).toMatchObject({ body: { state: 'accepted' } });
  });

  it('of what somebody has written already are accepted without an edit', async () => {
    const pair = await newPair();
    await write(pair, ['basics/headline', 'One'], [SUMMARY, proseFromText('One.')]);
    const made = [
      await suggest(pair, SUMMARY, proseFromText('Two.'), proseFromText('One.')),
      await suggest(pair, 'basics/headline', 'Two', 'One'),
    ];
    await write(pair, ['basics/headline', 'Two'], [SUMMARY, proseFromText('Two.')]);
    const seq = async () => (await call('GET', pair.path, { token: pair.owner.token })).body.seq;
    const before = await seq();
    for (const { body } of made) expect(await decide(pair, body.id, 'accept')).toMatchObject({ body: { state: 'accepted' } });
    expect(await seq()).toBe(before);
  });

  it('can be taken back until somebody has decided', async () => {
    const pair = await newPair();
    const { body } = await suggest(pair, 'basics/headline', 'Countess', null);
    const withdraw = (id: string) => call('POST', `${pair.path}/suggestions/${id}/withdraw`, { token: pair.coach.token });
    expect(await withdraw(body.id)).toMatchObject({ status: 200, body: { state: 'withdrawn' } });
    expect(await withdraw(body.id)).toMatchObject({ status: 200, body: { state: 'withdrawn' } });
    expect(await decide(pair, body.id, 'accept')).toMatchObject({ status: 409 });
    expect((await basics(pair)).headline).toBeUndefined();
    expect(await withdraw(`sug_${'0'.repeat(26)}`)).toMatchObject({ status: 404 });
  });

  it('are of fields that there are, and values that they may hold', async () => {
    const pair = await newPair();
    await write(pair, ['item/i1/kind', 'project'], ['item/i1/place', ['work', 'a0']], ['item/i1/alive', true], ['item/i1/name', 'Engine']);
    expect((await suggest(pair, 'item/i1/name', 'Analytical Engine', 'Engine')).status).toBe(201);
    const { body } = await suggest(pair, 'prose/i1.summary', proseFromText('Mill and store.'), null);
    const cases: [path: string, value: unknown, base: unknown, status: number][] = [
      ['basics/nonsense', 'x', null, 400],
      ['item/none/name', 'x', null, 400],
      ['item/i1/alive', false, true, 400],
      ['item/i1/place', ['work', 'a1'], ['work', 'a0'], 400],
      ['item/i1/dates', 'last year', null, 400],
      ['item/i1/name', { sub: 'x' }, 'Engine', 400],
      ['item/i1/name', 'Engine', 'Engine', 400],
      ['item/i1/name', '', null, 400],
      ['prose/i1.summary', 'plain', null, 400],
      ['prose/i1.summary', [{ spans: [{ text: 'x', link: 'javascript:alert(1)' }] }], null, 400],
      ['prose/i1.summary', [], null, 400],
      ['basics/headline', 'x'.repeat(501), null, 400],
      ['design/primaryColor', 'red', '#1d4ed8', 400],
    ];
    for (const [path, value, base, status] of cases)
      expect(await suggest(pair, path, value, base), `${path} ${JSON.stringify(value)}`).toMatchObject({ status });
    await write(pair, ['item/i1/alive', false]);
    expect(await suggest(pair, 'item/i1/name', 'x', 'Engine')).toMatchObject({ status: 410 });
    for (const more of [{}, { entirely: true }])
      expect(await decide(pair, body.id, 'accept', more)).toMatchObject({ status: 410, body: { code: 'gone' } });
    await write(pair, ['item/i1/alive', true]);
    expect(await decide(pair, body.id, 'accept')).toMatchObject({ body: { state: 'accepted' } });
  });

  it('take effect once with one key, and tell by mail who is not there', async () => {
    const pair = await newPair();
    const headers = { 'idempotency-key': 'the-same-suggestion' };
    const first = await suggest(pair, 'basics/headline', 'Countess', null, {}, headers);
    expect((await suggest(pair, 'basics/headline', 'Countess', null, {}, headers)).body).toEqual(first.body);
    expect(await list(pair)).toHaveLength(1);
    const other = (await suggest(pair, 'basics/name', 'Ada', 'Ada Lovelace')).body;
    const mails = async (least: number) => {
      await allSaid(pair.id);
      return mailsTo(pair.coach.email, 'suggestion', least);
    };
    const live = await open(pair.id, pair.coach);
    await decide(pair, other.id, 'decline');
    expect(await nextOf(live, 'changed')).toEqual({ type: 'changed', what: 'suggestions' });
    expect(await mails(0)).toEqual([]);
    live.socket.close();
    const decided = async () => {
      const { id } = (await suggest(pair, 'basics/email', 'ada@vitae.example', null)).body;
      await decide(pair, id, 'decline');
      return (await mails(0)).length;
    };
    await expect.poll(decided).toBe(1);
    await decide(pair, first.body.id, 'accept');
    const [mail, ...more] = await mails(1);
    expect(more).toEqual([]);
    expect(mail?.subject).toBe('Ada Lovelace declined your suggestion');
    expect(mail?.text).toMatch(new RegExp(`http://vitae.example/resumes/${pair.id}\\?panel=comments&suggestion=sug_`));
  });

  it('do not pile up', async () => {
    const pair = await newPair();
    const stub = env.RESUME.getByName(pair.id);
    await runInDurableObject(stub, (_actor, state) => {
      const add = (n: number, state_: string) =>
        state.storage.sql.exec(
          `INSERT INTO suggestion (id, at, user, name, path, value, base, state, decided_user, decided_name, decided_at, bytes)
           VALUES (?, 0, ?, 'Ada', 'basics/headline', '"x"', 'null', ?, ?, 'Ada', ?, 10)`,
          `sug_${String(n).padStart(26, '0')}`,
          pair.owner.id,
          state_,
          pair.owner.id,
          n,
        );
      for (let n = 0; n < 150; n += 1) add(n, 'declined');
      for (let n = 0; n < COMMENT_LIMITS.openSuggestions; n += 1) add(1_000 + n, 'open');
    });
    expect(await suggest(pair, 'basics/headline', 'One more', null)).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining('200') },
    });
    const open_ = `sug_${String(1_000).padStart(26, '0')}`;
    expect(await decide(pair, open_, 'decline')).toMatchObject({ status: 200 });
    const ended = (await list(pair)).filter(({ state }) => state === 'declined');
    expect(ended).toHaveLength(COMMENT_LIMITS.decidedSuggestions);
    expect(ended.map(({ id }) => id)).toContain(open_);
    expect((await suggest(pair, 'basics/headline', 'One more', null)).status).toBe(201);
  });
});

import { expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Conflict } from '#protocol/live';
import { toBase64 } from '#sync/base64';
import { newText, textIn } from '#sync/prose-text';
import { call, type SignedInPerson } from './testing/client.ts';
import { type Live, nextOf, open, set, stampAt } from './testing/live.ts';
import { join, newPerson } from './testing/talk.ts';

async function twoPeople() {
  const ann = await newPerson('Ann');
  const { body } = await call<{ id: string }>('POST', '/api/resumes', { token: ann.token, body: {} });
  const bob = await newPerson('Bob');
  await join(ann, `/api/resumes/${body.id}`, bob, 'editor');
  return { ann, bob, id: body.id };
}

const push = (live: Live, ops: unknown[]) => live.send({ type: 'push', actor: live.actor, ops });
const told = async (live: Live) => (await nextOf(live, 'conflict')).conflict as Conflict;
const openConflicts = async (id: string, person: SignedInPerson) => (await open(id, person)).welcome.conflicts as Conflict[];

it('tells both people when one replaces what they had not seen of the other, until each puts it aside', async () => {
  const { ann, bob, id } = await twoPeople();
  const here = await open(id, ann);
  const there = await open(id, bob);
  push(here, [set(1, 'basics/phone', '1', here.actor)]);
  await nextOf(here, 'ack');
  push(there, [set(1, 'basics/phone', '2', there.actor, null, Date.now() + 1_000)]);
  const [toAnn, toBob] = await Promise.all([told(here), told(there)]);
  expect(toAnn).toEqual(toBob);
  expect(toAnn).toMatchObject({
    path: 'basics/phone',
    kind: 'replaced',
    stands: { value: '2', user: { name: 'Bob' } },
    other: { value: '1', user: { name: 'Ann' } },
  });
  const list = (person: SignedInPerson) => call('GET', `/api/resumes/${id}/conflicts`, { token: person.token });
  expect(await list(ann)).toMatchObject({ status: 200, body: { items: [toAnn] } });
  expect((await call('DELETE', `/api/resumes/${id}/conflicts/${toAnn.id}`, { token: ann.token })).status).toBe(204);
  expect((await list(ann)).body).toEqual({ items: [] });
  expect(await openConflicts(id, ann)).toEqual([]);
  expect(await openConflicts(id, bob)).toEqual([toBob]);
  const carl = await newPerson('Carl');
  await join(ann, `/api/resumes/${id}`, carl, 'viewer');
  expect(await openConflicts(id, carl)).toEqual([]);
  expect(await call('DELETE', `/api/resumes/${id}/conflicts/${toAnn.id}`, { token: carl.token })).toMatchObject({ status: 404 });
  expect((await call('DELETE', `/api/resumes/${id}/conflicts/${toAnn.id}`, { token: bob.token })).status).toBe(204);
  expect(await openConflicts(id, bob)).toEqual([]);
});

it('says who won when the later write was there already', async () => {
  const { ann, bob, id } = await twoPeople();
  const here = await open(id, ann);
  const there = await open(id, bob);
  push(here, [set(1, 'basics/phone', 'late', here.actor, null, Date.now())]);
  await nextOf(here, 'ack');
  push(there, [set(1, 'basics/phone', 'early', there.actor, null, Date.now() - 60_000)]);
  expect(await told(there)).toMatchObject({ stands: { value: 'late' }, other: { value: 'early', user: { name: 'Bob' } } });
});

it('is silent where somebody edits what they saw, or their own', async () => {
  const { ann, bob, id } = await twoPeople();
  const here = await open(id, ann);
  const there = await open(id, bob);
  const first = stampAt(Date.now(), here.actor, 1);
  push(here, [[1, 'set', 'basics/phone', '1', first, null]]);
  await nextOf(here, 'ack');
  push(there, [set(1, 'basics/phone', '2', there.actor, first), set(2, 'basics/phone', '3', there.actor, first)]);
  await nextOf(there, 'ack');
  expect(await openConflicts(id, ann)).toEqual([]);
});

it('says so when an edit meets a deletion, which stands', async () => {
  const { ann, bob, id } = await twoPeople();
  const here = await open(id, ann);
  const there = await open(id, bob);
  push(here, [set(1, 'item/i1/kind', 'skill', here.actor), set(2, 'item/i1/alive', true, here.actor)]);
  await nextOf(here, 'ack');
  push(here, [set(3, 'item/i1/alive', false, here.actor)]);
  await nextOf(here, 'ack');
  push(there, [set(1, 'item/i1/name', 'Erlang', there.actor)]);
  expect(await told(here)).toMatchObject({
    path: 'item/i1/alive',
    kind: 'deleted',
    stands: { user: { name: 'Ann' } },
    other: { value: 'Erlang' },
  });
});

it('shows a text before and after a merge with edits that somebody made long ago', async () => {
  const { ann, bob, id } = await twoPeople();
  const here = await open(id, ann);
  const there = await open(id, bob);
  const path = 'prose/basics.summary';
  const doc = newText(41);
  textIn(doc).insert(0, 'Led a team\n');
  const anHourAgo = Date.now() - 3_600_000;
  push(here, [[1, 'text', path, toBase64(Y.encodeStateAsUpdate(doc)), stampAt(anHourAgo, here.actor, 1), null]]);
  await nextOf(here, 'ack');
  const away = newText(42);
  textIn(away).insert(0, 'Shipped\n');
  push(there, [[1, 'text', path, toBase64(Y.encodeStateAsUpdate(away)), stampAt(Date.now(), there.actor, 1), null]]);
  const merged = await told(here);
  expect(merged).toMatchObject({ path, kind: 'merged', stands: { user: { name: 'Bob' } }, other: { user: { name: 'Ann' } } });
  expect(merged.other.value).toEqual([{ spans: [{ text: 'Led a team' }] }]);
  expect(JSON.stringify(merged.stands.value)).toContain('Shipped');
});

it('is silent while two people type in one text at once', async () => {
  const { ann, bob, id } = await twoPeople();
  const here = await open(id, ann);
  const there = await open(id, bob);
  const typed = (live: Live, writer: number, text: string) => {
    const doc = newText(writer);
    textIn(doc).insert(0, text);
    push(live, [[1, 'text', 'prose/basics.summary', toBase64(Y.encodeStateAsUpdate(doc)), stampAt(Date.now(), live.actor, 1), null]]);
  };
  typed(here, 51, 'Ann’s');
  typed(there, 52, 'Bob’s');
  await Promise.all([nextOf(here, 'ack'), nextOf(there, 'ack')]);
  expect(await openConflicts(id, ann)).toEqual([]);
});

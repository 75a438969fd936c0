import { evictDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Prose } from '#protocol/prose';
import { bytesOf, toBase64 } from '#sync/base64';
import { applyText, newText, proseOf, textIn } from '#sync/prose-text';
import { call, register, type SignedInPerson } from './testing/client.ts';
import { type Live, nextOf, open, stampAt } from './testing/live.ts';

const PATH = 'prose/basics.summary';
const SUMMARY: Prose = [{ spans: [{ text: 'Led a ' }, { text: 'team', bold: true }] }, { list: 'bullet', spans: [{ text: 'Shipped' }] }];

/** What a welcome or a broadcast brings for the text. */
function receive(doc: Y.Doc, entries: unknown): void {
  for (const [path, update] of entries as [string, unknown][]) if (path === PATH) applyText(doc, bytesOf(update), 'remote');
}

/** One page's copy of the text. */
async function page(id: string, person: SignedInPerson, writer: number) {
  const live = await open(id, person);
  const doc = newText(writer);
  receive(doc, live.welcome.text);
  let sent = 0;
  const type = async (edit: (text: Y.Text) => void) => {
    const before = Y.encodeStateVector(doc);
    edit(textIn(doc));
    sent += 1;
    const op = [sent, 'text', PATH, toBase64(Y.encodeStateAsUpdate(doc, before)), stampAt(Date.now(), live.actor, sent), null];
    live.send({ type: 'push', actor: live.actor, ops: [op] });
    for (;;) {
      const frame = await live.next();
      if (frame.type === 'ops') heard(frame);
      if (frame.type === 'ack') return frame;
    }
  };
  const others = new Set<unknown>();
  const heard = (frame: Record<string, unknown>) => {
    others.add(frame.actor);
    receive(doc, frame.ops);
  };
  /** Until somebody else’s edit has come. */
  const hear = async () => {
    while (others.size === 0) heard(await nextOf(live, 'ops'));
  };
  return { live, doc, type, hear, shows: () => proseOf(textIn(doc)) };
}

async function resumeWithSummary() {
  const person = await register();
  const { body } = await call<{ id: string }>('POST', '/api/resumes', { token: person.token, body: {} });
  await call('PATCH', `/api/resumes/${body.id}`, { token: person.token, body: { ops: [{ path: PATH, value: SUMMARY }] } });
  return { person, id: body.id };
}

const stored = async (id: string, person: SignedInPerson): Promise<Prose | undefined> => {
  const { body } = await call<{ document: { basics: { summary?: Prose } } }>('GET', `/api/resumes/${id}`, { token: person.token });
  return body.document.basics.summary;
};

it('merges what two people type at once, and keeps it through an eviction', async () => {
  const { person, id } = await resumeWithSummary();
  const ann = await page(id, person, 11);
  const bob = await page(id, person, 12);
  expect(ann.shows()).toEqual(SUMMARY);
  const [first, second] = await Promise.all([
    ann.type((text) => text.insert(10, ' of five')),
    bob.type((text) => text.insert(18, ' twice', {})),
  ]);
  expect([first, second]).toMatchObject([{ nack: [] }, { nack: [] }]);
  await Promise.all([ann.hear(), bob.hear()]);
  const merged: Prose = [
    { spans: [{ text: 'Led a ' }, { text: 'team of five', bold: true }] },
    { list: 'bullet', spans: [{ text: 'Shipped twice' }] },
  ];
  expect([ann.shows(), bob.shows(), await stored(id, person)]).toEqual([merged, merged, merged]);
  await evictDurableObject(env.RESUME.getByName(id));
  expect(await stored(id, person)).toEqual(merged);
  const late = await page(id, person, 13);
  expect(late.shows()).toEqual(merged);
});

it('sends a page that comes back only what it lacks', async () => {
  const { person, id } = await resumeWithSummary();
  const ann = await page(id, person, 21);
  const { seq } = await ann.type((text) => text.insert(0, 'x'.repeat(3_000)));
  await ann.type((text) => text.insert(0, 'y'));
  const back: Live = await open(id, person, { since: Number(seq) });
  const entries = back.welcome.text as [string, string, string][];
  expect(entries.map(([path]) => path)).toEqual([PATH]);
  expect(entries[0]?.[1].length).toBeLessThan(100);
});

it('refuses an edit of what is not there, and takes the ones after it that stand by themselves', async () => {
  const { person, id } = await resumeWithSummary();
  const ann = await page(id, person, 31);
  const ghost = newText(32);
  textIn(ghost).insert(0, 'abc');
  const before = Y.encodeStateVector(ghost);
  textIn(ghost).insert(1, 'z');
  const orphan = toBase64(Y.encodeStateAsUpdate(ghost, before));
  const op = (c: number, path: string, update: string) => [c, 'text', path, update, stampAt(Date.now(), ann.live.actor, c), null];
  const whole = newText(33);
  textIn(whole).insert(0, 'Hello ');
  const fine = toBase64(Y.encodeStateAsUpdate(whole));
  ann.live.send({
    type: 'push',
    actor: ann.live.actor,
    ops: [op(1, PATH, orphan), op(2, 'prose/nobody.summary', fine), op(3, PATH, fine)],
  });
  expect(await nextOf(ann.live, 'ack')).toMatchObject({
    upto: 3,
    nack: [
      [1, 'conflict', null],
      [2, 'unknown_item', null],
    ],
    took: [[3, expect.any(Number)]],
  });
  expect(JSON.stringify(await stored(id, person))).toContain('Hello');
});

import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { CLOSE } from '#protocol/compat';
import { JSON_MAX_DEPTH, type Json } from '#protocol/json';
import { LIVE_LIMITS, type Op } from '#protocol/live';
import { PROSE_MAX_LENGTH, PROSE_MAX_LINES } from '#protocol/prose';
import { DEFAULT_TENANT } from '#protocol/tenant';
import { toBase64 } from '#sync/base64';
import { TEXT_NAME } from '#sync/prose-text';
import { call, connect, register, type SignedInPerson } from './testing/client.ts';
import { type Live, newActor, nextOf, open, set, stampAt } from './testing/live.ts';

/** What somebody may try who has written a client of their own. Each attempt has a documented answer, and leaves the document as it was. */

const SUMMARY = 'prose/basics.summary';

async function newResume(): Promise<{ person: SignedInPerson; id: string; path: string }> {
  const person = await register();
  const { body } = await call<{ id: string }>('POST', '/api/resumes', { token: person.token, body: { title: 'Target' } });
  return { person, id: body.id, path: `/api/resumes/${body.id}` };
}

/** A member with a role, by an invitation that was mailed. */
async function join(owner: SignedInPerson, path: string, role: string): Promise<SignedInPerson> {
  const guest = await register();
  await call('POST', `${path}/invites`, { token: owner.token, body: { email: guest.email, role } });
  const codes = () =>
    runInDurableObject(env.TENANT.getByName(DEFAULT_TENANT), (_actor, state) =>
      state.storage.sql
        .exec<{ text: string }>("SELECT text FROM mail WHERE recipient = ? AND kind = 'invite'", guest.email)
        .toArray()
        .map(({ text }) => text.match(/token=(\S+)/)?.[1]),
    );
  await expect.poll(async () => (await codes()).length).toBe(1);
  const [token] = await codes();
  expect(await call('POST', '/api/invites/accept', { token: guest.token, body: { token } })).toMatchObject({ status: 200, body: { role } });
  return guest;
}

/** The document and its place in the order of writes: equal before and after means that nothing was written. */
async function stateOf(path: string, person: SignedInPerson): Promise<unknown> {
  const { body } = await call<{ document: unknown; seq: number }>('GET', path, { token: person.token });
  return { document: body.document, seq: body.seq };
}

const push = (live: Live, ...ops: Op[]) => live.send({ type: 'push', actor: live.actor, ops });

/** The verdict on one operation. */
async function verdictOn(live: Live, op: Op): Promise<Record<string, unknown>> {
  push(live, op);
  return nextOf(live, 'ack');
}

const refusedWith = (code: string) => ({ took: [], lost: [], nack: [[expect.any(Number), code, null]] });

/** A text of Yjs, under an id of its own unless told otherwise. */
function textDoc(...updates: Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc;
}

/** What `edit` adds to a document, as an update. */
function updateOf(doc: Y.Doc, edit: (text: Y.Text) => void): Uint8Array {
  const before = Y.encodeStateVector(doc);
  doc.transact(() => edit(doc.getText(TEXT_NAME)));
  return Y.encodeStateAsUpdate(doc, before);
}

const typed = (words: string): Uint8Array => updateOf(textDoc(), (text) => text.insert(0, `${words}\n`));

type Id = readonly [writer: number, clock: number];
type Struct = { after?: Id; before?: Id } & ({ text: string } | { deleted: number } | { collected: number });

/** An update written by hand, in Yjs's encoding (V1): structs by the Yjs ids that they claim. Text is ASCII. */
function handmadeOf(...clients: readonly (readonly [writer: number, structs: readonly Struct[]])[]): Uint8Array {
  const bytes: number[] = [];
  const write = (...values: readonly number[]) => {
    for (const value of values) {
      let rest = value;
      for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push(128 | (rest % 128));
      bytes.push(rest);
    }
  };
  const text = (words: string) => write(words.length, ...new TextEncoder().encode(words));
  write(clients.length);
  for (const [writer, structs] of clients) {
    write(structs.length, writer, 0);
    for (const struct of structs) {
      if ('collected' in struct) {
        write(0, struct.collected);
        continue;
      }
      const { after, before } = struct;
      // The kind of content, and which neighbours are named; without any, the text is.
      bytes.push(('text' in struct ? 4 : 1) | (after ? 0x80 : 0) | (before ? 0x40 : 0));
      for (const id of [after, before]) if (id) write(...id);
      if (!after && !before) {
        write(1);
        text(TEXT_NAME);
      }
      if ('text' in struct) text(struct.text);
      else write(struct.deleted);
    }
  }
  write(0);
  return Uint8Array.from(bytes);
}
const handmade = (writer: number, ...structs: readonly Struct[]): Uint8Array => handmadeOf([writer, structs]);

const textOp = (c: number, update: Uint8Array, actor: string, path = SUMMARY): Op => [
  c,
  'text',
  path,
  toBase64(update),
  stampAt(Date.now(), actor, c),
  null,
];

const nested = (depth: number): Json => {
  let value: Json = 'x';
  for (let level = 0; level < depth; level += 1) value = [value];
  return value;
};

describe('a frame that no client of ours would send', () => {
  type Frame = (actor: string) => unknown;
  const gaze = { type: 'p', field: null, anchor: null, head: null };
  const pushOf =
    (ops: unknown): Frame =>
    (actor) => ({ type: 'push', actor, ops });
  const op = (actor: string, change: Partial<Record<0 | 1 | 2 | 3 | 4 | 5, unknown>>) =>
    Object.assign<unknown[], object>([1, 'set', 'basics/headline', 'x', stampAt(Date.now(), actor), null], change);

  it.each<[what: string, frame: Frame, close: number, code: string]>([
    ['64 KiB of letters', () => 'x'.repeat(LIVE_LIMITS.frameBytes + 1), CLOSE.frame_too_large, 'too_large'],
    ['letters that are 64 KiB only as UTF-8', () => '€'.repeat(30_000), CLOSE.frame_too_large, 'too_large'],
    ['binary', () => new ArrayBuffer(8), CLOSE.bad_frame, 'bad_request'],
    ['no JSON', () => '{"type":"ping",', CLOSE.bad_frame, 'malformed_json'],
    ['nothing', () => 'null', CLOSE.bad_frame, 'invalid_input'],
    ['a list', () => [], CLOSE.bad_frame, 'invalid_input'],
    ['an unknown kind', () => ({ type: 'become_owner' }), CLOSE.bad_frame, 'invalid_input'],
    ['a frame of the server’s own', () => ({ type: 'forbidden' }), CLOSE.bad_frame, 'invalid_input'],
    ['a second kind', () => '{"type":"ping","t0":1,"__proto__":{"role":"owner"}}', CLOSE.bad_frame, 'invalid_input'],
    ['a number that JSON cannot hold', () => '{"type":"ping","t0":1e999}', CLOSE.bad_frame, 'invalid_input'],
    ['presence in another’s name', () => ({ ...gaze, user: { id: 'usr_x', name: 'Somebody' } }), CLOSE.bad_frame, 'invalid_input'],
    ['presence of another session', () => ({ ...gaze, session: 'msg_x' }), CLOSE.bad_frame, 'invalid_input'],
    ['presence far outside of any text', () => ({ ...gaze, anchor: 2_000_000 }), CLOSE.bad_frame, 'invalid_input'],
    ['presence with a long place', () => ({ ...gaze, at: ['x'.repeat(65), 'x'] }), CLOSE.bad_frame, 'invalid_input'],
    ['having read less than nothing', () => ({ type: 'got', units: -1 }), CLOSE.bad_frame, 'invalid_input'],
    ['having read more than was sent', () => ({ type: 'got', units: 10_000_000 }), CLOSE.bad_frame, 'invalid_input'],
    ['having read a half', () => ({ type: 'got', units: 0.5 }), CLOSE.bad_frame, 'invalid_input'],
    ['no operations', pushOf([]), CLOSE.bad_frame, 'invalid_input'],
    [
      '101 operations',
      (actor) => pushOf(Array.from({ length: 101 }, (_, index) => set(index + 1, 'basics/headline', 'x', actor)))(actor),
      CLOSE.bad_frame,
      'invalid_input',
    ],
    ['operation number 0', (actor) => pushOf([op(actor, { 0: 0 })])(actor), CLOSE.bad_frame, 'invalid_input'],
    ['a number past all counting', (actor) => pushOf([op(actor, { 0: 2 ** 53 })])(actor), CLOSE.bad_frame, 'invalid_input'],
    ['an unknown kind of operation', (actor) => pushOf([op(actor, { 1: 'drop' })])(actor), CLOSE.bad_frame, 'invalid_input'],
    ['a long path', (actor) => pushOf([op(actor, { 2: 'x'.repeat(201) })])(actor), CLOSE.bad_frame, 'invalid_input'],
    [
      `a value ${JSON_MAX_DEPTH + 1} deep`,
      (actor) => pushOf([op(actor, { 3: nested(JSON_MAX_DEPTH + 1) })])(actor),
      CLOSE.bad_frame,
      'invalid_input',
    ],
    [
      'a value 20,000 deep',
      (actor) => `{"type":"push","actor":"${actor}","ops":[[1,"set","x",${'['.repeat(20_000)}${']'.repeat(20_000)},"","" ]]}`,
      CLOSE.bad_frame,
      'invalid_input',
    ],
    ['a stamp that is none', (actor) => pushOf([op(actor, { 4: 'zzzz' })])(actor), CLOSE.bad_frame, 'invalid_input'],
    ['an operation with more to it', (actor) => pushOf([[...op(actor, {}), 'owner']])(actor), CLOSE.bad_frame, 'invalid_input'],
    [
      'an update that is no base64',
      (actor) => pushOf([op(actor, { 1: 'text', 2: SUMMARY, 3: 'no base64' })])(actor),
      CLOSE.bad_frame,
      'invalid_input',
    ],
    [
      'an update larger than any',
      (actor) => pushOf([op(actor, { 1: 'text', 2: SUMMARY, 3: 'A'.repeat(48_000) })])(actor),
      CLOSE.bad_frame,
      'invalid_input',
    ],
    [
      'operations of another replica',
      () => ({ type: 'push', actor: 'somebodyelse', ops: [set(1, 'basics/headline', 'x', 'somebodyelse')] }),
      CLOSE.bad_frame,
      'invalid_input',
    ],
  ])('%s: closes with a code', async (_what, frame, close, code) => {
    const { person, id, path } = await newResume();
    const live = await open(id, person);
    const before = await stateOf(path, person);
    live.send(frame(live.actor));
    expect(await nextOf(live, 'error')).toMatchObject({ code });
    expect(await live.closed).toMatchObject({ code: close });
    expect(await stateOf(path, person)).toEqual(before);
  });

  it('a hello as somebody else’s replica: closes, and takes nothing over', async () => {
    const { person, id, path } = await newResume();
    const guest = await join(person, path, 'editor');
    const live = await open(id, person);
    expect(await verdictOn(live, set(1, 'basics/headline', 'Mine', live.actor))).toMatchObject({ took: [[1, expect.any(Number)]] });
    const thief = await connect(`${path}/live`, { authorization: `Bearer ${guest.token}` });
    thief.send({ type: 'hi', v: 1, schema: 1, actor: live.actor, since: 0, t0: 1 });
    expect(await thief.closed).toMatchObject({ code: CLOSE.replica_taken });
    const overHttp = await call('PATCH', path, {
      token: guest.token,
      body: { actor: live.actor, ops: [set(2, 'basics/headline', 'x', live.actor)] },
    });
    expect(overHttp).toMatchObject({ status: 409, body: { code: 'conflict' } });
    expect(await verdictOn(live, set(2, 'basics/headline', 'Still mine', live.actor))).toMatchObject({
      upto: 2,
      took: [[2, expect.any(Number)]],
    });
  });
});

describe('an operation that its sender may not write', () => {
  it.each<[what: string, op: (actor: string) => Op, code: string]>([
    ['under another’s stamp', () => set(1, 'basics/headline', 'x', 'somebodyelse'), 'invalid_input'],
    ['under the actor’s own stamp', () => set(1, 'basics/headline', 'x', '~'), 'invalid_input'],
    ['in a field that there is not', (actor) => set(1, 'basics/__proto__', 'x', actor), 'unknown_path'],
    ['in an item that there is not', (actor) => set(1, 'item/nowhere/name', 'x', actor), 'unknown_item'],
    ['at a place that is none', (actor) => set(1, 'sec/s1/place', '~~~', actor), 'invalid_input'],
    ['with characters that are no text', (actor) => set(1, 'basics/headline', 'a\u0000b', actor), 'invalid_input'],
    ['with half a character', (actor) => set(1, 'basics/headline', 'a\ud800', actor), 'invalid_input'],
    ['longer than its field', (actor) => set(1, 'basics/headline', 'x'.repeat(501), actor), 'invalid_input'],
    ['larger than a register', (actor) => set(1, 'meta/extra', { x: 'x'.repeat(48_001) }, actor), 'too_large'],
    ['a text as a register', (actor) => set(1, SUMMARY, [{ spans: [{ text: 'x', link: 'javascript:alert(1)' }] }], actor), 'invalid_input'],
    ['a register as a text', (actor) => textOp(1, typed('x'), actor, 'basics/headline'), 'invalid_input'],
    ['a text of an item that there is not', (actor) => textOp(1, typed('x'), actor, 'prose/nowhere.summary'), 'unknown_item'],
  ])('%s: is named in the acknowledgement, and what comes after it is taken', async (_what, op, code) => {
    const { person, id, path } = await newResume();
    const live = await open(id, person);
    push(live, op(live.actor), set(2, 'basics/phone', '1', live.actor));
    const ack = await nextOf(live, 'ack');
    expect(ack).toMatchObject({ upto: 2, took: [[2, ack.seq]], nack: [[1, code, null]] });
    const { body } = await call<{ document: { basics: object } }>('GET', path, { token: person.token });
    expect(body.document.basics).toMatchObject({ phone: '1' });
    expect(JSON.stringify(body.document)).not.toMatch(/javascript|xxx/);
  });

  it('a stamp from the future: is taken, under a stamp of now, so that the next edit wins', async () => {
    const { person, id } = await newResume();
    const [ann, bob] = [await open(id, person), await open(id, person)];
    const ack = await verdictOn(ann, set(1, 'basics/headline', 'For ever', ann.actor, null, Date.now() + 10 * 365 * 86_400_000));
    expect(ack).toMatchObject({ took: [[1, ack.seq]], restamp: [[1, expect.any(String)]] });
    expect(await verdictOn(bob, set(1, 'basics/headline', 'Not for ever', bob.actor, null, Date.now() + 1_000))).toMatchObject({
      lost: [],
      took: [[1, expect.any(Number)]],
    });
  });

  it.each(['viewer', 'commenter'])('a %s’s edits: forbidden, each of them', async (role) => {
    const { person, id, path } = await newResume();
    const live = await open(id, await join(person, path, role));
    const before = await stateOf(path, person);
    push(live, set(1, 'basics/headline', 'x', live.actor), textOp(2, typed('x'), live.actor), set(3, 'item/i/kind', 'skill', live.actor));
    const ack = await nextOf(live, 'ack');
    expect(ack).toMatchObject({ upto: 3, took: [], lost: [] });
    expect((ack.nack as [number, string][]).map(([c, code]) => [c, code])).toEqual([
      [1, 'forbidden'],
      [2, 'forbidden'],
      [3, 'forbidden'],
    ]);
    expect(await stateOf(path, person)).toEqual(before);
  });

  it('what an editor has queued when the right is taken away: forbidden, over the socket and over HTTP', async () => {
    const { person, id, path } = await newResume();
    const editor = await join(person, path, 'editor');
    const live = await open(id, editor);
    expect(await verdictOn(live, set(1, 'basics/headline', 'While I might', live.actor))).toMatchObject({
      took: [[1, expect.any(Number)]],
    });
    await call('PUT', `${path}/members/${editor.id}`, { token: person.token, body: { role: 'viewer' } });
    const before = await stateOf(path, person);
    push(live, set(2, 'basics/headline', 'Too late', live.actor), textOp(3, typed('Too late'), live.actor));
    expect(await nextOf(live, 'ack')).toMatchObject({
      upto: 3,
      took: [],
      nack: [
        [2, 'forbidden', expect.anything()],
        [3, 'forbidden', null],
      ],
    });
    await call('DELETE', `${path}/members/${editor.id}`, { token: person.token });
    expect(await live.closed).toMatchObject({ code: CLOSE.forbidden });
    const ops = [set(4, 'basics/headline', 'Too late', live.actor)];
    expect(await call('PATCH', path, { token: editor.token, body: { actor: live.actor, ops } })).toMatchObject({ status: 403 });
    expect(await stateOf(path, person)).toEqual(before);
  });
});

describe('an update of a text that nobody could have typed', () => {
  /** The first line is there already, written by somebody else. */
  async function target() {
    const { person, id, path } = await newResume();
    const victim = await open(id, person);
    const theirs = textDoc();
    const first = updateOf(theirs, (text) => text.insert(0, 'Written by the owner\n'));
    expect(await verdictOn(victim, textOp(1, first, victim.actor))).toMatchObject({ took: [[1, expect.any(Number)]] });
    const attacker = await open(id, await join(person, path, 'editor'));
    return { person, id, path, victim, theirs, first, attacker };
  }
  type Target = Awaited<ReturnType<typeof target>>;

  /** An update with `theirs` as its author's id. */
  const forgedOf = ({ theirs, first }: Target): Uint8Array => {
    const doc = textDoc(first);
    doc.clientID = theirs.clientID;
    return updateOf(doc, (text) => text.insert(0, 'Forged'));
  };
  const onTop = ({ first }: Target, edit: (text: Y.Text) => void) => updateOf(textDoc(first), edit);
  /** The second of two edits, without the first. */
  const orphan = ({ first }: Target, edit: (text: Y.Text) => void = (text) => text.insert(3, 'b')): Uint8Array => {
    const doc = textDoc(first);
    updateOf(doc, (text) => text.insert(2, 'a'));
    return updateOf(doc, edit);
  };
  /** Text beside text of a third document, which the server has never seen. */
  const besideNothing = ({ first }: Target): Uint8Array => {
    const other = textDoc(first);
    const unseen = updateOf(other, (text) => text.insert(4, 'unseen'));
    return updateOf(textDoc(first, unseen), (text) => text.insert(7, 'x'));
  };
  const deletingNothing = ({ first }: Target): Uint8Array => {
    const doc = textDoc(
      first,
      updateOf(textDoc(first), (text) => text.insert(4, 'unseen')),
    );
    return updateOf(doc, (text) => text.delete(5, 2));
  };
  const inAnotherText = () => {
    const doc = new Y.Doc();
    doc.getText('elsewhere').insert(0, 'hidden');
    return Y.encodeStateAsUpdate(doc);
  };
  const asMap = () => {
    const doc = new Y.Doc();
    doc.getMap(TEXT_NAME).set('role', 'owner');
    return Y.encodeStateAsUpdate(doc);
  };

  /** Places of characters in `theirs`, by their number in the first line. */
  const at = ({ theirs }: Target, clock: number): Id => [theirs.clientID, clock];
  const refusedSomehow: string = expect.stringMatching(/^(invalid_input|conflict|too_large)$/);

  it.each<[what: string, update: (target: Target) => Uint8Array, code: string]>([
    ['in somebody else’s name', forgedOf, 'forbidden'],
    ['that builds on an own edit which was never sent', orphan, 'conflict'],
    ['that deletes what was never sent', (t) => orphan(t, (text) => text.delete(2, 1)), 'conflict'],
    ['beside words that are not there', besideNothing, 'conflict'],
    ['that deletes words that are not there', deletingNothing, 'conflict'],
    ['that is none', () => Uint8Array.of(255, 255, 255, 255, 255, 255), 'invalid_input'],
    ['cut short', (t) => onTop(t, (text) => text.insert(0, 'cut short')).slice(0, -4), 'invalid_input'],
    ['with a picture', (t) => onTop(t, (text) => text.insertEmbed(0, { image: 'https://x.example/a.png' })), 'invalid_input'],
    ['with a type inside', (t) => onTop(t, (text) => text.insertEmbed(0, new Y.Map([['x', 'y']]))), 'invalid_input'],
    ['with a mark that there is not', (t) => onTop(t, (text) => text.insert(0, 'x', { onclick: 'alert(1)' })), 'invalid_input'],
    ['with a mark of a strange value', (t) => onTop(t, (text) => text.insert(0, 'x', { bold: { deep: true } })), 'invalid_input'],
    ['with a list of a strange kind', (t) => onTop(t, (text) => text.insert(0, '\n', { list: 'task' })), 'invalid_input'],
    ['with a link that runs', (t) => onTop(t, (text) => text.format(0, 7, { link: 'javascript:alert(1)' })), 'invalid_input'],
    ['with a link to data', (t) => onTop(t, (text) => text.insert(0, 'x', { link: 'data:text/html,<script>' })), 'invalid_input'],
    [
      'with a link without an end',
      (t) => onTop(t, (text) => text.insert(0, 'x', { link: `https://x.example/${'a'.repeat(2_001)}` })),
      'invalid_input',
    ],
    ['with controls', (t) => onTop(t, (text) => text.insert(0, 'a\u0007b')), 'invalid_input'],
    ['with line ends that are none of ours', (t) => onTop(t, (text) => text.insert(0, 'a\r\nb')), 'invalid_input'],
    ['with an attribute on the text itself', (t) => onTop(t, (text) => text.setAttribute('x', 'y')), 'invalid_input'],
    ['in another text of the same document', inAnotherText, 'invalid_input'],
    ['in a map under the text’s name', asMap, 'invalid_input'],
    // What Yjs itself would never write, but takes: it cannot read its own sums later, …
    [
      'that counts past all numbers by what was collected',
      () => handmade(7, ...Array.from({ length: 2_000 }, () => ({ collected: Number.MAX_SAFE_INTEGER }))),
      refusedSomehow,
    ],
    [
      'that counts past all numbers by what was deleted',
      (t) => handmade(7, ...Array.from({ length: 2 }, () => ({ deleted: Number.MAX_SAFE_INTEGER, after: at(t, 0) }))),
      refusedSomehow,
    ],
    // … waits for ever, …
    [
      'that goes round in a circle',
      () => handmadeOf([7, [{ text: 'a', after: [8, 0] }]], [8, [{ text: 'b', after: [7, 0] }]]),
      refusedSomehow,
    ],
    ['that follows its own later words', () => handmade(7, { text: 'ab', after: [7, 3] }, { text: 'cd', after: [7, 1] }), refusedSomehow],
    // … or shows one thing to those who were there and another to those who come later.
    ['between words in the wrong order', (t) => handmade(7, { text: 'x', after: at(t, 4), before: at(t, 1) }), refusedSomehow],
    ['between a word and itself', (t) => handmade(7, { text: 'x', after: at(t, 2), before: at(t, 2) }), refusedSomehow],
    [
      'with nothing between its words',
      (t) => handmade(7, { text: 'x', after: at(t, 0) }, { text: '', after: [7, 0] }, { text: 'y', after: [7, 0] }),
      refusedSomehow,
    ],
    [
      'with more changes of look than a line may have',
      (t) =>
        onTop(t, (text) => {
          for (let at = 0; at < 600; at += 1) text.insert(at, 'x', { bold: at % 2 === 0 ? true : null });
        }),
      'too_large',
    ],
    ['longer than a text may be', (t) => onTop(t, (text) => text.insert(0, 'x'.repeat(PROSE_MAX_LENGTH))), 'too_large'],
    ['with more lines than a text may have', (t) => onTop(t, (text) => text.insert(0, '\n'.repeat(PROSE_MAX_LINES))), 'too_large'],
  ])('%s: is refused, and nothing of it is stored', async (_what, make, code) => {
    const scene = await target();
    const { person, path, attacker, victim, id } = scene;
    const before = await stateOf(path, person);
    expect(await verdictOn(attacker, textOp(1, make(scene), attacker.actor))).toMatchObject({ upto: 1, ...refusedWith(code) });
    expect(await stateOf(path, person)).toEqual(before);
    expect(await textRows(id)).toBe(1);
    // Neither the attacker nor anybody else is held up by it.
    const next = onTop(scene, (text) => text.insert(0, 'Then '));
    expect(await verdictOn(attacker, textOp(2, next, attacker.actor))).toMatchObject({ upto: 2, took: [[2, expect.any(Number)]] });
    expect(await nextOf(victim, 'ops')).toMatchObject({
      actor: attacker.actor,
      ops: [[SUMMARY, expect.any(String), expect.any(String), expect.any(Number)]],
    });
    expect(JSON.stringify(await stateOf(path, person))).toContain('Then Written by the owner');
  });

  /** Rows of text that the actor has stored. */
  const textRows = (id: string) =>
    runInDurableObject(
      env.RESUME.getByName(id),
      (_actor, state) =>
        state.storage.sql.exec<{ n: number }>('SELECT (SELECT count(*) FROM text_log) + (SELECT count(*) FROM text_snap) AS n').one().n,
    );

  it('what is written by hand and right is taken: the attempts above fail for what is wrong with them', async () => {
    const scene = await target();
    const right = handmade(
      7,
      { text: 'x', after: at(scene, 0), before: at(scene, 1) },
      { text: 'yz', after: [7, 0], before: at(scene, 1) },
    );
    expect(await verdictOn(scene.attacker, textOp(1, right, scene.attacker.actor))).toMatchObject({ took: [[1, expect.any(Number)]] });
    expect(JSON.stringify(await stateOf(scene.path, scene.person))).toContain('Wxyzritten by the owner');
  });

  it('half a character cannot get in: Yjs itself writes another in its place', async () => {
    const scene = await target();
    const half = onTop(scene, (text) => text.insert(0, 'a\ud800b'));
    expect(await verdictOn(scene.attacker, textOp(1, half, scene.attacker.actor))).toMatchObject({ took: [[1, expect.any(Number)]] });
    const text = JSON.stringify(await stateOf(scene.path, scene.person));
    expect(text).toContain('a\ufffdb');
    expect(text.isWellFormed()).toBe(true);
  });

  it('a flood of edits that build on nothing: every one refused, and the actor keeps none', async () => {
    const scene = await target();
    const { attacker, id, person, path } = scene;
    const before = await stateOf(path, person);
    const bytes = await storedBytes(id);
    // Each waits for words of its own that never come: a document that took them would hold them for ever.
    const ops = Array.from({ length: 25 }, (_, index) =>
      textOp(
        index + 1,
        orphan(scene, (text) => text.insert(3, 'y'.repeat(1_000))),
        attacker.actor,
      ),
    );
    for (let at = 0; at < ops.length; at += 5) push(attacker, ...ops.slice(at, at + 5));
    const nacks: unknown[] = [];
    while (nacks.length < ops.length) nacks.push(...((await nextOf(attacker, 'ack')).nack as unknown[]));
    expect(nacks).toEqual(ops.map(([c]) => [c, 'conflict', null]));
    expect(await stateOf(path, person)).toEqual(before);
    expect(await storedBytes(id)).toBeLessThanOrEqual(bytes + 16_384);
    // What a newcomer is sent has nothing of it either.
    const { welcome } = await open(id, person);
    expect(JSON.stringify(welcome)).toContain(toBase64(scene.first));
    expect(JSON.stringify(welcome).length).toBeLessThan(20_000);
  });

  const storedBytes = (id: string) => runInDurableObject(env.RESUME.getByName(id), (_actor, state) => state.storage.sql.databaseSize);

  it('many small edits cannot make a text too long either', async () => {
    const { attacker, person, path, ...scene } = await target();
    const doc = textDoc(scene.first);
    let took = 0;
    for (let c = 1; c <= 6; c += 1) {
      const ack = await verdictOn(
        attacker,
        textOp(
          c,
          updateOf(doc, (text) => text.insert(0, 'z'.repeat(4_000))),
          attacker.actor,
        ),
      );
      took += (ack.took as unknown[]).length;
      if (c === 5) expect(ack).toMatchObject(refusedWith('too_large'));
    }
    expect(took).toBe(4);
    const { body } = await call<{ document: { basics: { summary: { spans: { text: string }[] }[] } } }>('GET', path, {
      token: person.token,
    });
    expect(body.document.basics.summary[0]?.spans[0]?.text).toHaveLength(16_000 + 'Written by the owner'.length);
  });
});

describe('a flood', () => {
  /** More frames than even a machine that is busy with other things has time to allow. */
  const FLOOD = 600;

  it('of gaps: each is asked to start over, until the rate ends it', async () => {
    const { person, id, path } = await newResume();
    const live = await open(id, person);
    const before = await stateOf(path, person);
    const jump = (by: number) => push(live, set(by * 1_000, 'basics/headline', 'x', live.actor));
    for (let count = 1; count <= 10; count += 1) {
      jump(count);
      expect(await nextOf(live, 'resync')).toEqual({ type: 'resync', seen: 0 });
    }
    for (let count = 11; count <= FLOOD; count += 1) jump(count);
    expect(await live.closed).toMatchObject({ code: CLOSE.rate_limited });
    expect(await stateOf(path, person)).toEqual(before);
    // Nor is the replica broken by it.
    const again = await open(id, person, { actor: live.actor });
    expect(again.welcome).toMatchObject({ seen: 0 });
    expect(await verdictOn(again, set(1, 'basics/headline', 'In order', live.actor))).toMatchObject({ upto: 1, nack: [] });
  });

  it('of a push with a gap inside: nothing of it is taken', async () => {
    const { person, id, path } = await newResume();
    const live = await open(id, person);
    const before = await stateOf(path, person);
    push(live, set(1, 'basics/headline', 'x', live.actor), set(3, 'basics/phone', '1', live.actor));
    expect(await nextOf(live, 'resync')).toEqual({ type: 'resync', seen: 0 });
    expect(await stateOf(path, person)).toEqual(before);
  });

  it('of hellos: each is answered, until the rate ends it', async () => {
    const { person, id } = await newResume();
    const live = await open(id, person);
    for (let hello = 0; hello < FLOOD; hello += 1) live.send({ type: 'hi', v: 1, schema: 1, actor: live.actor, since: 0, t0: hello });
    expect(await live.closed).toMatchObject({ code: CLOSE.rate_limited });
  });

  it('of sockets: the eleventh of one person is closed, and the others’ stay', async () => {
    const { person, id, path } = await newResume();
    const guest = await join(person, path, 'viewer');
    const sockets: Live[] = [];
    for (let count = 0; count < LIVE_LIMITS.socketsPerUser; count += 1) sockets.push(await open(id, person));
    const eleventh = await connect(`${path}/live`, { authorization: `Bearer ${person.token}` });
    expect(await eleventh.closed).toMatchObject({ code: CLOSE.rate_limited });
    expect((await open(id, guest)).welcome).toMatchObject({ role: 'viewer' });
    const [first] = sockets;
    if (!first) throw new Error('no socket was opened');
    expect(await verdictOn(first, set(1, 'basics/headline', 'Still here', first.actor))).toMatchObject({ took: [[1, expect.any(Number)]] });
  });

  it('of replicas: made up ones cost a row each, and no document', async () => {
    const { person, id, path } = await newResume();
    const live = await open(id, person);
    const before = await stateOf(path, person);
    for (let count = 0; count < 20; count += 1) live.send({ type: 'hi', v: 1, schema: 1, actor: newActor(), since: 0, t0: count });
    for (let count = 0; count < 20; count += 1) await nextOf(live, 'welcome');
    expect(await stateOf(path, person)).toEqual(before);
  });
});

describe('presence', () => {
  it('is stamped by the actor: others see who the socket was opened by', async () => {
    const { person, id, path } = await newResume();
    const guest = await join(person, path, 'viewer');
    const owner = await open(id, person);
    const live = await open(id, guest);
    await nextOf(owner, 'p');
    live.send({ type: 'p', field: 'basics/headline', anchor: 1, head: 2 });
    expect(await nextOf(owner, 'p')).toMatchObject({
      peer: { user: { id: guest.id }, session: live.welcome.session, gaze: { anchor: 1 } },
    });
  });
});

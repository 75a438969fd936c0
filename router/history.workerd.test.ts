import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import type { ResumeDocument } from '#protocol/document';
import type { Activity, PlaceChange, Restored, Version } from '#protocol/history';
import type { Prose } from '#protocol/prose';
import { call, register, type SignedInPerson } from './testing/client.ts';
import { Device } from './testing/device.ts';
import { nextOf, open } from './testing/live.ts';
import { join, newPerson } from './testing/talk.ts';

interface Made {
  owner: SignedInPerson;
  id: string;
  path: string;
}

async function made(): Promise<Made> {
  const owner = await register();
  const { body } = await call<{ id: string }>('POST', '/api/resumes', { token: owner.token, body: { title: 'Engineer' } });
  return { owner, id: body.id, path: `/api/resumes/${body.id}` };
}
async function joinAs(owner: SignedInPerson, path: string, role: string, name = 'Grace Hopper'): Promise<SignedInPerson> {
  const guest = await newPerson(name, { confirmed: false });
  await join(owner, path, guest, role);
  return guest;
}
const write = async ({ path }: Made, person: SignedInPerson, fields: Record<string, unknown>) => {
  const ops = Object.entries(fields).map(([to, value]) => ({ path: to, value }));
  const answer = await call<{ seq: number; results: { status: string }[] }>('PATCH', path, { token: person.token, body: { ops } });
  expect(answer.status).toBe(200);
  expect(answer.body.results.filter(({ status }) => status !== 'applied')).toEqual([]);
  return answer.body.seq;
};
const job = (id: string, key: string, fields: Record<string, unknown> = {}) => ({
  [`item/${id}/kind`]: 'experience',
  [`item/${id}/place`]: ['experience', key],
  [`item/${id}/alive`]: true,
  ...Object.fromEntries(Object.entries(fields).map(([field, value]) => [`item/${id}/${field}`, value])),
});
const prose = (...lines: string[]): Prose => lines.map((text) => ({ spans: [{ text }] }));
const documentOf = async ({ path, owner }: Made) =>
  (await call<{ document: ResumeDocument }>('GET', path, { token: owner.token })).body.document;
const versions = async ({ path, owner }: Made, person = owner) =>
  (await call<{ items: Version[] }>('GET', `${path}/versions`, { token: person.token })).body.items;
const activity = async ({ path, owner }: Made, query = '') =>
  (await call<{ items: Activity[]; before: number | null }>('GET', `${path}/activity${query}`, { token: owner.token })).body;
const save = async ({ path, owner }: Made, label: string, person = owner) =>
  (await call<Version>('POST', `${path}/versions`, { token: person.token, body: { label } })).body;
const restore = (made: Made, version: string, options: { person?: SignedInPerson; key?: string } = {}) =>
  call<Restored & { code?: string }>('POST', `${made.path}/versions/${version}/restore`, {
    token: (options.person ?? made.owner).token,
    body: {},
    headers: options.key ? { 'idempotency-key': options.key } : {},
  });

const inActor = <T>({ id }: Made, run: (sql: SqlStorage) => T) =>
  runInDurableObject(env.RESUME.getByName(id), (_actor, state) => run(state.storage.sql));
const alarmAt = (made: Made, name: string) =>
  inActor(made, (sql) => sql.exec<{ at: number }>('SELECT at FROM alarm WHERE name = ?', name).toArray()[0]?.at ?? null);
/** Lets an alarm of this name run now, and waits until it has. */
const ring = async (made: Made, name: string) => {
  const actor = env.RESUME.getByName(made.id);
  await inActor(made, (sql) => sql.exec('UPDATE alarm SET at = 0 WHERE name = ?', name));
  await expect
    .poll(async () => {
      await runInDurableObject(actor, (_actor, state) => state.storage.setAlarm(Date.now() + 60_000));
      await runDurableObjectAlarm(actor);
      return alarmAt(made, name);
    })
    .not.toBe(0);
};
/** As if nobody had written in this minute. */
const nextMinute = (made: Made) =>
  inActor(made, (sql) => {
    sql.exec('UPDATE history SET minute = 1');
    sql.exec('UPDATE author SET minute = 1');
  });

describe('versions that are kept by themselves', () => {
  it('one when people have stopped for ten minutes, only if something was written, and whoever is there is told', async () => {
    const resume = await made();
    const quiet = Date.now() + 10 * 60_000;
    await write(resume, resume.owner, { 'basics/headline': 'Engineer' });
    expect(Math.abs(Number(await alarmAt(resume, 'resume.version')) - quiet)).toBeLessThan(60_000);
    const live = await open(resume.id, resume.owner);
    await ring(resume, 'resume.version');
    expect(await nextOf(live, 'changed')).toEqual({ type: 'changed', what: 'versions' });
    expect(await versions(resume)).toMatchObject([
      { kind: 'auto', label: null, by: [{ id: resume.owner.id, name: 'Ada Lovelace' }], maker: null, touched: [] },
    ]);
    expect(await alarmAt(resume, 'resume.version')).toBeNull();

    await inActor(resume, (sql) => sql.exec("INSERT INTO alarm (name, at) VALUES ('resume.version', 0)"));
    await ring(resume, 'resume.version');
    expect(await versions(resume)).toHaveLength(1);
  });

  it('one when people have worked for ten minutes, however short the pauses', async () => {
    const resume = await made();
    for (let minute = 1; minute < 10; minute += 1) {
      await nextMinute(resume);
      await write(resume, resume.owner, { 'basics/headline': `Minute ${minute}` });
      const at = Number(await alarmAt(resume, 'resume.version'));
      if (minute < 9) expect(at).toBeGreaterThan(Date.now() + 8 * 60_000);
    }
    // Due at once; the platform may have run it by now.
    await ring(resume, 'resume.version');
    expect(await versions(resume)).toMatchObject([{ kind: 'auto' }]);
    await nextMinute(resume);
    await write(resume, resume.owner, { 'basics/headline': 'Next' });
    expect(Number(await alarmAt(resume, 'resume.version'))).toBeGreaterThan(Date.now() + 8 * 60_000);
  });

  it('say who wrote what since the one before, by name, also when they are gone', async () => {
    const resume = await made();
    await write(resume, resume.owner, job('j1', 'a1', { position: 'Lead engineer', organization: 'Acme' }));
    await ring(resume, 'resume.version');
    const editor = await joinAs(resume.owner, resume.path, 'editor', 'Grace Hopper');
    await write(resume, editor, { 'prose/j1.summary': prose('Led five people'), 'basics/headline': 'Engineer' });
    await write(resume, resume.owner, { ...job('j2', 'a2', { position: 'Intern' }), 'item/j1/place': ['experience', 'a3'] });
    await ring(resume, 'resume.version');
    await call('DELETE', `${resume.path}/members/${editor.id}`, { token: resume.owner.token });
    const [newest] = await versions(resume);
    expect(newest?.by.map(({ name }) => name)).toEqual(['Grace Hopper', 'Ada Lovelace']);
    expect(newest?.touched).toEqual([
      { part: 'item', id: 'j1', kind: 'experience', name: 'Lead engineer · Acme', act: 'changed', moved: true, fields: ['summary'] },
      { part: 'basics', id: null, kind: null, name: '', act: 'changed', moved: false, fields: ['headline'] },
      { part: 'item', id: 'j2', kind: 'experience', name: 'Intern', act: 'added', moved: false, fields: [] },
    ]);
    const { items } = await activity(resume);
    expect(items.map(({ user, writes }) => [user.name, writes])).toEqual([
      ['Grace Hopper', 2],
      ['Ada Lovelace', expect.any(Number)],
    ]);
  });

  it('outlive an eviction, compressed or not', async () => {
    const resume = await made();
    await write(resume, resume.owner, { 'prose/basics.summary': prose('Ten years of engines') });
    await save(resume, 'First');
    const read = async () => {
      const [version] = await versions(resume);
      return (await call<{ document: ResumeDocument }>('GET', `${resume.path}/versions/${version?.id}`, { token: resume.owner.token }))
        .body;
    };
    const before = await read();
    expect(before.document.basics.summary).toEqual(prose('Ten years of engines'));
    await evictDurableObject(env.RESUME.getByName(resume.id));
    await ring(resume, 'resume.tidy');
    expect(await inActor(resume, (sql) => sql.exec('SELECT packed FROM version').toArray())).toEqual([{ packed: 1 }]);
    await evictDurableObject(env.RESUME.getByName(resume.id));
    expect(await read()).toEqual(before);
  });
});

describe('named versions', () => {
  it('keep the present, give an automatic one its name, and are deleted by their name only', async () => {
    const resume = await made();
    const first = await save(resume, '  Sent to Acme ');
    expect(first).toMatchObject({ kind: 'named', label: 'Sent to Acme', maker: { name: 'Ada Lovelace' } });
    await write(resume, resume.owner, { 'basics/headline': 'Engineer' });
    await ring(resume, 'resume.version');
    const [auto] = await versions(resume);
    const named = await save(resume, 'Sent to Globex');
    expect(named).toMatchObject({ id: auto?.id, kind: 'named', label: 'Sent to Globex' });
    const path = `${resume.path}/versions/${first.id}`;
    const renamed = await call('PATCH', path, { token: resume.owner.token, body: { label: 'Sent to Initech' } });
    expect(renamed.body).toMatchObject({ id: first.id, label: 'Sent to Initech' });
    expect((await call('DELETE', path, { token: resume.owner.token })).status).toBe(204);
    expect((await call('DELETE', path, { token: resume.owner.token })).status).toBe(404);
    await write(resume, resume.owner, { 'basics/headline': 'Later' });
    await ring(resume, 'resume.version');
    const [latest] = await versions(resume);
    expect(await call('DELETE', `${resume.path}/versions/${latest?.id}`, { token: resume.owner.token })).toMatchObject({ status: 409 });
  });

  it('refuse a name that is none, and a résumé in the trash', async () => {
    const resume = await made();
    for (const label of ['', '   ', 'two\nlines', 'x'.repeat(121), 42])
      expect(await call('POST', `${resume.path}/versions`, { token: resume.owner.token, body: { label } })).toMatchObject({
        status: 400,
        body: { code: 'invalid_input' },
      });
    const version = await save(resume, 'First');
    await call('DELETE', resume.path, { token: resume.owner.token });
    expect(await call('POST', `${resume.path}/versions`, { token: resume.owner.token, body: { label: 'x' } })).toMatchObject({
      status: 410,
    });
    expect(await restore(resume, version.id)).toMatchObject({ status: 410 });
  });

  it('are for whoever may edit; whoever may read sees them', async () => {
    const resume = await made();
    const version = await save(resume, 'First');
    const one = `${resume.path}/versions/${version.id}`;
    const stranger = await register();
    for (const [role, mayWrite] of [
      ['viewer', false],
      ['commenter', false],
      ['editor', true],
    ] as const) {
      const { token } = await joinAs(resume.owner, resume.path, role);
      for (const path of [`${resume.path}/versions`, one, `${one}/changes`, `${resume.path}/activity`])
        expect((await call('GET', path, { token })).status, `${role} ${path}`).toBe(200);
      const acts: [string, string, object, number][] = [
        ['POST', `${resume.path}/versions`, { label: 'x' }, 201],
        ['PATCH', one, { label: 'y' }, 200],
        ['POST', `${one}/restore`, {}, 200],
      ];
      for (const [method, path, body, status] of acts)
        expect((await call(method, path, { token, body })).status, `${role} ${method} ${path}`).toBe(mayWrite ? status : 403);
      if (!mayWrite) expect((await call('DELETE', one, { token })).status).toBe(403);
    }
    for (const path of [`${resume.path}/versions`, one, `${resume.path}/activity`]) {
      expect((await call('GET', path, { token: stranger.token })).status).toBe(403);
      expect((await call('GET', path)).status).toBe(401);
    }
    expect((await call('GET', `${resume.path}/versions/ver_${'0'.repeat(26)}`, { token: resume.owner.token })).status).toBe(404);
    expect((await call('GET', `${resume.path}/versions/nonsense`, { token: resume.owner.token })).status).toBe(404);
  });
});

describe('comparing', () => {
  it('tells what differs between two versions, and between one and now', async () => {
    const resume = await made();
    await write(resume, resume.owner, { ...job('j1', 'a1', { position: 'Engineer' }), 'prose/j1.summary': prose('Led four people') });
    const first = await save(resume, 'First');
    await write(resume, resume.owner, { 'prose/j1.summary': prose('Led five people') });
    const second = await save(resume, 'Second');
    await write(resume, resume.owner, { 'item/j1/alive': false });
    const changes = async (to: string) =>
      (
        await call<{ a: Version; b: Version | null; changes: PlaceChange[] }>(
          'GET',
          `${resume.path}/versions/${first.id}/changes?to=${to}`,
          { token: resume.owner.token },
        )
      ).body;
    expect(await changes(second.id)).toMatchObject({
      a: { label: 'First' },
      b: { label: 'Second' },
      changes: [
        {
          name: 'Engineer',
          act: 'changed',
          fields: [
            {
              type: 'text',
              field: 'summary',
              lines: [{ before: { pieces: [{ text: 'Led ' }, { text: 'four', changed: true }, { text: ' people' }] } }],
            },
          ],
        },
      ],
    });
    expect(await changes('now')).toMatchObject({ b: null, changes: [{ name: 'Engineer', act: 'removed' }] });
    expect(await changes(first.id)).toMatchObject({ changes: [] });
    expect((await call('GET', `${resume.path}/versions/${first.id}/changes?to=yesterday`, { token: resume.owner.token })).status).toBe(400);
  });
});

describe('restoring', () => {
  it('is done by writes like anybody’s: open editors, and devices that were away, merge with it', async () => {
    const resume = await made();
    const editor = await joinAs(resume.owner, resume.path, 'editor');
    await write(resume, resume.owner, {
      ...job('j1', 'a1', { position: 'Engineer', organization: 'Acme' }),
      ...job('j2', 'a2', { position: 'Intern' }),
      'prose/j1.summary': prose('Led four people', 'Wrote the compiler'),
      'basics/phone': '1',
    });
    const version = await save(resume, 'Good');
    const wanted = await documentOf(resume);
    const away = await new Device(resume.id, editor).online();
    away.offline();

    await write(resume, resume.owner, {
      'item/j2/alive': false,
      'item/j1/position': 'Manager',
      'item/j1/place': ['experience', 'a5'],
      'prose/j1.summary': prose('Led four people', 'Managed the compiler'),
      'basics/phone': null,
      'basics/url': 'https://acme.example',
      ...job('j3', 'a0', { position: 'Consultant' }),
      'prose/j3.summary': prose('Consulted'),
    });
    const here = await new Device(resume.id, resume.owner).online();
    expect(here.document.sections[1]?.items.map(({ id }) => id)).toEqual(['j3', 'j1']);
    // On a train: an hour before the restore, in what is to be restored, and in what is to go.
    away.now = () => Date.now() - 3_600_000;
    away.replica.set('item/j1/location', 'Oslo', away.now());
    const { text } = away.replica.text('prose/j1.summary');
    text.insert(text.toString().indexOf('compiler'), 'fast ');
    away.replica.set('item/j2/position', 'Trainee', away.now());

    const answer = await restore(resume, version.id);
    expect(answer.status).toBe(200);
    expect(await documentOf(resume)).toEqual(wanted);
    await here.settled(answer.body.seq);
    expect(here.document).toEqual(wanted);

    here.replica.set('basics/headline', 'Still typing', Date.now());
    await here.settled();
    await away.online();
    const seq = (await call<{ seq: number }>('GET', resume.path, { token: resume.owner.token })).body.seq;
    await Promise.all([here.settled(seq), away.settled(seq)]);
    const merged = await documentOf(resume);
    expect(here.document).toEqual(merged);
    expect(away.document).toEqual(merged);
    const [, work] = merged.sections;
    expect(work?.items).toMatchObject([
      { id: 'j1', position: 'Engineer', location: 'Oslo', summary: prose('Led four people', 'Wrote the fast compiler') },
      { id: 'j2', position: 'Trainee' },
    ]);
    expect(merged.basics).toMatchObject({ headline: 'Still typing', phone: '1' });
  });

  it('keeps how it was, so that it can be undone, and leaves members alone', async () => {
    const resume = await made();
    const editor = await joinAs(resume.owner, resume.path, 'editor');
    const members = async () => (await call('GET', `${resume.path}/members`, { token: resume.owner.token })).body;
    const whoIsThere = await members();
    await write(resume, resume.owner, job('j1', 'a1', { position: 'Engineer' }));
    const version = await save(resume, 'Good');
    await write(resume, editor, { 'item/j1/alive': false, 'prose/basics.summary': prose('Something new'), ...job('j2', 'a2') });
    const before = await documentOf(resume);
    const answer = await restore(resume, version.id, { person: editor });
    expect(answer.body.before).toMatchObject({ kind: 'restore-point', by: [{ id: editor.id }], maker: { id: editor.id } });
    expect((await documentOf(resume)).basics.summary ?? []).toEqual([]);
    expect(await members()).toEqual(whoIsThere);
    const undone = await restore(resume, answer.body.before.id, { person: editor });
    expect(await documentOf(resume)).toEqual(before);
    expect(undone.body.writes).toBeGreaterThan(0);
  });

  it('happens once for one key, and not at all when there is nothing to do', async () => {
    const resume = await made();
    const version = await save(resume, 'Good');
    await write(resume, resume.owner, { 'basics/headline': 'Other' });
    const key = crypto.randomUUID();
    const first = await restore(resume, version.id, { key });
    await write(resume, resume.owner, { 'basics/headline': 'Written since' });
    expect((await restore(resume, version.id, { key })).body).toEqual(first.body);
    expect(await documentOf(resume)).toMatchObject({ basics: { headline: 'Written since' } });
    await restore(resume, version.id);
    const kept = await versions(resume);
    expect(await restore(resume, version.id)).toMatchObject({ status: 200, body: { writes: 0 } });
    expect(await versions(resume)).toEqual(kept);
    expect((await restore(resume, `ver_${'0'.repeat(26)}`)).status).toBe(404);
  });

  it('tells a large restore in frames that follow one another', async () => {
    const resume = await made();
    const many = (alive: boolean) => Object.fromEntries(Array.from({ length: 90 }, (_, i) => [`item/k${i}/alive`, alive]));
    for (const part of ['kind', 'place', 'alive', 'name', 'level'])
      await write(
        resume,
        resume.owner,
        Object.fromEntries(
          Array.from({ length: 90 }, (_, i) => [
            `item/k${i}/${part}`,
            part === 'kind'
              ? 'skill'
              : part === 'place'
                ? ['skills', `a${i < 36 ? 'A' : 'B'}${(i % 36).toString(36)}${'V'}`]
                : part === 'alive'
                  ? true
                  : `${part} ${i}`,
          ]),
        ),
      );
    const version = await save(resume, 'Full');
    await write(resume, resume.owner, Object.fromEntries(Array.from({ length: 90 }, (_, i) => [`item/k${i}/name`, `other ${i}`])));
    await write(resume, resume.owner, Object.fromEntries(Array.from({ length: 90 }, (_, i) => [`item/k${i}/level`, `other ${i}`])));
    await write(resume, resume.owner, many(false));
    const here = await new Device(resume.id, resume.owner).online();
    const live = await open(resume.id, resume.owner, { since: here.replica.state.since });
    const answer = await restore(resume, version.id);
    expect(answer.body.writes).toBe(270);
    const frames = [await nextOf(live, 'ops'), await nextOf(live, 'ops')] as { seq: number; ops: unknown[] }[];
    expect(frames.map(({ ops }) => ops.length)).toEqual([200, 70]);
    expect(frames.map(({ seq }) => seq)).toEqual([answer.body.seq - 70, answer.body.seq]);
    await here.settled(answer.body.seq);
    expect(here.document).toEqual(await documentOf(resume));
  });
});

describe('a version as a new résumé', () => {
  it('belongs to whoever asked for it, once for one key, and says what the version said', async () => {
    const resume = await made();
    const viewer = await joinAs(resume.owner, resume.path, 'viewer');
    await write(resume, resume.owner, { ...job('j1', 'a1', { position: 'Engineer' }), 'prose/j1.summary': prose('Led four people') });
    const then = await documentOf(resume);
    const version = await save(resume, 'Good');
    await write(resume, resume.owner, { 'item/j1/alive': false });
    const key = crypto.randomUUID();
    const duplicate = () =>
      call<{ id: string }>('POST', `${resume.path}/versions/${version.id}/duplicate`, {
        token: viewer.token,
        body: {},
        headers: { 'idempotency-key': key },
      });
    const { status, body } = await duplicate();
    expect([status, (await duplicate()).body.id]).toEqual([201, body.id]);
    const copy = await call<{ role: string; document: ResumeDocument }>('GET', `/api/resumes/${body.id}`, { token: viewer.token });
    expect(copy.body).toMatchObject({ role: 'owner', document: { ...then, title: 'Engineer (copy)' } });
    expect((await call('GET', `/api/resumes/${body.id}`, { token: resume.owner.token })).status).toBe(403);
    expect((await call<{ items: unknown[] }>('GET', `/api/resumes/${body.id}/versions`, { token: viewer.token })).body.items).toEqual([]);
  });
});

describe('activity and the log of operations', () => {
  it('is told page by page, and says the same once it is summed up and the log was cut', async () => {
    const resume = await made();
    for (let day = 40; day > 33; day -= 1) {
      await write(resume, resume.owner, { 'basics/headline': `Day ${day}`, 'meta/title': `Day ${day}` });
      await inActor(resume, (sql) => sql.exec('UPDATE op SET at = at - ? WHERE at > ?', day * 86_400_000, Date.now() - 86_400_000));
    }
    const before = await activity(resume);
    expect(before.items).toHaveLength(7);
    const first = await activity(resume, '?limit=3');
    expect(first.items).toEqual(before.items.slice(0, 3));
    const second = await activity(resume, `?limit=3&before=${first.before}`);
    const third = await activity(resume, `?limit=3&before=${second.before}`);
    expect([...first.items, ...second.items, ...third.items]).toEqual(before.items);
    expect(third.before).toBeNull();

    const device = await new Device(resume.id, resume.owner).online();
    device.offline();
    await write(resume, resume.owner, { 'basics/headline': 'Today' });
    const { items } = await activity(resume);
    await save(resume, 'Before the cut');
    await ring(resume, 'resume.tidy');
    const rest = await inActor(resume, (sql) => sql.exec<{ path: string }>('SELECT path FROM op').toArray());
    expect(rest).toEqual([{ path: 'basics/headline' }]);
    expect((await activity(resume)).items).toEqual(items);
    expect(await alarmAt(resume, 'resume.tidy')).toBeGreaterThan(Date.now() + 30 * 86_400_000);
    // The log is no part of catching up.
    expect((await new Device(resume.id, resume.owner).online()).document).toEqual(await documentOf(resume));
    expect((await device.online()).document).toEqual(await documentOf(resume));
    // What is written next goes on with what was summed up.
    await nextMinute(resume);
    await write(resume, resume.owner, { 'basics/phone': '1' });
    const [latest] = (await activity(resume)).items;
    expect(latest).toMatchObject({ id: items[0]?.id, writes: 2, touched: [{ part: 'basics', fields: ['headline', 'phone'] }] });
    await ring(resume, 'resume.tidy');
    expect((await activity(resume)).items).toMatchObject([{ ...latest }, ...items.slice(1)]);
  });

  it('keeps no more than so many operations, and none that a version has not told of yet', async () => {
    const resume = await made();
    await write(resume, resume.owner, { 'basics/headline': 'Engineer' });
    const add = (count: number) =>
      inActor(resume, (sql) => {
        const last = sql.exec<{ seq: number }>('SELECT seq FROM resume').one().seq;
        for (let i = 1; i <= count; i += 1)
          sql.exec(
            "INSERT INTO op (seq, at, user, actor, path, value, stamp) VALUES (?, ?, ?, '~', 'basics/name', 'null', '')",
            last + i,
            Date.now(),
            resume.owner.id,
          );
        sql.exec('UPDATE resume SET seq = ?', last + count);
      });
    const count = () => inActor(resume, (sql) => sql.exec<{ n: number }>('SELECT count(*) AS n FROM op').one().n);
    await add(6_000);
    await evictDurableObject(env.RESUME.getByName(resume.id));
    await ring(resume, 'resume.tidy');
    expect(await count()).toBeGreaterThan(6_000);
    await ring(resume, 'resume.version');
    await ring(resume, 'resume.tidy');
    expect(await count()).toBe(5_000);
  });

  it('goes with the résumé', async () => {
    const resume = await made();
    await save(resume, 'First');
    await ring(resume, 'resume.tidy');
    await call('DELETE', resume.path, { token: resume.owner.token });
    await inActor(resume, (sql) => sql.exec('UPDATE resume SET trashed_at = 1'));
    // Its memory knows nothing of what was written past it.
    await evictDurableObject(env.RESUME.getByName(resume.id));
    await ring(resume, 'resume.purge');
    const left = await inActor(resume, (sql) =>
      ['version', 'version_part', 'activity', 'author', 'op'].map(
        (table) => sql.exec<{ n: number }>(`SELECT count(*) AS n FROM ${table}`).one().n,
      ),
    );
    expect(left).toEqual([0, 0, 0, 0, 0]);
  });
});

describe('merging the logs of texts', () => {
  it('is not noticed by a device that comes back after a month with edits of its own', async () => {
    const resume = await made();
    const path = 'prose/basics.summary';
    const writer = await new Device(resume.id, resume.owner).online();
    const away = await new Device(resume.id, resume.owner).online();
    const type = async (device: Device, text: string) => {
      const live = device.replica.text(path).text;
      live.insert(live.length, text);
      await device.settled();
    };
    await type(writer, 'Begun.\n');
    await away.settled(writer.replica.state.since);
    for (let i = 0; i < 120; i += 1) await type(writer, `${i} `);
    await away.settled(writer.replica.state.since);
    away.offline();
    const MONTH = 31 * 86_400_000;
    away.now = () => Date.now() - MONTH;
    const mine = away.replica.text(path).text;
    mine.insert(mine.toString().indexOf('60 '), '[offline] ');
    mine.delete(0, 'Begun.'.length);

    for (let i = 120; i < 230; i += 1) await type(writer, `${i} `);
    // Also what the offline edits stand beside is taken away meanwhile.
    const live = writer.replica.text(path).text;
    const from = live.toString().indexOf('58 ');
    live.delete(from, live.toString().indexOf('63 ') - from);
    await writer.settled();
    const rows = () => inActor(resume, (sql) => sql.exec<{ n: number }>('SELECT count(*) AS n FROM text_log').one().n);
    // With the first writing of a new minute the alarm comes by itself and merges what is there: goes on until the log is long again.
    while ((await rows()) <= 200) await type(writer, 'more ');
    const before = await documentOf(resume);
    const { version, seq } = await inActor(resume, (sql) =>
      sql.exec<{ version: number; seq: number }>('SELECT version, seq FROM resume').one(),
    );
    await nextMinute(resume);
    await inActor(resume, (sql) => sql.exec("DELETE FROM alarm WHERE name = 'resume.tidy'"));
    await write(resume, resume.owner, { 'basics/phone': '1' });
    // It is due at once, and may have come already.
    expect((await rows()) === 0 || Number(await alarmAt(resume, 'resume.tidy')) <= Date.now()).toBe(true);
    await ring(resume, 'resume.tidy');
    expect(await rows()).toBe(0);
    expect(await inActor(resume, (sql) => sql.exec<{ seq: number }>('SELECT seq FROM text_snap').one().seq)).toBe(seq);
    expect(version).toBeGreaterThan(0);
    expect(await documentOf(resume)).toEqual({ ...before, basics: { ...before.basics, phone: '1' } });

    await away.online();
    await evictDurableObject(env.RESUME.getByName(resume.id), { webSockets: 'hibernate' });
    const merged = await documentOf(resume);
    const said = merged.basics.summary?.flatMap(({ spans }) => spans.map(({ text }) => text)).join('') ?? '';
    expect(said).toContain('57 [offline] 63 ');
    expect(said).not.toContain('Begun');
    expect(said.match(/offline/g)).toHaveLength(1);
    expect(said).toContain('229 ');
    expect(away.document).toEqual(merged);
    await writer.settled(away.replica.state.since);
    expect(writer.document).toEqual(merged);
    // One who was never here, and one who was here a moment ago, too.
    expect((await new Device(resume.id, resume.owner).online()).document).toEqual(merged);
  });
});

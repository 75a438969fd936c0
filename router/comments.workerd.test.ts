import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { COMMENT_LIMITS, type Comment, type Thread } from '#protocol/comments';
import { call, type SignedInPerson } from './testing/client.ts';
import { nextOf, open } from './testing/live.ts';
import { allSaid, join, mailsTo, newPerson } from './testing/talk.ts';

type Person = SignedInPerson & { name: string };
interface Team {
  id: string;
  path: string;
  owner: Person;
  editor: Person;
  commenter: Person;
  viewer: Person;
}

const HEADLINE = { path: 'basics/headline' };
const NOBODY = `_${'0'.repeat(26)}`;

async function newTeam(): Promise<Team> {
  const people = [
    newPerson('Ada Lovelace'),
    newPerson('Grace Hopper'),
    newPerson('Katherine Johnson'),
    newPerson('Dorothy Vaughan'),
  ] as const;
  const [owner, editor, commenter, viewer] = await Promise.all(people);
  const { body } = await call<{ id: string }>('POST', '/api/resumes', { token: owner.token, body: { title: 'Analyst' } });
  const path = `/api/resumes/${body.id}`;
  await join(owner, path, editor, 'editor');
  await join(owner, path, commenter, 'commenter');
  await join(owner, path, viewer, 'viewer');
  return { id: body.id, path, owner, editor, commenter, viewer };
}

const mention = (...people: Person[]) => people.map(({ id, name }) => ({ user: id, name }));
const start = (team: Team, by: Person, body: string, mentions: object[] = [], anchor: object = HEADLINE, headers = {}) =>
  call<Thread>('POST', `${team.path}/threads`, { token: by.token, body: { anchor, body, mentions }, headers });
const reply = (team: Team, thread: string, by: Person, body: string, mentions: object[] = []) =>
  call<Comment>('POST', `${team.path}/threads/${thread}/comments`, { token: by.token, body: { body, mentions } });
const threads = async (team: Team, by: Person) =>
  (await call<{ threads: Thread[] }>('GET', `${team.path}/threads`, { token: by.token })).body.threads;
const thread = async (team: Team, by: Person, id: string) => (await threads(team, by)).find((one) => one.id === id);
const commentMails = async (team: Team, to: Person, least = 0) => {
  await allSaid(team.id);
  return mailsTo(to.email, 'comment', least);
};

describe('threads', () => {
  let team: Team;
  beforeAll(async () => {
    team = await newTeam();
  });

  it('are begun, answered, changed, settled, opened again and taken out', async () => {
    const { owner, editor, commenter } = team;
    const begun = await start(team, commenter, 'Which of the two?');
    expect(begun).toMatchObject({
      status: 201,
      body: {
        anchor: HEADLINE,
        resolved: null,
        unread: false,
        comments: [{ body: 'Which of the two?', by: { id: commenter.id, name: 'Katherine Johnson' }, editedAt: null, mentions: [] }],
      },
    });
    const { id } = begun.body;
    const answer = await reply(team, id, owner, 'The first.\nAs ever.');
    expect(answer).toMatchObject({ status: 201, body: { body: 'The first.\nAs ever.', by: { id: owner.id } } });
    const comment = `${team.path}/threads/${id}/comments/${answer.body.id}`;
    expect(await call('PATCH', comment, { token: owner.token, body: { body: 'The second.', mentions: [] } })).toMatchObject({
      status: 200,
      body: { id: answer.body.id, body: 'The second.', editedAt: expect.any(String), at: answer.body.at },
    });

    const settle = (act: string, by: Person) => call('POST', `${team.path}/threads/${id}/${act}`, { token: by.token });
    expect((await settle('resolve', editor)).status).toBe(204);
    const settled = (await thread(team, owner, id))?.resolved;
    expect(settled).toMatchObject({ by: { id: editor.id, name: 'Grace Hopper' } });
    // Whoever says so again has not settled it.
    expect((await settle('resolve', owner)).status).toBe(204);
    expect((await thread(team, owner, id))?.resolved).toEqual(settled);
    expect((await settle('reopen', commenter)).status).toBe(204);
    expect((await settle('reopen', commenter)).status).toBe(204);
    expect((await thread(team, owner, id))?.resolved).toBeNull();
    await settle('resolve', owner);
    await reply(team, id, commenter, 'Not so fast.');
    expect((await thread(team, owner, id))?.resolved).toBeNull();

    const [first, ...rest] = (await thread(team, owner, id))?.comments ?? [];
    const remove = (one: Comment | undefined, by: Person) =>
      call('DELETE', `${team.path}/threads/${id}/comments/${one?.id}`, { token: by.token });
    expect((await remove(first, commenter)).status).toBe(204);
    expect((await remove(first, commenter)).status).toBe(204);
    expect((await thread(team, owner, id))?.comments).toMatchObject([{ body: 'The second.' }, { body: 'Not so fast.' }]);
    for (const one of rest) expect((await remove(one, owner)).status).toBe(204);
    expect(await thread(team, owner, id)).toBeUndefined();
    expect((await reply(team, id, owner, 'Anybody?')).status).toBe(404);
  });

  it('let each role do what it may and nothing more', async () => {
    const { owner, editor, commenter, viewer } = team;
    const stranger = await newPerson('Stranger', { confirmed: false });
    const { body: own } = await start(team, owner, 'The owner’s');
    const first = own.comments[0]?.id ?? '';
    const at = `${team.path}/threads/${own.id}`;
    const acts: [what: string, status: number, ask: (by: Person) => Promise<{ status: number; body: unknown }>][] = [
      ['ListThreads', 200, (by) => call('GET', `${team.path}/threads`, { token: by.token })],
      ['SeeThread', 204, (by) => call('PUT', `${at}/seen`, { token: by.token, body: { comment: first } })],
      ['ListSuggestions', 200, (by) => call('GET', `${team.path}/suggestions`, { token: by.token })],
      ['StartThread', 201, (by) => start(team, by, 'Mine')],
      ['Reply', 201, (by) => reply(team, own.id, by, 'Mine')],
      ['ResolveThread', 204, (by) => call('POST', `${at}/resolve`, { token: by.token })],
      ['ReopenThread', 204, (by) => call('POST', `${at}/reopen`, { token: by.token })],
      [
        'Suggest',
        201,
        (by) =>
          call('POST', `${team.path}/suggestions`, { token: by.token, body: { path: 'basics/headline', value: by.name, baseValue: null } }),
      ],
      // Of others: these are refused to all but the owner, and to change another's words even to them.
      ['EditComment', 0, (by) => call('PATCH', `${at}/comments/${first}`, { token: by.token, body: { body: 'Theirs', mentions: [] } })],
    ];
    for (const [what, status, ask] of acts) {
      const reads = what.startsWith('List') || what === 'SeeThread';
      expect(await ask(stranger), `${what} by a stranger`).toMatchObject({ status: 403, body: { code: 'forbidden' } });
      if (reads) expect(await ask(viewer), `${what} by a viewer`).toMatchObject({ status });
      else expect(await ask(viewer), `${what} by a viewer`).toMatchObject({ status: 403, body: { code: 'forbidden' } });
      for (const by of [commenter, editor]) expect(await ask(by), `${what} by ${by.name}`).toMatchObject({ status: status || 403 });
      expect(await ask(owner), `${what} by the owner`).toMatchObject({ status: status || 200 });
    }
    const mine = (await reply(team, own.id, commenter, 'Katherine’s')).body;
    const remove = (by: Person) => call('DELETE', `${at}/comments/${mine.id}`, { token: by.token });
    for (const by of [stranger, viewer, editor]) expect(await remove(by)).toMatchObject({ status: 403 });
    expect(
      await call('PATCH', `${at}/comments/${mine.id}`, { token: owner.token, body: { body: 'Not hers', mentions: [] } }),
    ).toMatchObject({ status: 403 });
    expect((await remove(owner)).status).toBe(204);

    const { body: list } = await call<{ suggestions: { id: string; by: { id: string } }[] }>('GET', `${team.path}/suggestions`, {
      token: viewer.token,
    });
    const theirs = list.suggestions.find(({ by }) => by.id === editor.id)?.id;
    const decide = (by: Person) =>
      call('POST', `${team.path}/suggestions/${theirs}/decision`, { token: by.token, body: { decision: 'decline' } });
    const withdraw = (by: Person) => call('POST', `${team.path}/suggestions/${theirs}/withdraw`, { token: by.token });
    for (const by of [stranger, viewer, commenter]) {
      expect(await decide(by)).toMatchObject({ status: 403 });
      expect(await withdraw(by)).toMatchObject({ status: 403 });
    }
    expect(await withdraw(owner)).toMatchObject({ status: 403 });
    expect(await decide(owner)).toMatchObject({ status: 200, body: { state: 'declined', decided: { by: { id: owner.id } } } });
    expect(await withdraw(editor)).toMatchObject({ status: 409 });
  });

  it('take effect once, however often they are sent with one key', async () => {
    const headers = { 'idempotency-key': 'the-same-thread' };
    const first = await start(team, team.owner, 'Once', [], HEADLINE, headers);
    const again = await start(team, team.owner, 'Once', [], HEADLINE, headers);
    expect(again.body).toEqual(first.body);
    expect((await threads(team, team.owner)).filter(({ comments }) => comments[0]?.body === 'Once')).toHaveLength(1);
    expect(await start(team, team.owner, 'Other', [], HEADLINE, headers)).toMatchObject({
      status: 409,
      body: { code: 'idempotency_mismatch' },
    });
  });

  it('are anchored to what a résumé has, and to passages only in prose', async () => {
    const range = { start: 'AQE=', end: 'AAHHm8qICQM=', quote: 'Led a team' };
    for (const anchor of [
      { path: 'basics' },
      { path: 'sec/work' },
      { path: 'item/i1' },
      { path: 'item/i1/dates' },
      { path: 'prose/i1.summary', range },
    ])
      expect(await start(team, team.owner, 'Here', [], anchor)).toMatchObject({ status: 201, body: { anchor } });
    for (const anchor of [
      { path: 'nowhere' },
      { path: 'item' },
      { path: 'item/i1/a/b' },
      { path: 'item/one two' },
      { path: 'basics/headline', range },
      { path: 'prose/i1.summary', range: { ...range, start: '<script>' } },
      { path: 'prose/i1.summary', range: { ...range, end: 'A'.repeat(68) } },
      { path: 'prose/i1.summary', range: { ...range, quote: 'x'.repeat(301) } },
      { path: 'basics', more: 1 },
    ])
      expect(await start(team, team.owner, 'Here', [], anchor), JSON.stringify(anchor)).toMatchObject({ status: 400 });
    for (const body of ['', '  \n ', 'x'.repeat(4_001), 'a\u0000b'])
      expect(await start(team, team.owner, body)).toMatchObject({ status: 400 });
  });

  it('tell open sockets that there is something new, and each person what they have not read', async () => {
    const { owner, commenter, viewer } = team;
    const live = await open(team.id, viewer);
    const { body } = await start(team, commenter, 'News');
    expect(await nextOf(live, 'changed')).toEqual({ type: 'changed', what: 'threads' });
    live.socket.close();
    const unread = async (by: Person) => (await thread(team, by, body.id))?.unread;
    const see = (by: Person, comment: string) =>
      call('PUT', `${team.path}/threads/${body.id}/seen`, { token: by.token, body: { comment } });
    expect([await unread(commenter), await unread(owner), await unread(viewer)]).toEqual([false, true, true]);
    const first = body.comments[0]?.id ?? '';
    await see(viewer, first);
    expect([await unread(owner), await unread(viewer)]).toEqual([true, false]);
    const second = (await reply(team, body.id, owner, 'More')).body.id;
    expect([await unread(commenter), await unread(viewer)]).toEqual([true, true]);
    await see(viewer, second);
    // A device that is behind does not take it back.
    await see(viewer, first);
    expect(await unread(viewer)).toBe(false);
    expect((await see(viewer, `cmt${NOBODY}`)).status).toBe(204);
  });

  it('are there after their actor was evicted', async () => {
    const before = await threads(team, team.owner);
    expect(before.length).toBeGreaterThan(3);
    await evictDurableObject(env.RESUME.getByName(team.id));
    expect(await threads(team, team.owner)).toEqual(before);
  });

  it('cannot be more, nor longer, nor faster than is good', async () => {
    const { owner } = team;
    const { body } = await start(team, owner, 'Full');
    const sql = (statement: string, ...values: (string | number)[]) =>
      runInDurableObject(env.RESUME.getByName(team.id), (_actor, state) => void state.storage.sql.exec(statement, ...values));
    await sql('UPDATE thread SET comments = ? WHERE id = ?', COMMENT_LIMITS.comments, body.id);
    expect(await reply(team, body.id, owner, 'One more')).toMatchObject({ status: 409, body: { detail: expect.stringContaining('200') } });
    await sql('UPDATE thread SET bytes = ? WHERE id = ?', COMMENT_LIMITS.bytes, body.id);
    expect(await start(team, owner, 'One more')).toMatchObject({ status: 413, body: { code: 'too_large' } });
    await sql('UPDATE thread SET bytes = 4, comments = 1 WHERE id = ?', body.id);
    const count = (await threads(team, owner)).length;
    for (let n = count; n < COMMENT_LIMITS.threads; n += 1)
      await sql('INSERT INTO thread (id, at, anchor) VALUES (?, 0, \'{"path":"basics"}\')', `thr_${String(n).padStart(26, '0')}`);
    expect(await start(team, owner, 'One more')).toMatchObject({ status: 409, body: { detail: expect.stringContaining('500') } });
    await sql('DELETE FROM thread WHERE at = 0');

    await evictDurableObject(env.RESUME.getByName(team.id));
    const answers = await Promise.all(Array.from({ length: COMMENT_LIMITS.burst + 2 }, () => reply(team, body.id, owner, 'Fast')));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(0);
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await reply(team, body.id, team.editor, 'Not I')).toMatchObject({ status: 201 });
  });

  it('rest with the résumé in the trash, and go with it', async () => {
    const { owner, commenter } = team;
    expect((await call('DELETE', team.path, { token: owner.token })).status).toBe(204);
    expect(await start(team, commenter, 'Too late')).toMatchObject({ status: 410, body: { code: 'gone' } });
    expect((await threads(team, commenter)).length).toBeGreaterThan(0);
    const stub = env.RESUME.getByName(team.id);
    await runInDurableObject(stub, async (_actor, state) => {
      state.storage.sql.exec('UPDATE resume SET trashed_at = 0');
      state.storage.sql.exec("UPDATE alarm SET at = 0 WHERE name = 'resume.purge'");
      await state.storage.setAlarm(Date.now() + 60_000);
    });
    // Its memory knows nothing of what was written past it.
    await evictDurableObject(stub);
    await runDurableObjectAlarm(stub);
    const left = await runInDurableObject(stub, (_actor, state) =>
      ['thread', 'comment', 'thread_seen', 'told', 'suggestion'].map(
        (table) => state.storage.sql.exec<{ n: number }>(`SELECT COUNT(*) AS n FROM ${table}`).one().n,
      ),
    );
    expect(left).toEqual([0, 0, 0, 0, 0]);
  });
});

describe('mails about comments', () => {
  it('call those who are mentioned, once, and nobody who is none of its members', async () => {
    const team = await newTeam();
    const { owner, editor, commenter, viewer } = team;
    const stranger = await newPerson('Mary Jackson');
    const { body } = await start(
      team,
      commenter,
      '@Ada Lovelace and @Dorothy Vaughan: what\n\ndo you think? @Mary Jackson may know.',
      // Grace is named, but not called by name: her mention is none.
      mention(owner, viewer, editor, stranger, commenter),
    );
    expect(body.comments[0]?.mentions.map(({ name }) => name).toSorted()).toEqual(['Ada Lovelace', 'Dorothy Vaughan']);
    const [mail, ...more] = await commentMails(team, owner, 1);
    expect(more).toEqual([]);
    expect(mail?.subject).toBe('Katherine Johnson mentioned you in a comment');
    expect(mail?.text).toContain('“Analyst”');
    // What others wrote is one line of the mail, and the only link is ours.
    expect(mail?.text).toContain('“@Ada Lovelace and @Dorothy Vaughan: what do you think? @Mary Jackson may know.”');
    expect(mail?.text.match(/https?:\S+/g)).toEqual([`http://vitae.example/resumes/${team.id}?panel=comments&thread=${body.id}`]);
    expect(await commentMails(team, viewer, 1)).toHaveLength(1);
    for (const other of [editor, stranger, commenter]) expect(await commentMails(team, other)).toEqual([]);

    // Not again within ten minutes; after that, yes.
    await reply(team, body.id, commenter, '@Ada Lovelace?', mention(owner));
    expect(await commentMails(team, owner)).toHaveLength(1);
    await runInDurableObject(env.RESUME.getByName(team.id), (_actor, state) => {
      state.storage.sql.exec('UPDATE told SET at = at - ?', COMMENT_LIMITS.mailEveryMs);
    });
    const again = (await reply(team, body.id, commenter, '@Ada Lovelace!', mention(owner))).body;
    expect(await commentMails(team, owner, 2)).toHaveLength(2);
    // A change calls only those who were not called before; another thread is another matter.
    await runInDurableObject(env.RESUME.getByName(team.id), (_actor, state) => void state.storage.sql.exec('DELETE FROM told'));
    await call('PATCH', `${team.path}/threads/${body.id}/comments/${again.id}`, {
      token: commenter.token,
      body: { body: '@Ada Lovelace and @Grace Hopper', mentions: mention(owner, editor) },
    });
    expect(await commentMails(team, editor, 1)).toHaveLength(1);
    expect(await commentMails(team, owner)).toHaveLength(2);
    await start(team, commenter, '@Ada Lovelace', mention(owner));
    expect(await commentMails(team, owner, 3)).toHaveLength(3);
  });

  it('tell those who are answered, unless they are looking or have confirmed no address', async () => {
    const team = await newTeam();
    const { owner, editor, commenter } = team;
    const unconfirmed = await newPerson('Mary Jackson', { confirmed: false });
    await join(owner, team.path, unconfirmed, 'commenter');
    const { body } = await start(team, commenter, 'A question');
    await reply(team, body.id, unconfirmed, 'Me too');
    expect((await commentMails(team, commenter, 1))[0]?.subject).toBe('Mary Jackson replied to your comment');
    const live = await open(team.id, commenter);
    await runInDurableObject(env.RESUME.getByName(team.id), (_actor, state) => void state.storage.sql.exec('DELETE FROM told'));
    await reply(team, body.id, editor, 'An answer');
    expect(await commentMails(team, commenter)).toHaveLength(1);
    expect(await commentMails(team, unconfirmed)).toEqual([]);
    expect(await commentMails(team, editor)).toEqual([]);
    live.socket.close();
    await expect
      .poll(async () => {
        await reply(team, body.id, owner, 'Another');
        return (await commentMails(team, commenter)).length;
      })
      .toBe(2);
    // Who has left is told nothing more.
    await runInDurableObject(env.RESUME.getByName(team.id), (_actor, state) => void state.storage.sql.exec('DELETE FROM told'));
    await call('DELETE', `${team.path}/members/${commenter.id}`, { token: commenter.token });
    await reply(team, body.id, owner, 'Gone?');
    expect(await commentMails(team, commenter)).toHaveLength(2);
    expect(JSON.stringify(await threads(team, owner))).not.toContain('@people.example');
  });
});

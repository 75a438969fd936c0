import { beforeAll, describe, expect, it } from 'vitest';
import type { ModerationCase } from '#protocol/tenant-moderation';
import { call, connect, type SignedInPerson } from './testing/client.ts';
import { mailsTo } from './testing/mails.ts';
import { changeLink, makeLink, visit } from './testing/pages.ts';
import { firstAdmin, staff, tell, verified } from './testing/staff.ts';

/** Public pages that are reported or flagged, and the moderators who decide about them. */

let admin: SignedInPerson;
let support: SignedInPerson;
let one: SignedInPerson;
let other: SignedInPerson;
beforeAll(async () => {
  admin = await firstAdmin();
  support = await staff(admin, 'support');
  one = await staff(admin, 'moderator');
  other = await staff(admin, 'moderator');
});

async function publish(words = 'Lead engineer') {
  const person = await verified();
  const { body } = await call<{ id: string }>('POST', '/api/resumes', { token: person.token, body: {} });
  await call('PATCH', `/api/resumes/${body.id}`, { token: person.token, body: { ops: [{ path: 'basics/headline', value: words }] } });
  const link = await makeLink(person, body.id);
  return { person, resume: body.id, slug: link.slug, link: link.id };
}
const openCases = async () => (await tell(support, { type: 'ListCases', queue: 'open', limit: 100 })).body.items;
const caseOf = async (slug: string) => (await openCases()).find((item) => item.slug === slug);
/** The case of a page, once its résumé has told the tenant. */
const caseSoon = async (slug: string): Promise<ModerationCase> => {
  await expect.poll(() => caseOf(slug), { timeout: 5_000 }).toBeDefined();
  const found = await caseOf(slug);
  if (!found) throw new Error('no case');
  return found;
};
const report = (slug: string, words: string) => visit(`/r/${slug}/report`, { form: { reason: 'spam', words } });
const reportedPage = async () => {
  const page = await publish();
  await report(page.slug, 'Nothing but links.');
  return { ...page, id: (await caseSoon(page.slug)).id };
};

describe('a case', () => {
  it('gathers what is reported of one page until it is decided', async () => {
    const { slug, resume, id } = await reportedPage();
    await report(slug, 'Still there.');
    await expect.poll(async () => (await caseOf(slug))?.reports.map(({ words }) => words)).toEqual(['Nothing but links.', 'Still there.']);
    expect(await caseOf(slug)).toMatchObject({ id, resume, state: 'open', flags: [], claimedBy: null, reason: null });
    await tell(one, { type: 'DecideCase', id, decision: 'dismiss', reason: 'other', why: 'An ordinary page.' });
    expect(await caseOf(slug)).toBeUndefined();
    await report(slug, 'Again.');
    expect((await caseSoon(slug)).id).not.toBe(id);
  });

  it('is one moderator’s at a time', async () => {
    const { id } = await reportedPage();
    expect((await tell(support, { type: 'ClaimCase', id })).body.code).toBe('forbidden');
    const tries = await Promise.all([one, other].map((who) => tell(who, { type: 'ClaimCase', id })));
    expect(tries.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const [winner, loser] = tries[0]?.status === 200 ? [one, other] : [other, one];
    expect((await tell(loser, { type: 'ReturnCase', id })).body.code).toBe('conflict');
    expect((await tell(winner, { type: 'ReturnCase', id })).body).toMatchObject({ state: 'open', claimedBy: null });
    expect((await tell(loser, { type: 'ClaimCase', id })).body).toMatchObject({ state: 'claimed', claimedBy: loser.id });
  });

  it('is told to staff who watch, with how many wait', async () => {
    const wire = await connect('/api/admin/live', { authorization: `Bearer ${support.token}` });
    wire.send({ t: 'hi', wire: 1 });
    await wire.next();
    const { slug } = await reportedPage();
    const waiting = (await openCases()).length;
    await caseSoon(slug);
    for (;;) {
      const { event } = await wire.next();
      if (JSON.stringify(event).includes('QueueChanged')) return expect(event).toEqual({ type: 'QueueChanged', queue: 'cases', waiting });
    }
  });
});

describe('a decision', () => {
  it('takes the page down, tells its owner why, and is lifted again; the case and the log keep who did what', async () => {
    const { person, slug, resume, id } = await reportedPage();
    expect((await tell(support, { type: 'DecideCase', id, decision: 'unpublish', reason: 'spam', why: 'x' })).body.code).toBe('forbidden');
    await tell(one, { type: 'ClaimCase', id });
    const decide = { type: 'DecideCase', id, decision: 'unpublish', reason: 'spam', why: 'It only sells links.' } as const;
    expect((await tell(one, decide)).body).toMatchObject({ state: 'unpublished', decidedBy: one.id, reason: 'spam' });
    await expect.poll(async () => (await visit(`/r/${slug}`)).status, { timeout: 5_000 }).toBe(404);
    const mails = async () => (await mailsTo(person.email)).filter(({ kind }) => kind === 'page-decision').map(({ text }) => text);
    expect(await mails()).toEqual([expect.stringContaining('It only sells links.')]);
    expect((await tell(other, decide)).body.code).toBe('conflict');
    expect((await tell(other, { ...decide, decision: 'lift', why: 'It was a mistake.' })).body).toMatchObject({ state: 'dismissed' });
    await expect.poll(async () => (await visit(`/r/${slug}`)).status, { timeout: 5_000 }).toBe(200);
    expect(await mails()).toHaveLength(2);
    const { history } = (await tell(support, { type: 'GetCase', id })).body;
    expect(history.map(({ by, step, why }) => [by, step, why])).toEqual([
      [null, 'reported', ''],
      [one.id, 'claimed', ''],
      [one.id, 'unpublish', 'It only sells links.'],
      [other.id, 'lift', 'It was a mistake.'],
    ]);
    const log = (await tell(admin, { type: 'SearchAudit', filter: { subject: resume }, limit: 20 })).body.items;
    expect(log.toReversed().map(({ actor, act, detail }) => [actor, act, detail])).toEqual([
      [one.id, 'ClaimCase', { case: id }],
      [one.id, 'DecideCase', { case: id, decision: 'unpublish' }],
      [other.id, 'DecideCase', { case: id, decision: 'unpublish', refused: 'conflict' }],
      [other.id, 'DecideCase', { case: id, decision: 'lift' }],
    ]);
    const { items } = (await tell(support, { type: 'ListCases', queue: 'decided', limit: 1 })).body;
    expect(items).toMatchObject([{ id, state: 'dismissed' }]);
  });

  it('shuts the owner out, once however often it is sent', async () => {
    const { person, slug, id } = await reportedPage();
    const decide = { type: 'DecideCase', id, decision: 'suspend-owner', reason: 'spam', why: 'Again and again.' } as const;
    const first = await tell(one, decide, 'shut-out-only-once');
    expect(first.body).toMatchObject({ state: 'suspended', decidedBy: one.id });
    expect((await tell(one, decide, 'shut-out-only-once')).body).toEqual(first.body);
    await expect.poll(async () => (await visit(`/r/${slug}`)).status, { timeout: 5_000 }).toBe(404);
    const { status, body } = await call('POST', '/auth/login', { body: { email: person.email, password: person.password } });
    expect([status, body['code']]).toEqual([403, 'account_suspended']);
    expect((await mailsTo(person.email)).filter(({ kind }) => kind === 'suspended')).toHaveLength(1);
  });
});

describe('an answer of the owner', () => {
  const takenDown = async () => {
    const page = await reportedPage();
    await tell(one, { type: 'DecideCase', id: page.id, decision: 'unpublish', reason: 'spam', why: 'It only sells links.' });
    return page;
  };
  const answer = (who: SignedInPerson, id: number, words = 'It is my own work.') =>
    call<{ code?: string } | null>('POST', '/api/me/appeals', { token: who.token, body: { case: id, words } });
  const appealed = async () => (await tell(support, { type: 'ListCases', queue: 'appealed', limit: 100 })).body.items;

  it('comes back into the queue, once, and only from whose page it is', async () => {
    const { person, id } = await takenDown();
    const mail = (await mailsTo(person.email)).find(({ kind }) => kind === 'page-decision');
    expect(mail?.text).toContain(`/appeal/${id}`);
    expect((await answer(other, id)).body?.code).toBe('not_found');
    expect((await answer(person, id, ' ')).body?.code).toBe('invalid_input');
    expect((await answer(person, id)).status).toBe(204);
    expect((await answer(person, id)).body?.code).toBe('conflict');
    expect((await appealed()).find((item) => item.id === id)).toMatchObject({ appeal: { words: 'It is my own work.', state: 'open' } });
  });

  it('is not taken about a page that is not down', async () => {
    const { person, id } = await reportedPage();
    expect((await answer(person, id)).body?.code).toBe('conflict');
  });

  it('that is granted puts the page back, and its owner is told', async () => {
    const { person, slug, id } = await takenDown();
    await expect.poll(async () => (await visit(`/r/${slug}`)).status, { timeout: 5_000 }).toBe(404);
    await answer(person, id);
    expect((await tell(support, { type: 'DecideAppeal', id, granted: true, why: 'It is.' })).body.code).toBe('forbidden');
    const granted = await tell(other, { type: 'DecideAppeal', id, granted: true, why: 'It is.' });
    expect(granted.body).toMatchObject({ state: 'dismissed', appeal: { state: 'granted' } });
    await expect.poll(async () => (await visit(`/r/${slug}`)).status, { timeout: 5_000 }).toBe(200);
    expect((await mailsTo(person.email)).filter(({ kind }) => kind === 'page-decision')).toHaveLength(2);
    expect((await appealed()).some((item) => item.id === id)).toBe(false);
    expect((await tell(other, { type: 'DecideAppeal', id, granted: false, why: 'No.' })).body.code).toBe('conflict');
  });

  it('that is refused leaves it down, with the reason', async () => {
    const { person, slug, id } = await takenDown();
    await answer(person, id);
    expect((await tell(other, { type: 'DecideAppeal', id, granted: false, why: 'The links are for sale.' })).body).toMatchObject({
      state: 'unpublished',
      appeal: { state: 'refused' },
    });
    expect((await mailsTo(person.email)).some(({ text }) => text.includes('The links are for sale.'))).toBe(true);
    expect((await visit(`/r/${slug}`)).status).toBe(404);
    const { history } = (await tell(support, { type: 'GetCase', id })).body;
    expect(history.map(({ step }) => step)).toEqual(['reported', 'unpublish', 'appealed', 'appeal-refused']);
  });
});

describe('a page that is published', () => {
  it('is flagged by the tenant’s terms, at a new address too, and by nothing of its owner’s contacts', async () => {
    await tell(admin, { type: 'UpdateConfig', config: { bannedTerms: ['casino'] } });
    const quiet = await publish('Auditor');
    await call('PATCH', `/api/resumes/${quiet.resume}`, {
      token: quiet.person.token,
      body: { ops: [{ path: 'basics/phone', value: '+49 170 1234567' }] },
    });
    await changeLink(quiet.person, quiet.resume, quiet.link, { slug: `${quiet.slug}-two` });
    const loud = await publish('Best CASINO in town');
    expect(await caseSoon(loud.slug)).toMatchObject({ flags: ['banned-term'], reports: [], state: 'open' });
    await changeLink(loud.person, loud.resume, loud.link, { slug: `${loud.slug}-two` });
    await caseSoon(`${loud.slug}-two`);
    expect((await openCases()).filter(({ resume }) => resume === quiet.resume)).toEqual([]);
    await tell(admin, { type: 'UpdateConfig', config: { bannedTerms: [] } });
  });
});

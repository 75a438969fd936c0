import { beforeAll, describe, expect, it } from 'vitest';
import { UserId } from '#protocol/ids';
import type { Review } from '#protocol/tenant-reviews';
import { call, connect, register, type SignedInPerson } from './testing/client.ts';
import { mailsTo } from './testing/mails.ts';
import { firstAdmin, staff, tell, verified } from './testing/staff.ts';

/** What members ask coaches to look at, and the rights that these have meanwhile. */

let admin: SignedInPerson;
let coach: SignedInPerson;
let other: SignedInPerson;
let member: SignedInPerson;
beforeAll(async () => {
  admin = await firstAdmin();
  coach = await staff(admin, 'support');
  other = await staff(admin, 'support');
  member = await verified();
});

const resumeOf = async (who: SignedInPerson) =>
  (await call<{ id: string }>('POST', '/api/resumes', { token: who.token, body: { title: 'Engineer' } })).body.id;
const ask = (who: SignedInPerson, resume: string) =>
  call<Review & { code: string }>('POST', `/api/resumes/${resume}/reviews`, { token: who.token, body: { words: 'Is it too long?' } });
const roles = async (resume: string) =>
  (await call<{ members: { user: string; role: string }[] }>('GET', `/api/resumes/${resume}/members`, { token: member.token })).body
    .members;
const comment = (who: SignedInPerson, resume: string) =>
  call('POST', `/api/resumes/${resume}/threads`, {
    token: who.token,
    body: { anchor: { path: 'basics/name' }, body: 'Shorter.', mentions: [] },
  });
const waiting = async () => (await tell(coach, { type: 'ListReviews', state: 'waiting', limit: 100 })).body.items.map(({ id }) => id);
async function asked() {
  const resume = await resumeOf(member);
  const { status, body } = await ask(member, resume);
  expect(status).toBe(201);
  return { resume, review: body };
}

describe('a review', () => {
  it('is asked for by whoever owns the résumé, once at a time', async () => {
    const { resume, review } = await asked();
    expect(review).toMatchObject({ resume, title: 'Engineer', by: member.id, state: 'waiting', coach: null, words: 'Is it too long?' });
    expect((await ask(member, resume)).body.code).toBe('conflict');
    expect(await ask(await register(), resume)).toMatchObject({ status: 404 });
    expect(await waiting()).toContain(review.id);
  });

  it('gives a coach comment rights while it lasts, and no longer', async () => {
    const { resume, review } = await asked();
    expect((await comment(coach, resume)).status).toBe(403);
    expect((await tell(coach, { type: 'ClaimReview', review: review.id })).body).toMatchObject({ state: 'claimed', coach: coach.id });
    expect(await roles(resume)).toContainEqual(expect.objectContaining({ user: coach.id, role: 'commenter' }));
    expect((await comment(coach, resume)).status).toBe(201);
    expect(
      (await call('PATCH', `/api/resumes/${resume}`, { token: coach.token, body: { ops: [{ path: 'basics/name', value: 'X' }] } })).status,
    ).toBe(403);
    const done = await tell(coach, { type: 'FinishReview', review: review.id, words: 'Well written.' });
    expect(done.body).toMatchObject({ state: 'done', doneAt: expect.any(String) });
    expect((await roles(resume)).map(({ user }) => user)).toEqual([member.id]);
    expect((await comment(coach, resume)).status).toBe(403);
    const mail = (await mailsTo(member.email)).findLast(({ kind }) => kind === 'review');
    expect(mail?.text).toContain('Well written.');
    expect(mail?.text).toContain(`/resumes/${resume}`);
    const own = await call<{ items: Review[] }>('GET', '/api/me/reviews', { token: member.token });
    expect(own.body.items.find(({ id }) => id === review.id)).toMatchObject({ state: 'done' });
    const { body } = await tell(admin, { type: 'SearchAudit', filter: { act: 'FinishReview' }, limit: 5 });
    expect(body.items[0]).toMatchObject({ actor: coach.id, subject: review.id });
    // The coach's words are nobody's business but the member's.
    expect(JSON.stringify(body.items)).not.toContain('Well written');
  });

  it('is one coach’s at a time, who may return it', async () => {
    const { resume, review } = await asked();
    const tries = await Promise.all([coach, other].map((who) => tell(who, { type: 'ClaimReview', review: review.id })));
    expect(tries.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const [winner, loser] = tries[0]?.status === 200 ? [coach, other] : [other, coach];
    expect((await tell(loser, { type: 'FinishReview', review: review.id })).body.code).toBe('conflict');
    expect((await tell(winner, { type: 'ReturnReview', review: review.id })).body).toMatchObject({ state: 'waiting', coach: null });
    expect((await roles(resume)).map(({ user }) => user)).toEqual([member.id]);
    expect((await tell(loser, { type: 'ClaimReview', review: review.id })).status).toBe(200);
  });

  it('leaves somebody who is a member otherwise what they are', async () => {
    const { resume, review } = await asked();
    await tell(coach, { type: 'ClaimReview', review: review.id });
    await call('PUT', `/api/resumes/${resume}/members/${coach.id}`, { token: member.token, body: { role: 'editor' } });
    await tell(coach, { type: 'FinishReview', review: review.id });
    expect(await roles(resume)).toContainEqual(expect.objectContaining({ user: coach.id, role: 'editor' }));
  });

  it('can be taken back, and the coach is out', async () => {
    const { resume, review } = await asked();
    await tell(coach, { type: 'ClaimReview', review: review.id });
    expect((await call('DELETE', `/api/me/reviews/${review.id}`, { token: (await register()).token })).status).toBe(404);
    expect((await call('DELETE', `/api/me/reviews/${review.id}`, { token: member.token })).body).toMatchObject({ state: 'withdrawn' });
    expect((await roles(resume)).map(({ user }) => user)).toEqual([member.id]);
    expect((await ask(member, resume)).status).toBe(201);
  });

  it('goes back into the queue when its coach is of the staff no longer', async () => {
    const { resume, review } = await asked();
    const former = await staff(admin, 'support');
    await tell(former, { type: 'ClaimReview', review: review.id });
    await tell(admin, { type: 'ChangeMemberRole', user: UserId.parse(former.id), role: 'member' });
    await expect.poll(waiting).toContain(review.id);
    await expect.poll(async () => (await roles(resume)).map(({ user }) => user)).toEqual([member.id]);
  });

  it('is told to staff who watch', async () => {
    const wire = await connect('/api/admin/live', { authorization: `Bearer ${coach.token}` });
    wire.send({ t: 'hi', wire: 1 });
    await wire.next();
    await asked();
    for (;;) {
      const { event } = await wire.next();
      if (typeof event !== 'object' || event === null || !('type' in event) || event.type !== 'QueueChanged') continue;
      expect(event).toEqual({ type: 'QueueChanged', queue: 'reviews', waiting: (await waiting()).length });
      break;
    }
    wire.socket.close();
  });

  it('is not to be had where reviews are turned off', async () => {
    await tell(admin, { type: 'UpdateConfig', config: { off: ['reviews'] } });
    expect((await ask(member, await resumeOf(member))).body.code).toBe('forbidden');
    await tell(admin, { type: 'UpdateConfig', config: { off: [] } });
  });
});

describe('a review of a résumé that goes to the trash', () => {
  it('is withdrawn, with the coach’s rights, and whoever asked is told; it does not come back with the résumé', async () => {
    const { resume, review } = await asked();
    await tell(coach, { type: 'ClaimReview', review: review.id });
    const before = (await mailsTo(member.email)).length;
    expect((await call('DELETE', `/api/resumes/${resume}`, { token: member.token })).status).toBe(204);
    const state = async () =>
      (await call<{ items: Review[] }>('GET', '/api/me/reviews', { token: member.token })).body.items.find(({ id }) => id === review.id)
        ?.state;
    await expect.poll(state, { timeout: 5_000 }).toBe('withdrawn');
    const mails = (await mailsTo(member.email)).slice(before);
    expect(mails).toMatchObject([{ kind: 'review', subject: 'The review of your résumé is withdrawn' }]);
    expect((await tell(coach, { type: 'FinishReview', review: review.id })).body.code).toBe('conflict');
    expect((await call('POST', `/api/resumes/${resume}/restore`, { token: member.token })).status).toBeLessThan(300);
    await expect.poll(async () => (await roles(resume)).map(({ user }) => user)).toEqual([member.id]);
    expect(await state()).toBe('withdrawn');
    const { items } = (await tell(admin, { type: 'SearchAudit', filter: { act: 'ReviewWithdrawn' }, limit: 5 })).body;
    expect(items).toMatchObject([{ subject: review.id, actor: null }]);
    // It can be asked for anew.
    expect((await ask(member, resume)).status).toBe(201);
  });
});

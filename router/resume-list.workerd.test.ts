import { describe, expect, it } from 'vitest';
import { ResumeList } from '#protocol/http';
import { call, register } from './testing/client.ts';

const listOf = async (token: string, more = '') => ResumeList.parse((await call('GET', `/api/resumes${more}`, { token })).body).items;

describe('the list of résumés', () => {
  it('is arranged by each for themselves, with tags and out of the way', async () => {
    const [owner, guest] = [await register(), await register()];
    const { token } = owner;
    const { id } = (await call<{ id: string }>('POST', '/api/resumes', { token, body: { title: 'Analyst' } })).body;
    const arrange = (by: string, body: unknown) => call('PUT', `/api/resumes/${id}/arrangement`, { token: by, body });
    expect(await listOf(token)).toMatchObject([{ id, tags: [], archived: false }]);
    expect((await arrange(token, { tags: ['Berlin', ' Design '], archived: true })).status).toBe(204);
    expect(await listOf(token)).toMatchObject([{ id, tags: ['Berlin', 'Design'], archived: true }]);
    expect(await arrange(token, { tags: ['Design', 'design'], archived: false })).toMatchObject({ status: 400 });
    expect(await arrange(token, { tags: Array.from({ length: 11 }, (_, at) => `t${at}`), archived: false })).toMatchObject({ status: 400 });
    expect((await arrange(guest.token, { tags: [], archived: true })).status).toBe(404);
    // What happens to the résumé leaves the arrangement as it is.
    await call('DELETE', `/api/resumes/${id}`, { token });
    await expect.poll(() => listOf(token, '?trashed=true')).toMatchObject([{ id, tags: ['Berlin', 'Design'], archived: true }]);
    await call('POST', `/api/resumes/${id}/restore`, { token });
    await expect.poll(() => listOf(token)).toMatchObject([{ id, tags: ['Berlin', 'Design'] }]);
    expect((await arrange(token, { tags: [], archived: false })).status).toBe(204);
    expect(await listOf(token)).toMatchObject([{ tags: [], archived: false }]);
  });

  it('gets a copy of what one may read, once for a key', async () => {
    const { token } = await register();
    const stranger = await register();
    const { id } = (await call<{ id: string }>('POST', '/api/resumes', { token, body: { title: 'Analyst' } })).body;
    await call('PATCH', `/api/resumes/${id}`, { token, body: { ops: [{ path: 'basics/headline', value: 'Countess' }] } });
    const duplicate = (by: string) =>
      call<{ id: string; title: string }>('POST', `/api/resumes/${id}/duplicate`, {
        token: by,
        headers: { 'idempotency-key': 'one-copy' },
      });
    const made = await duplicate(token);
    expect(made).toMatchObject({ status: 201, body: { title: 'Analyst (copy)', role: 'owner' } });
    expect((await duplicate(token)).body.id).toBe(made.body.id);
    expect((await call('GET', `/api/resumes/${made.body.id}`, { token })).body).toMatchObject({
      document: { title: 'Analyst (copy)', basics: { headline: 'Countess' } },
    });
    expect(await listOf(token)).toHaveLength(2);
    expect((await duplicate(stranger.token)).status).toBe(403);
  });
});

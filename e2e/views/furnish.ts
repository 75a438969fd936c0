import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { ResumeSummary } from '#protocol/user';
import { Api } from '../support/api.ts';

export const OWNER = { name: 'Jane Developer', email: 'jane@developer.example' };
export const SLUG = 'jane-developer';

/** What there is to see: an account with some résumés, one of which is public, talked about, and named in its history. */
export async function furnish(url: string): Promise<{ resume: string; empty: string }> {
  const api = await Api.register(url, OWNER.email, OWNER.name);
  const imported = async (name: string): Promise<string> => {
    const file = await readFile(fileURLToPath(new URL(`../samples/${name}.json`, import.meta.url)), 'utf8');
    return (await api.post('/api/resumes/import', z.object({ id: z.string() }), JSON.parse(file))).id;
  };
  const { id: empty } = await api.post('/api/resumes', ResumeSummary, { title: 'For the city museum' });
  const other = await imported('jsonresume-sample');
  const resume = await imported('jsonresume-complete');
  await done(api.raw('PUT', `/api/resumes/${other}/arrangement`, { tags: ['Research'], archived: false }));
  await api.post(`/api/resumes/${resume}/links`, z.unknown(), { slug: SLUG, indexed: true });
  await api.post(`/api/resumes/${resume}/versions`, z.unknown(), { label: 'Sent to Halden Clinics' });
  await api.patch(resume, [{ path: 'basics/headline', value: 'Principal engineer' }]);
  await api.post(`/api/resumes/${resume}/threads`, z.unknown(), {
    anchor: { path: 'basics/headline' },
    body: 'Is this the title that you had last? The letter says otherwise.',
    mentions: [],
  });
  return { resume, empty };
}

async function done(answer: Promise<Response>): Promise<void> {
  const response = await answer;
  if (!response.ok) throw new Error(await response.text());
}

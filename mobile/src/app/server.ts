import type { z } from 'zod';
import { Profile } from '#protocol/profile';
import { type ListedResume, ResumeList } from '#protocol/resume-list';
import { call, Nothing, noteFactor } from '../../../ui/src/data/http.ts';
import type { Act } from '../store/acts.ts';

/** The few requests that the phone makes before a résumé is opened. */
export const getMe = async (): Promise<Profile> => noteFactor(await call(Profile, '/api/me'));

export async function getList(): Promise<ListedResume[]> {
  const all: ListedResume[] = [];
  let cursor: string | undefined;
  do {
    const query = new URLSearchParams({ limit: '100', ...(cursor === undefined ? {} : { cursor }) });
    const page: z.infer<typeof ResumeList> = await call(ResumeList, `/api/resumes?${query}`);
    all.push(...page.items);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return all;
}

export const endSession = (): Promise<null> => call(Nothing, '/auth/logout', { method: 'POST' });

/** Does an act there, with the file that it has. Doing it twice is the same as once. */
export async function sendAct({ type, resume, token }: Act, file: Blob | null): Promise<null> {
  switch (type) {
    case 'create':
      return call(Nothing, '/api/resumes', { method: 'POST', body: { bare: true }, ...(token === undefined ? {} : { key: token }) });
    case 'trash':
      return call(Nothing, `/api/resumes/${resume}`, { method: 'DELETE' });
    case 'restore':
      return call(Nothing, `/api/resumes/${resume}/restore`, { method: 'POST' });
    case 'photo':
      // With the schemas of much else: not loaded before it is needed.
      return (await import('./set-photo.ts')).setPhoto(resume, file);
  }
}

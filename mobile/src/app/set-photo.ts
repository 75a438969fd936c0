import type { ErrorCode } from '#protocol/errors';
import { PatchResumeAnswer } from '#protocol/http';
import type { ResumeId } from '#protocol/ids';
import { PHOTO_PATH } from '#protocol/photo';
import { call, ProblemError } from '../../../ui/src/data/http.ts';
import { sendPhoto } from '../../../ui/src/data/photos.ts';

const refusal = (code: ErrorCode): ProblemError => new ProblemError({ type: 'about:blank', title: 'photo', status: 409, code });

/** A picture that waited: it is sent first; then the document shows it, by an edit. `null`: it is not on the device any more. */
export async function setPhoto(resume: ResumeId, picture: Blob | null): Promise<null> {
  if (!picture) throw refusal('not_found');
  const ops = [{ path: PHOTO_PATH, value: await sendPhoto(resume, picture) }];
  const { results } = await call(PatchResumeAnswer, `/api/resumes/${resume}`, { method: 'PATCH', body: { ops } });
  const [result] = results;
  if (result?.status === 'refused') throw refusal(result.code);
  return null;
}

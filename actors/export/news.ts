import type { News } from '#protocol/news';
import { type Job, nameOfFile } from './job.ts';

/** For whoever asked for the export, whose address and language the job does not know: it is over, well or not. */
export const exportNews = (job: Job, origin: string): News => ({
  about: 'export',
  how: job.state === 'done' ? 'done' : 'failed',
  file: nameOfFile(job).slice(0, 400),
  link: `${origin}/resumes/${job.resume}?export=${job.id}`,
});

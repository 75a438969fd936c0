import { compose } from '#kernel/mail/compose';
import { say } from '#kernel/mail/words';
import type { Mail } from '#protocol/tenant';
import type { Job } from './job.ts';

/** A mail to whoever asked for the export, whose address the job does not know: it is over, well or not. */
export function exportMail(job: Job, origin: string): Omit<Mail, 'to'> {
  const how = job.state === 'done' ? 'done' : 'failed';
  const file = { file: job.fileName };
  return compose({
    kind: 'export',
    subject: say(`export.${how}.subject`, file),
    greeting: say('greeting'),
    said: [say(`export.${how}.said`, file)],
    button: { label: say('export.button'), url: `${origin}/resumes/${job.resume}?export=${job.id}` },
    ...(how === 'done' ? { foot: say('export.foot') } : {}),
  });
}

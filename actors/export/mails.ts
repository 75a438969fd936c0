import type { Mail } from '#protocol/tenant';
import type { Job } from './job.ts';

/** A mail to whoever asked for the export, whose address the job does not know: it is over, well or not. */
export function exportMail(job: Job, origin: string): Omit<Mail, 'to'> {
  const link = `${origin}/resumes/${job.resume}?export=${job.id}`;
  const name = job.fileName.replace(/\s+/g, ' ');
  const [subject, said] =
    job.state === 'done'
      ? [`Your file is ready: ${name}`, `the file that you asked for, “${name}”, is ready. Get it from your résumé:`]
      : [
          `No file was made: ${name}`,
          `the file that you asked for, “${name}”, could not be made. Your résumé says more, and lets you try again:`,
        ];
  return {
    kind: 'export',
    subject,
    text: ['Hello,', '', said, '', link, ...(job.state === 'done' ? ['', 'It is kept for seven days.'] : [])].join('\n'),
  };
}

import { type Job, statusOf } from './job.ts';

/** What a program hears of a job that is over: the event's name, which stays the same however often it is sent, and its JSON. */
export const exportEvent = (job: Job, now: number): { id: string; body: string } => ({
  id: `evt_${job.id}`,
  body: JSON.stringify({ type: `export.${job.state}`, timestamp: new Date(now).toISOString(), data: statusOf(job) }),
});

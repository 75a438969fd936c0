import { JobFrame, type JobStatus } from '#protocol/export';
import { api, type ExportWish } from '../../data/api.ts';
import { socketAddress } from '../../live/socketAddress.ts';

const POLL = 1000;
const isOver = (job: JobStatus) => job.state === 'done' || job.state === 'failed';

/**
 * Starts an export and tells its progress, over the job's socket or, when that does not work, by asking. Resolves with the job when
 * it is over. Aborting stops the listening, not the job: its file is there for who asks later.
 */
export async function runExport(
  resume: string,
  wish: ExportWish,
  onProgress: (job: JobStatus) => void,
  signal: AbortSignal,
): Promise<JobStatus> {
  const started = await api.startExport(resume, wish);
  onProgress(started);
  if (isOver(started)) return started;
  const heard = await listen(started.jobId, onProgress, signal);
  if (heard) return heard;
  for (;;) {
    signal.throwIfAborted();
    const job = await api.exportJob(started.jobId);
    onProgress(job);
    if (isOver(job)) return job;
    await new Promise((resolve) => setTimeout(resolve, POLL));
  }
}

/** The job once it is over, or `null` when the socket ended before that. */
function listen(job: string, onProgress: (job: JobStatus) => void, signal: AbortSignal): Promise<JobStatus | null> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(socketAddress(`/api/exports/${job}/live`, location.href));
    signal.addEventListener('abort', () => {
      socket.close();
      reject(signal.reason);
    });
    socket.addEventListener('message', (event) => {
      const frame = JobFrame.safeParse(typeof event.data === 'string' ? JSON.parse(event.data) : null);
      if (!frame.success) return;
      onProgress(frame.data.job);
      if (!isOver(frame.data.job)) return;
      resolve(frame.data.job);
      socket.close();
    });
    socket.addEventListener('close', () => resolve(null));
  });
}

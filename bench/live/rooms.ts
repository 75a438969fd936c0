import { LIVE_LIMITS } from '#protocol/live';
import { type JobResult, runJob } from './job.ts';
import { cpuOf, type LiveServer } from './server.ts';
import type { YRooms } from './y/room.ts';

/** How many sit in a room, how many of them write, and how often. */
export interface Crowd {
  sockets: number;
  writers: number;
  /** Milliseconds between two edits of one writer. */
  gapMs: number;
  seconds: number;
}

export interface RoomMeasure extends JobResult {
  crowd: Crowd;
  /** Milliseconds of processor time per edit, in workerd; and in the front before it. */
  workerMs: number;
  frontMs: number;
}

/** One in twenty writes, three times a second as a fast typist does once pushes are bundled; of few, one does. */
const typing = (sockets: number): Crowd => ({ sockets, writers: Math.max(1, Math.round(sockets / 20)), gapMs: 330, seconds: 8 });
export const ROOMS: readonly Crowd[] = [
  { sockets: 2, writers: 1, gapMs: 50, seconds: 8 },
  { sockets: 10, writers: 1, gapMs: 50, seconds: 8 },
  typing(50),
  typing(100),
];
/** Lectures: ten write, the others watch. */
export const CROWDS: readonly Crowd[] = [
  { sockets: 500, writers: 10, gapMs: 500, seconds: 10 },
  { sockets: 2_000, writers: 10, gapMs: 500, seconds: 10 },
];

export async function measureRoom(
  server: LiveServer,
  resume: string,
  crowd: Crowd,
  door: 'front' | 'worker' = 'front',
): Promise<RoomMeasure> {
  const before = [cpuOf(server.workerPid), cpuOf(server.frontProcess?.pid)] as const;
  const result = await runJob({ wire: 'vitae', ...crowd, sockets: server.sockets(resume, crowd.sockets, door) });
  const [worker, front] = [cpuOf(server.workerPid) - before[0], cpuOf(server.frontProcess?.pid) - before[1]];
  return { ...result, crowd, workerMs: (worker * 1_000) / result.edits, frontMs: (front * 1_000) / result.edits };
}

export async function measureYRoom(rooms: YRooms, saves: 'first' | 'later', crowd: Crowd): Promise<JobResult> {
  return runJob({ wire: 'y', ...crowd, sockets: rooms.sockets(saves, `room-${crowd.sockets}`, crowd.sockets) });
}

const PUSHING_ROOMS = 10;
const WRITERS_A_ROOM = 10;
/** As fast as one socket may. */
const PUSH_GAP_MS = Math.ceil(1_000 / LIVE_LIMITS.messagesPerSecond);

/** Pushes of one edit each that the actors of ten rooms accept in a second, when all ten sockets in each write as fast as they may. */
export async function measurePushes(server: LiveServer, resumes: readonly string[]): Promise<JobResult> {
  const sockets = resumes.slice(0, PUSHING_ROOMS).flatMap((resume) => server.sockets(resume, WRITERS_A_ROOM));
  return runJob({ wire: 'vitae', sockets, writers: sockets.length, gapMs: PUSH_GAP_MS, seconds: 8 });
}

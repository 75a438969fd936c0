import { setTimeout as sleep } from 'node:timers/promises';
import { JobStatus } from '../actors/protocol/export.ts';
import { ImportAnswer } from '../actors/protocol/http.ts';
import sample from '../e2e/samples/jsonresume-complete.json' with { type: 'json' };
import { Api } from '../e2e/support/api.ts';
import { TestServer } from '../e2e/support/server.ts';
import { ms, print, quantile } from './stats.ts';

const IDLE_MS = 2_000;
const JOBS_AT_ONCE = 8;
const ROUNDS = 3;
const PAUSE_MS = 5;
/** With many jobs at once they are asked after less often: not the asking is to be measured. */
const PATIENT_PAUSE_MS = 50;

/** Milliseconds of each health check, one after the other, until `done`. */
async function healthUntil(base: string, done: Promise<unknown>): Promise<number[]> {
  let isOver = false;
  void done.finally(() => {
    isOver = true;
  });
  const took: number[] = [];
  while (!isOver) {
    const begun = performance.now();
    const answer = await fetch(new URL('/api/health', base));
    await answer.arrayBuffer();
    took.push(performance.now() - begun);
    await sleep(PAUSE_MS);
  }
  return took;
}

/** From the click to the whole file in hand, as the app does it: asking how far the job is. */
async function exportOnce(api: Api, id: string, pauseMs = PAUSE_MS): Promise<number> {
  const begun = performance.now();
  let { jobId, state } = await api.post(`/api/resumes/${id}/exports`, JobStatus, { format: 'pdf' });
  while (state !== 'done') {
    if (state === 'failed') throw new Error(`the export ${jobId} failed`);
    await sleep(pauseMs);
    ({ state } = await api.get(`/api/exports/${jobId}`, JobStatus));
  }
  const file = await api.raw('GET', `/api/exports/${jobId}/file`);
  if (!file.ok) throw new Error(`no file: ${file.status}`);
  await file.arrayBuffer();
  return performance.now() - begun;
}

/** Another text each time, so that nothing is answered from what was made before. */
let edits = 0;
const edit = (api: Api, id: string): Promise<unknown> => {
  edits += 1;
  return api.patch(id, [{ path: 'basics/headline', value: `Edition ${edits}` }]);
};

/** What exports cost those who wait for them, and everybody else. */
export async function benchExports(): Promise<void> {
  const server = await TestServer.start();
  try {
    const api = await Api.register(server.url);
    const ids: string[] = [];
    for (let at = 0; at < JOBS_AT_ONCE; at += 1) ids.push((await api.post('/api/resumes/import', ImportAnswer, sample)).id);
    const [first = ''] = ids;
    const cold = await exportOnce(api, first);
    const idle = await healthUntil(server.url, sleep(IDLE_MS));
    const alone: number[] = [];
    for (let at = 0; at < 10; at += 1) {
      await edit(api, first);
      await sleep(100);
      alone.push(await exportOnce(api, first));
    }
    const together: number[] = [];
    const underLoad: number[] = [];
    let busyMs = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const id of ids) await edit(api, id);
      const begun = performance.now();
      const jobs = Promise.all(ids.map((id) => exportOnce(api, id, PATIENT_PAUSE_MS)));
      underLoad.push(...(await healthUntil(server.url, jobs)));
      together.push(...(await jobs));
      busyMs += performance.now() - begun;
    }
    const row = (name: string, took: number[]): string[] => [
      name,
      ms(quantile(took, 0.5)),
      ms(quantile(took, 0.99)),
      ms(Math.max(...took)),
    ];
    print(
      `Exports of e2e/samples/jsonresume-complete.json; ${JOBS_AT_ONCE} at once: ${((ROUNDS * JOBS_AT_ONCE * 1_000) / busyMs).toFixed(1)} a second`,
      [
        ['', 'p50', 'p99', 'worst'],
        row('click to file, the first of a process', [cold]),
        row('click to file, one at a time', alone),
        row(`click to file, ${JOBS_AT_ONCE} at once`, together),
        row('GET /api/health, idle', idle),
        row(`GET /api/health, ${JOBS_AT_ONCE} exports at once`, underLoad),
      ],
    );
  } finally {
    await server.dispose();
  }
}

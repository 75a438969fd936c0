import {
  abortAllDurableObjects,
  createExecutionContext,
  createMessageBatch,
  getQueueResult,
  runDurableObjectAlarm,
  runInDurableObject,
} from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import { derivedId, newId } from '#kernel/crypto';
import type { JobStatus } from '#protocol/export';
import worker, { type ExportActor } from './index.ts';
import { call, register, type SignedInPerson } from './testing/client.ts';
import { fileOf, filesOf, finished, imported, rowOf, startExport } from './testing/exports.ts';
import { mailsTo, newPerson } from './testing/talk.ts';

/** A job whose queue never says anything: its id is known before it is asked for. */
async function startUnheard(person: SignedInPerson, resume: string, wishes: object = {}): Promise<string> {
  const key = crypto.randomUUID();
  const id = await derivedId('job', `${person.id}/${key}`);
  await runInDurableObject(env.EXPORT.getByName(id), (actor) => {
    actor['ports'].exports.send = async () => undefined;
  });
  const { body } = await startExport(person, resume, wishes, { 'idempotency-key': key });
  expect(body.jobId).toBe(id);
  return id;
}

/** The queue's message, delivered so many times at once. */
async function nudged(job: string, times: number): Promise<void> {
  const deliver = async () => {
    const batch = createMessageBatch('vitae-exports', [{ id: crypto.randomUUID(), timestamp: new Date(), attempts: 1, body: { job } }]);
    const context = createExecutionContext();
    await worker.queue(batch, env);
    expect((await getQueueResult(batch, context)).explicitAcks).toHaveLength(1);
  };
  await Promise.all(Array.from({ length: times }, deliver));
}

/** How much of what a job has to say to others is not said yet. */
const waitingIn = (job: string): Promise<number> =>
  runInDurableObject(
    env.EXPORT.getByName(job),
    (_actor, { storage }) => storage.sql.exec<{ n: number }>('SELECT COUNT(*) AS n FROM outbox').one().n,
  );

describe('an export whose queue fails', () => {
  it('is finished by its alarm alone when the message is lost', async () => {
    const person = await register();
    const resume = await imported(person);
    const job = await startUnheard(person, resume);
    expect(await finished(person, job)).toMatchObject({ state: 'done' });
    expect(await rowOf(job)).toMatchObject({ attempts: 1 });
  });

  it('is made once, kept once and told once when the message comes twice', async () => {
    const person = await newPerson('twice');
    const resume = await imported(person);
    const { body } = await startExport(person, resume, { notify: 'mail' });
    await nudged(body.jobId, 2);
    expect(await finished(person, body.jobId)).toMatchObject({ state: 'done' });
    await nudged(body.jobId, 2);
    expect(await rowOf(body.jobId)).toMatchObject({ attempts: 1, state: 'done' });
    expect(await filesOf(resume)).toHaveLength(1);
    expect(await mailsTo(person.email, 'export', 1)).toHaveLength(1);
  });

  it('puts a message aside that it cannot read, and one of a job that is not there', async () => {
    const batch = createMessageBatch('vitae-exports', [
      { id: 'a', timestamp: new Date(), attempts: 1, body: { job: 'no job' } },
      { id: 'b', timestamp: new Date(), attempts: 1, body: { job: newId('job') } },
    ]);
    const context = createExecutionContext();
    await worker.queue(batch, env);
    expect((await getQueueResult(batch, context)).explicitAcks.toSorted()).toEqual(['a', 'b']);
  });

  it('survives its process while it waits and while it works, and still tells once', async () => {
    const person = await newPerson('abort');
    const resume = await imported(person);
    const jobs = await Promise.all(
      ['One', 'Two', 'Three'].map(async (headline) => {
        await call('PATCH', `/api/resumes/${resume}`, {
          token: person.token,
          body: { ops: [{ path: 'basics/headline', value: headline }] },
        });
        return (await startExport(person, resume, { notify: 'mail' })).body.jobId;
      }),
    );
    await abortAllDurableObjects();
    for (const job of jobs) expect(await finished(person, job)).toMatchObject({ state: 'done' });
    const files = new Set(await Promise.all(jobs.map(async (job) => (await rowOf(job)).file_key)));
    expect((await filesOf(resume)).toSorted()).toEqual([...files].toSorted());
    expect(await mailsTo(person.email, 'export', jobs.length)).toHaveLength(jobs.length);
  });
});

describe('an export whose process dies', () => {
  type Held = Parameters<Parameters<typeof runInDurableObject<ExportActor, void>>[1]>[0];
  const never = new Promise<never>(() => undefined);
  const STEPS: [at: string, state: JobStatus['state'], attempts: number, hold: (actor: Held) => void][] = [
    [
      'when its turn has come',
      'queued',
      1,
      (actor) => {
        actor['making']['make'] = () => never;
      },
    ],
    [
      'while the pages are made',
      'rendering',
      2,
      (actor) => {
        actor['making']['render'] = () => never;
      },
    ],
    [
      'before its file is kept',
      'storing',
      2,
      (actor) => {
        actor['ports'].files.put = () => never;
      },
    ],
    [
      'after its file is kept, before it knows',
      'storing',
      // The file is found there.
      1,
      (actor) => {
        const { files } = actor['ports'];
        const put = files.put;
        files.put = (...file) => put(...file).then(() => never);
      },
    ],
  ];

  it.each(STEPS)('%s (%s): it is finished, kept once and told once', async (_at, state, attempts, hold) => {
    const person = await newPerson('Held');
    const resume = await imported(person);
    const key = crypto.randomUUID();
    const id = await derivedId('job', `${person.id}/${key}`);
    await runInDurableObject(env.EXPORT.getByName(id), hold);
    await startExport(person, resume, { notify: 'mail' }, { 'idempotency-key': key });
    await expect.poll(async () => (await rowOf(id)).state, { timeout: 20_000 }).toBe(state);
    // Held as long as nobody dies.
    await scheduler.wait(50);
    expect(await rowOf(id)).toMatchObject({ state });
    expect((await call<JobStatus>('GET', `/api/exports/${id}`, { token: person.token })).body.state).toBe(state);
    await abortAllDurableObjects();
    expect(await finished(person, id)).toMatchObject({ state: 'done' });
    expect(await rowOf(id)).toMatchObject({ attempts });
    expect(await filesOf(resume)).toHaveLength(1);
    expect(await mailsTo(person.email, 'export', 1)).toHaveLength(1);
  });
});

describe('the same export asked again', () => {
  it('is done at once, with the same file and without being made', async () => {
    const person = await register();
    const resume = await imported(person);
    const first = await finished(person, (await startExport(person, resume)).body.jobId);
    const again = await startExport(person, resume);
    expect(again).toMatchObject({ status: 202, body: { state: 'done', progress: 1, pages: first.pages, bytes: first.bytes } });
    expect(again.body.jobId).not.toBe(first.jobId);
    expect(await rowOf(again.body.jobId)).toMatchObject({ attempts: 0, file_key: (await rowOf(first.jobId)).file_key });
    expect(await fileOf(person, again.body.jobId)).toEqual(await fileOf(person, first.jobId));
    expect(again.body.expiresAt).toBe(first.expiresAt);
  });

  it('is made anew after an edit, in another template, and for somebody else', async () => {
    const person = await register();
    const resume = await imported(person);
    await finished(person, (await startExport(person, resume)).body.jobId);
    expect((await startExport(person, resume, { template: 'modern' })).body.state).toBe('queued');
    await call('PATCH', `/api/resumes/${resume}`, { token: person.token, body: { ops: [{ path: 'basics/headline', value: 'Other' }] } });
    const edited = await startExport(person, resume);
    expect(edited.body.state).toBe('queued');
    await finished(person, edited.body.jobId);
    const other = await register();
    expect((await startExport(other, await imported(other))).body.state).toBe('queued');
  });

  it('is not held up by a file that ended: it is made again', async () => {
    const person = await register();
    const resume = await imported(person);
    const { body } = await startExport(person, resume);
    await finished(person, body.jobId);
    const { file_key: key } = await rowOf(body.jobId);
    let deleted = 0;
    const stub = env.EXPORT.getByName(body.jobId);
    await runInDurableObject(stub, (actor) => {
      const { files } = actor['ports'];
      const remove = files.delete;
      files.delete = (name) => {
        deleted += 1;
        return remove(name);
      };
    });
    for (const _ of [1, 2]) {
      await runInDurableObject(stub, async (_actor, { storage }) => {
        storage.sql.exec("INSERT OR REPLACE INTO alarm (name, at) VALUES ('export.expire', 0)");
        await storage.setAlarm(Date.now() + 60_000);
      });
      await runDurableObjectAlarm(stub);
    }
    expect(deleted).toBe(1);
    expect(await env.FILES.head(key)).toBeNull();
    expect((await rowOf(body.jobId)).document).toBe('{}');
    const again = await startExport(person, resume);
    expect(again.body.state).toBe('queued');
    expect(await finished(person, again.body.jobId)).toMatchObject({ state: 'done' });
  });
});

describe('telling by mail', () => {
  it('says where the file is, also when it was there already, and also when none was made', async () => {
    const person = await newPerson('told');
    const resume = await imported(person);
    const first = (await startExport(person, resume, { notify: 'mail' })).body.jobId;
    const [ready] = await mailsTo(person.email, 'export', 1);
    expect(ready).toMatchObject({ subject: 'Your file is ready: Richard Hendriks.pdf' });
    expect(ready?.text).toContain(`http://vitae.example/resumes/${resume}?export=${first}`);
    await startExport(person, resume, { notify: 'mail' });
    expect(await mailsTo(person.email, 'export', 2)).toHaveLength(2);
    const unprintable = await imported(person, { basics: { name: 'Ann \u{12000}' } });
    await startExport(person, unprintable, { notify: 'mail' });
    expect((await mailsTo(person.email, 'export', 3)).map(({ subject }) => subject)).toContain('No file was made: Ann \u{12000}.pdf');
  });

  it('is not done to an address that nobody verified, nor when nobody asked', async () => {
    const [unverified, silent] = [await register(), await newPerson('silent')];
    for (const [person, wishes] of [
      [unverified, { notify: 'mail' }],
      [silent, {}],
    ] as const) {
      const { jobId } = (await startExport(person, await imported(person), wishes)).body;
      await finished(person, jobId);
      await expect.poll(() => waitingIn(jobId)).toBe(0);
    }
    for (const { email } of [unverified, silent]) expect(await mailsTo(email, 'export', 0)).toEqual([]);
  });
});

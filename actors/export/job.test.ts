import { describe, expect, it } from 'vitest';
import { fileNameFor } from '#protocol/file-name';
import { JobId, ResumeId, UserId } from '#protocol/ids';
import { templateById } from '#render/templates/index';
import {
  begin,
  expire,
  fail,
  type Job,
  kindOfFile,
  nameOfFile,
  newJob,
  oddWish,
  pictureOf,
  rendered,
  reused,
  statusOf,
  stored,
  templateFor,
} from './job.ts';

const zeros = '0'.repeat(26);
const queued: Job = newJob(
  {
    id: JobId.parse(`job_${zeros}`),
    resume: ResumeId.parse(`res_${zeros}`),
    owner: UserId.parse(`usr_${zeros}`),
    tenant: null,
    format: 'pdf',
    template: null,
    ...pictureOf('pdf', {}),
    notify: null,
    webhook: null,
    digest: 'digest',
    documentDate: '2026-01-01T00:00:00.000Z',
    fileName: 'A.pdf',
  },
  0,
);
const KEY = 'exports/a/b/digest-10.pdf';
const END_OF_KEY = 18 * 24 * 3_600_000;

describe('an export job', () => {
  it('goes from queued to done, its progress never back', () => {
    const steps = [queued, begin(queued)];
    steps.push(rendered(steps[1] ?? queued, 2, 1_000, KEY));
    steps.push(stored(steps[2] ?? queued, 5));
    expect(steps.map((job) => job.state)).toEqual(['queued', 'rendering', 'storing', 'done']);
    expect(steps.map((job) => job.progress)).toEqual(steps.map((job) => job.progress).toSorted((a, b) => a - b));
    expect(statusOf(steps[3] ?? queued)).toMatchObject({ pages: 2, bytes: 1_000, expiresAt: new Date(END_OF_KEY).toISOString() });
  });

  it('may begin again after a crash, four times, and has failed then', () => {
    let job = queued;
    for (let attempt = 1; attempt <= 4; attempt += 1) {
      job = begin(job);
      expect(job).toMatchObject({ state: 'rendering', attempts: attempt });
    }
    expect(begin(job)).toMatchObject({ state: 'failed', error: { code: 'render_failed' } });
  });

  it('changes no more once it is over, but for its file’s end of life', () => {
    const done = stored(rendered(begin(queued), 1, 1, KEY), 0);
    for (const step of [
      begin,
      (job: Job) => rendered(job, 9, 9, 'other'),
      (job: Job) => reused(job, { key: 'other', pages: 9, bytes: 9 }),
      (job: Job) => stored(job, 9),
      (job: Job) => fail(job, { code: 'render_failed' }),
    ])
      expect(step(done)).toBe(done);
    expect(expire(done)).toMatchObject({ state: 'failed', error: { code: 'gone' } });
    const failed = fail(queued, { code: 'missing_glyphs' });
    expect(begin(failed)).toBe(failed);
  });

  it('keeps its file where the try before a crash meant to, also on another day', () => {
    const again = begin(rendered(begin(queued), 1, 1, KEY));
    expect(rendered(again, 1, 1, 'exports/a/b/digest-11.pdf').fileKey).toBe(KEY);
  });

  it('is done at once with a file that is there, until that file ends', () => {
    expect(reused(queued, { key: KEY, pages: 3, bytes: 7 })).toMatchObject({
      state: 'done',
      progress: 1,
      pages: 3,
      bytes: 7,
      attempts: 0,
      fileKey: KEY,
      expiresAt: END_OF_KEY,
    });
  });

  it('is an archive when it holds pictures of several pages', () => {
    const pictures: Job = { ...queued, format: 'png', page: null, fileName: 'A.png', pages: 3 };
    expect([kindOfFile(pictures), nameOfFile(pictures)]).toEqual(['zip', 'A.zip']);
    for (const one of [
      { ...pictures, pages: 1 },
      { ...pictures, page: 2 },
    ])
      expect([kindOfFile(one), nameOfFile(one)]).toEqual(['png', 'A.png']);
    expect([kindOfFile({ ...queued, pages: 3 }), nameOfFile({ ...queued, pages: 3 })]).toEqual(['pdf', 'A.pdf']);
  });

  it('is not asked for what does not go together', () => {
    expect(oddWish({ format: 'pdf', pages: 'all' })).toMatchObject({ path: 'pages' });
    expect(oddWish({ format: 'png', pages: 'all', page: 1 })).toMatchObject({ path: 'pages' });
    expect(oddWish({ format: 'png', pages: 'all', width: 100 })).toBeNull();
  });

  it('has a page and a width only as a picture', () => {
    expect(pictureOf('png', {})).toEqual({ page: 1, width: 1_240 });
    expect(pictureOf('png', { page: 3, width: 100 })).toEqual({ page: 3, width: 100 });
    expect(pictureOf('png', { pages: 'all' })).toEqual({ page: null, width: 1_240 });
    expect(pictureOf('pdf', { page: 3 })).toEqual({ page: null, width: null });
  });

  it('makes the plain copy in one column, whatever else was asked', () => {
    expect(templateFor('ats', 'sidebar-left')).toBe('ats');
    expect(templateById('ats')).toMatchObject({ id: 'ats', columns: 1, showsPhoto: false });
    expect(templateFor(undefined, 'sidebar-left')).toBe('sidebar-left');
    expect(templateFor('designed', undefined)).toBeNull();
  });

  it('names its file so that every system takes it', () => {
    expect(fileNameFor('Zoë / "Bob" <x>', 'Title', 'pdf')).toBe('Zoë Bob x.pdf');
    expect(fileNameFor('  ', 'My résumé', 'pdf')).toBe('My résumé.pdf');
    expect(fileNameFor(undefined, '\u202e', 'pdf')).toBe('résumé.pdf');
    expect(fileNameFor('x'.repeat(500), '', 'pdf')).toHaveLength(84);
    expect(fileNameFor('Zoë', 'Title', 'pdf', 'ats')).toBe('Zoë (ATS).pdf');
  });
});

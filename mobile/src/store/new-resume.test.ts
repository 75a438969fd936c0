import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { idFrom, UserId } from '#protocol/ids';
import { documentOf } from '#sync/document';
import { blankSeeds } from '../../../actors/resume/blank.ts';
import { blankWrites, copyWrites, resumeIdOf } from './new-resume.ts';

const ADA = UserId.parse(`usr_${'1'.repeat(26)}`);

it('knows the id that the server will give', async () => {
  // As `derivedId` of the router has it; router/resumes.workerd.test.ts holds that to the same.
  const digest = createHash('sha256').update(`${ADA}/a-key`).digest();
  expect(await resumeIdOf(ADA, 'a-key')).toBe(idFrom('resume', digest.subarray(0, 16)));
  expect(await resumeIdOf(ADA, 'another')).not.toBe(await resumeIdOf(ADA, 'a-key'));
});

it('begins as the server would begin it', () => {
  expect(blankWrites('Untitled', 'Ada')).toEqual([['meta/title', 'Untitled'], ...blankSeeds('Ada')]);
});

it('copies everything but the photo', () => {
  const photo = { key: 'k', width: 1, height: 1 };
  const document = documentOf([
    ['meta/title', 'One'],
    ['basics/name', 'Ada'],
    ['basics/photo', photo],
    ['sec/s/kind', 'skills'],
    ['sec/s/place', 'a0'],
    ['sec/s/alive', true],
    ['prose/basics.summary', [{ spans: [{ text: 'Hello' }] }]],
  ]);
  const copy = documentOf(copyWrites(document, 'One (copy)'));
  expect(copy).toEqual({ ...document, title: 'One (copy)', basics: { name: 'Ada', summary: [{ spans: [{ text: 'Hello' }] }] } });
});

import { expect, it } from 'vitest';
import { registerProblem } from '#protocol/registers';
import { emptySections, noAnswers, resumeOfAnswers } from './answers.ts';

it('says what was answered and nothing else', () => {
  expect(resumeOfAnswers(noAnswers('Ada', ' '))).toMatchObject({ basics: { name: 'Ada' } });
  expect(Object.keys(resumeOfAnswers(noAnswers('', '')))).toEqual(['$schema', 'basics']);
  expect(
    resumeOfAnswers({ ...noAnswers('Ada', 'ada@vitae.example'), city: ' London ', company: 'Analytical', since: '1842', school: 'Home' }),
  ).toMatchObject({
    basics: { name: 'Ada', email: 'ada@vitae.example', location: { city: 'London' } },
    work: [{ name: 'Analytical', startDate: '1842' }],
    education: [{ institution: 'Home' }],
  });
});

it('has the usual sections beside those that were answered', () => {
  const kinds = (answers: ReturnType<typeof noAnswers>) =>
    emptySections(answers).flatMap(({ path, value }) => (path.endsWith('/kind') ? [value] : []));
  expect(kinds(noAnswers('Ada', ''))).toEqual(['summary', 'experience', 'education', 'skills', 'languages']);
  expect(kinds({ ...noAnswers('Ada', ''), company: 'Analytical' })).toEqual(['summary', 'education', 'skills', 'languages']);
  for (const { path, value } of emptySections(noAnswers('Ada', '')))
    expect(
      registerProblem(path, value, () => undefined),
      path,
    ).toBeNull();
});

import { expect, it } from 'vitest';
import { passwordProblem } from './password-choice.ts';

const ADA = { email: 'ada.lovelace@people.example', name: 'Ada Lovelace' };

it.each(['Password1', 'ILOVEYOU', 'qwertyuiop', 'trustno1', '1qaz2wsx'])('refuses %s, which is guessed first', async (password) => {
  expect(await passwordProblem(password, ADA)).toMatchObject({ code: 'guessed_first' });
});

it.each(['ada.lovelace', 'ADA LOVELACE', 'ada.lovelace@people.example'])('refuses %s, which is the person’s own', async (password) => {
  expect(await passwordProblem(password, ADA)).toMatchObject({ code: 'own_name' });
});

it('refuses the same few characters, and takes anything else, of any letters', async () => {
  expect(await passwordProblem('abababababab', ADA)).toMatchObject({ code: 'few_characters' });
  for (const password of ['correct horse battery', 'Ωμέγα ποτάμι', '𝓹𝓪𝓼𝓼 of mine!'])
    expect(await passwordProblem(password, ADA)).toBeNull();
});

import type { Fault } from '#protocol/field-issues';

/** The passwords that are tried first, in small letters; `null` until somebody chooses one. A value and no promise: every actor here may use it. */
let common: ReadonlySet<string> | null = null;

/** 49,000 of them, from what was stolen elsewhere. Unpacking takes some tens of milliseconds, once for the process. */
async function commonPasswords(): Promise<ReadonlySet<string>> {
  if (!common) {
    const { dictionary } = await import('@zxcvbn-ts/language-common');
    common = new Set(dictionary['passwords-common']);
  }
  return common;
}

/** Why a password that is long enough is still a bad choice, or `null`. */
export async function passwordProblem(password: string, person: { email: string; name: string }): Promise<Fault | null> {
  const plain = password.normalize('NFKC').toLowerCase();
  const own = [person.email, person.email.split('@')[0] ?? '', person.name.toLowerCase()].filter((word) => word.length > 0);
  if (own.includes(plain)) return { code: 'own_name', message: 'A password cannot be your own name or address.' };
  if (new Set(plain).size < 3) return { code: 'few_characters', message: 'A password of the same few characters is guessed first.' };
  if ((await commonPasswords()).has(plain))
    return { code: 'guessed_first', message: 'This password is among those that are guessed first. Three words of your own are better.' };
  return null;
}

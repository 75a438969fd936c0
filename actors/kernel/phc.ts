/** How argon2id is to work: KiB of memory, passes over it, lanes, and bytes of the digest. */
export interface Argon2Parameters {
  memorySize: number;
  passes: number;
  parallelism: number;
  tagLength: number;
}

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. About 45 ms here. */
export const PARAMETERS: Argon2Parameters = { memorySize: 19_456, passes: 2, parallelism: 1, tagLength: 32 };

const FORM = /^\$argon2id\$v=19\$m=(\d{1,6}),t=(\d{1,2}),p=(1)\$([\w-]{1,128})\$([\w-]{1,128})$/;

/** A digest with all that it takes to check it, in the PHC string format. Salt and digest are base64url. */
export const writePhc = ({ memorySize, passes, parallelism }: Argon2Parameters, salt: string, digest: string): string =>
  `$argon2id$v=19$m=${memorySize},t=${passes},p=${parallelism}$${salt}$${digest}`;

/** The parameters and the salt of a stored password; `null` for what is none, such as the empty one of somebody without. */
export function readPhc(stored: string): { parameters: Argon2Parameters; salt: string } | null {
  const [, m, t, p, salt, digest] = FORM.exec(stored) ?? [];
  if (salt === undefined || digest === undefined) return null;
  const tagLength = Math.floor((digest.length * 3) / 4);
  return { parameters: { memorySize: Number(m), passes: Number(t), parallelism: Number(p), tagLength }, salt };
}

/** Whether a stored password was hashed in another way than new ones are: it is hashed anew when it is next at hand. */
export function isOutdated(stored: string): boolean {
  const read = readPhc(stored);
  if (!read) return false;
  const { memorySize, passes, parallelism, tagLength } = read.parameters;
  return (
    memorySize !== PARAMETERS.memorySize ||
    passes !== PARAMETERS.passes ||
    parallelism !== PARAMETERS.parallelism ||
    tagLength !== PARAMETERS.tagLength
  );
}

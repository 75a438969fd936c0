import fc from 'fast-check';
import { expect, it } from 'vitest';
import { base32, idFrom, JobId, LocalId, ReplicaId, ResumeId, UserId } from './ids.ts';

const bytes = (...values: number[]) => Uint8Array.from(values);

it('writes base32 with Crockford’s alphabet, most significant bit first', () => {
  expect(base32(bytes())).toBe('');
  expect(base32(bytes(0))).toBe('00');
  expect(base32(bytes(0xff))).toBe('zw');
  // RFC 4648's test vectors ("f", "fo", "foo", "foob", "fooba", "foobar") in this alphabet, without padding.
  const vectors = { f: 'cr', fo: 'csqg', foo: 'csqpy', foob: 'csqpyrg', fooba: 'csqpyrk1', foobar: 'csqpyrk1e8' };
  for (const [text, encoded] of Object.entries(vectors)) expect(base32(new TextEncoder().encode(text))).toBe(encoded);
  expect(base32(new Uint8Array(16).fill(0xff))).toBe(`${'z'.repeat(25)}w`);
});

it('keeps the order of bytes in the order of text', () => {
  const sixteen = fc.uint8Array({ minLength: 16, maxLength: 16 });
  fc.assert(
    fc.property(sixteen, sixteen, (a, b) => {
      const byBytes = Math.sign(a.findIndex((byte, i) => byte !== b[i]) < 0 ? 0 : compare(a, b));
      const [x, y] = [base32(a), base32(b)];
      expect(Math.sign(x < y ? -1 : x > y ? 1 : 0)).toBe(byBytes);
    }),
  );
});

function compare(a: Uint8Array, b: Uint8Array): number {
  const at = a.findIndex((byte, i) => byte !== b[i]);
  return (a[at] ?? 0) - (b[at] ?? 0);
}

it('makes ids that name their kind', () => {
  const id = idFrom('resume', new Uint8Array(16));
  expect(id).toBe(`res_${'0'.repeat(26)}`);
  expect(ResumeId.safeParse(id).success).toBe(true);
  expect(UserId.safeParse(id).success).toBe(false);
  expect(() => idFrom('user', new Uint8Array(15))).toThrow(RangeError);
});

it('takes no id that is something else', () => {
  for (const id of [
    '',
    'job_',
    `job_${'u'.repeat(26)}`,
    `job_${'0'.repeat(25)}`,
    `job_${'0'.repeat(27)}`,
    `job_${'0'.repeat(26)}\n`,
    `JOB_${'0'.repeat(26)}`,
  ])
    expect(JobId.safeParse(id).success, id).toBe(false);
  for (const id of ['', 'a/b', 'a.b', 'x'.repeat(41), 'é', 'a\n']) expect(LocalId.safeParse(id).success, id).toBe(false);
  for (const id of ['', 'short', 'UPPERCASE', '~~~~~~~~', 'x'.repeat(25)]) expect(ReplicaId.safeParse(id).success, id).toBe(false);
});

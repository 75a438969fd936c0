import { describe, expect, it } from 'vitest';
import { MAX_INTAKE_LINES } from '#protocol/tenant-cohorts';
import { encodingOf, readPeople } from './people-file.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const wide = (text: string, isBig: boolean) => {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), !isBig);
  return bytes;
};
const latin = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0));
const read = (bytes: Uint8Array) => {
  const outcome = readPeople(bytes);
  if (!outcome.ok) throw new Error(outcome.refusal.detail);
  return outcome.value;
};
const refusal = (text: string) => {
  const outcome = readPeople(utf8(text));
  return outcome.ok ? null : outcome.refusal;
};

const FILE = 'Name;E-Mail;Klasse\r\nZoë Müller;Zoe@School.example;2027 B\r\n';
const ZOE = { line: 2, email: 'zoe@school.example', name: 'Zoë Müller', cohort: '2027 B' };

describe('a file of people', () => {
  it.each([
    ['utf-8', utf8(FILE)],
    ['utf-8', utf8(`\ufeff${FILE}`)],
    ['utf-16le', wide(`\ufeff${FILE}`, false)],
    ['utf-16le', wide(FILE, false)],
    ['utf-16be', wide(`\ufeff${FILE}`, true)],
    ['windows-1252', latin(FILE)],
  ] as const)('is read in %s', (encoding, bytes) => {
    expect(encodingOf(bytes)).toBe(encoding);
    expect(read(bytes)).toEqual({ encoding, rows: [ZOE] });
  });

  it.each([';', ',', '\t'])('has its cells apart by %j', (sign) => {
    expect(read(utf8(FILE.replaceAll(';', sign))).rows).toEqual([ZOE]);
  });

  it('says what is wrong with a line, as an editor counts them', () => {
    const text = [
      'email,first name,last name',
      'ada@people.example,"Ada\nAugusta",Lovelace',
      '',
      ',Nobody,',
      'not an address,X,Y',
      'ADA@people.example,Ada,Again',
      `bob@people.example,${'x'.repeat(201)},`,
      'eve@people.example,=HYPERLINK("http://x"),',
    ].join('\n');
    expect(read(utf8(text)).rows).toEqual([
      { line: 2, email: 'ada@people.example', name: 'Ada Augusta Lovelace' },
      { line: 5, outcome: 'refused', reason: 'no_email' },
      { line: 6, outcome: 'refused', reason: 'bad_email' },
      { line: 7, outcome: 'duplicate' },
      { line: 8, outcome: 'refused', reason: 'bad_name' },
      // Text like any other.
      { line: 9, email: 'eve@people.example', name: '=HYPERLINK("http://x")' },
    ]);
  });

  it('needs no heading', () => {
    expect(read(utf8('ada@people.example\nbob@people.example\n')).rows).toEqual([
      { line: 1, email: 'ada@people.example' },
      { line: 2, email: 'bob@people.example' },
    ]);
    expect(read(utf8('Ada,ada@people.example,2027')).rows).toEqual([{ line: 1, email: 'ada@people.example', name: 'Ada', cohort: '2027' }]);
  });

  it('is refused when it is no list of people', () => {
    expect(refusal('')).toMatchObject({ code: 'invalid_input', detail: 'The file is empty.' });
    expect(refusal('a,b\nc,d')).toMatchObject({ code: 'invalid_input' });
    expect(refusal('name,email')).toMatchObject({ code: 'invalid_input' });
  });

  it('has 100,000 lines at most', { timeout: 30_000 }, () => {
    const lines = Array.from({ length: MAX_INTAKE_LINES }, (_, at) => `p${at}@people.example`).join('\n');
    expect(read(utf8(lines)).rows).toHaveLength(MAX_INTAKE_LINES);
    expect(refusal(`${lines}\none@more.example`)?.code).toBe('too_large');
  });
});

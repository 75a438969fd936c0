import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { errorFields, log } from './log.ts';
import { logSecurity, SECURITY_EVENTS } from './security.ts';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

/** What is printed while `act` runs. */
function printed(act: () => void): string[] {
  const lines: string[] = [];
  const spies = (['log', 'warn', 'error'] as const).map((level) =>
    vi.spyOn(console, level).mockImplementation((text: string) => void lines.push(text)),
  );
  act();
  for (const spy of spies) spy.mockRestore();
  return lines;
}

describe('the log', () => {
  it('has the security events that the README names, and no others', () => {
    const table = readme.split('| security event | when |')[1]?.split('\n\n')[0] ?? '';
    const named = [...table.matchAll(/^\| ([^|]+) \|/gm)].flatMap(([, first = '']) =>
      [...first.matchAll(/`(\w+)`/g)].map(([, name]) => name),
    );
    expect(named.toSorted()).toEqual([...SECURITY_EVENTS].toSorted());
  });

  it('writes each as one line of JSON, with its time in UTC and its level', () => {
    const [done = '', refused = ''] = printed(() => {
      logSecurity({ event: 'sign_in', outcome: 'done', way: 'passkey', user: 'usr_1' });
      logSecurity({ event: 'forbidden', outcome: 'refused', code: 'forbidden', route: 'a\n"b"\u2028' });
    });
    expect(JSON.parse(done)).toEqual({
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      level: 'info',
      event: 'security.sign_in',
      outcome: 'done',
      way: 'passkey',
      user: 'usr_1',
    });
    expect(refused.split('\n')).toHaveLength(1);
    expect(JSON.parse(refused)).toMatchObject({ level: 'warn', event: 'security.forbidden', route: 'a\n"b"\u2028' });
  });

  it('says the kind and the place of an error, never its words', () => {
    const [line = ''] = printed(() => log('error', 'actor.failed', errorFields(new TypeError('ada@people.example is wrong'))));
    expect(line).toContain('"error":"TypeError"');
    expect(line).toContain('security.test.ts');
    expect(line).not.toContain('ada@');
    expect(errorFields('ada@people.example')).toEqual({ error: 'string' });
  });
});

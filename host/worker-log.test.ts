import { describe, expect, it } from 'vitest';
import { formatWorkerLog } from './worker-log.ts';

const logged = (message: string) => formatWorkerLog({ timestamp: 0, level: 'log', message });

describe('what the worker logs', () => {
  it('is printed as a mail when it is one', () => {
    const printed = logged(JSON.stringify({ level: 'info', event: 'mail.kept', to: 'a@b.example', subject: 'Hello', text: 'One\n\nTwo' }));
    expect(printed).toContain('  To: a@b.example\n  Subject: Hello\n\n  One\n\n  Two\n');
  });

  it('stays a JSON line, whatever it is', () => {
    expect(JSON.parse(logged('{"level":"info","event":"x"}'))).toEqual({ time: '1970-01-01T00:00:00.000Z', level: 'info', event: 'x' });
    expect(JSON.parse(logged('plain\ntext'))).toMatchObject({ event: 'worker.said', text: 'plain\ntext' });
    expect(JSON.parse(logged('{half'))).toMatchObject({ event: 'worker.said', text: '{half' });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Ops, type RegisterEntry } from '#protocol/live';
import { Outgoing } from './outgoing.ts';

const STAMP = '0mfx3k9q0000k3v9x0a7q2';
const entry = (seq: number): RegisterEntry => ['basics/name', `edit ${seq}`, STAMP, seq];
const seqsOf = (frame: string | null): number[] => (frame === null ? [] : Ops.parse(JSON.parse(frame)).ops.map(([, , , seq]) => seq));

describe('what waits to be told', () => {
  it('is one frame, with the last writer and the last place', () => {
    const outgoing = new Outgoing();
    outgoing.add('writer01', [entry(5), entry(6)]);
    outgoing.add('writer02', [entry(7)]);
    const frame = outgoing.frameFor(0, 'reader01');
    expect(JSON.parse(frame ?? '')).toEqual({ type: 'ops', actor: 'writer02', seq: 7, ops: [entry(5), entry(6), entry(7)] });
  });

  it('is nothing to whoever wrote it all, or knows it all', () => {
    const outgoing = new Outgoing();
    outgoing.add('writer01', [entry(1), entry(2)]);
    expect(outgoing.frameFor(0, 'writer01')).toBeNull();
    expect(outgoing.frameFor(outgoing.end, 'reader01')).toBeNull();
    outgoing.add('writer02', [entry(3)]);
    expect(seqsOf(outgoing.frameFor(2, 'writer01'))).toEqual([3]);
  });

  it('reaches every reader once and without a hole, whenever each is told', () => {
    const step = fc.oneof(
      fc.record({ do: fc.constant('write' as const), by: fc.nat(3), count: fc.integer({ min: 1, max: 3 }) }),
      fc.record({ do: fc.constant('tell' as const), reader: fc.nat(3) }),
      fc.constant({ do: 'all' as const }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const outgoing = new Outgoing();
        const readers = Array.from({ length: 4 }, (_, at) => ({ id: `reader0${at}`, told: 0, heard: [] as number[] }));
        let seq = 0;
        const tell = (reader: (typeof readers)[number]) => {
          reader.heard.push(...seqsOf(outgoing.frameFor(reader.told, reader.id)));
          reader.told = outgoing.end;
        };
        for (const one of steps) {
          if (one.do === 'tell') for (const reader of readers.slice(one.reader, one.reader + 1)) tell(reader);
          else if (one.do === 'all') {
            for (const reader of readers) tell(reader);
            outgoing.clear();
          } else {
            // As the room does: who writes has been told the rest, and its own edits are acknowledged.
            for (const writer of readers.slice(one.by, one.by + 1)) {
              tell(writer);
              const entries = Array.from({ length: one.count }, () => entry(++seq));
              outgoing.add(writer.id, entries);
              writer.heard.push(...entries.map(([, , , at]) => at));
              writer.told = outgoing.end;
            }
          }
        }
        for (const reader of readers) tell(reader);
        const all = Array.from({ length: seq }, (_, at) => at + 1);
        for (const reader of readers) expect(reader.heard).toEqual(all);
      }),
      { numRuns: 300 },
    );
  });
});

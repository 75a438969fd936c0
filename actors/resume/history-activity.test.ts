import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Touched } from '#protocol/history';
import { ACTIVITY_GAP_MS, type ActivityRow, activitiesOf, type LoggedOp } from './history-activity.ts';
import { joined, MAX_PARTS, type NameOf, summaryOf, told, type Written } from './history-touched.ts';

const START = 1_793_404_800_000;
const MINUTE = 60_000;
const nameOf: NameOf = (part, id) => (part === 'item' ? { kind: 'experience', name: `Lead ${id}` } : { kind: 'experience', name: '' });
const wrote = (...writes: (string | [string, boolean])[]): Written[] =>
  writes.map((write) => (typeof write === 'string' ? { path: write, value: undefined } : { path: write[0], value: write[1] }));
let seq = 0;
const op = (user: string, minute: number, path: string): LoggedOp => {
  seq += 1;
  return { seq, at: START + minute * MINUTE, user, path, value: undefined };
};

describe('what writes were about', () => {
  it('is told part by part, with the fields', () => {
    expect(
      summaryOf(
        wrote('basics/headline', 'prose/basics.summary', 'item/a/position', 'prose/a.summary', 'item/a/position', 'design/marginX'),
        nameOf,
      ),
    ).toEqual({
      touched: [
        { part: 'basics', id: null, kind: null, name: '', act: 'changed', moved: false, fields: ['headline', 'summary'] },
        { part: 'item', id: 'a', kind: 'experience', name: 'Lead a', act: 'changed', moved: false, fields: ['position', 'summary'] },
        { part: 'design', id: null, kind: null, name: '', act: 'changed', moved: false, fields: ['marginX'] },
      ],
      more: 0,
    });
  });

  it.each([
    ['came', wrote('item/a/kind', 'item/a/place', ['item/a/alive', true], 'item/a/position'), [['added', false, []]]],
    ['went', wrote('item/a/position', ['item/a/alive', false]), [['removed', false, []]]],
    ['came and went', wrote(['item/a/alive', true], 'item/a/position', ['item/a/alive', false]), []],
    ['went and came back', wrote(['item/a/alive', false], ['item/a/alive', true], 'item/a/position'), [['changed', false, ['position']]]],
    ['went to another place', wrote('item/a/place', 'item/a/position'), [['changed', true, ['position']]]],
  ])('says of what %s just that', (_, writes, expected) => {
    expect(told(summaryOf(writes, nameOf).touched).map(({ act, moved, fields }) => [act, moved, fields])).toEqual(expected);
  });

  it('names only so many parts, and counts the rest', () => {
    const { touched, more } = summaryOf(wrote(...Array.from({ length: 50 }, (_, index) => `item/i${index}/position`)), nameOf);
    expect([touched.length, more]).toEqual([MAX_PARTS, 50 - MAX_PARTS]);
  });

  it('is the same in two parts, joined', () => {
    const paths = fc.constantFrom('basics/name', 'item/a/position', 'item/a/place', 'prose/a.summary', 'sec/s/title');
    const writes = fc.array(
      fc.oneof(
        paths.map((path): Written => ({ path, value: undefined })),
        fc.boolean().map((value): Written => ({ path: 'item/a/alive', value })),
      ),
      { maxLength: 24 },
    );
    fc.assert(
      fc.property(writes, fc.nat(24), (all, cut) => {
        // Nobody edits what is not there, and nothing comes and goes more than once.
        const lives: Written['value'][] = [];
        const done = all.filter(({ path, value }) => {
          const isLife = path === 'item/a/alive';
          if (isLife && (lives.length === 2 || lives.at(-1) === value)) return false;
          if (isLife) lives.push(value);
          else if (/\ba\b/.test(path) && lives.length === 0) lives.push(true);
          return isLife || lives.at(-1) !== false || !/\ba\b/.test(path);
        });
        const [first, second] = [done.slice(0, cut), done.slice(cut)];
        const apart = joined(summaryOf(first, nameOf), summaryOf(second, nameOf));
        const inOrder = (touched: readonly Touched[]) =>
          told(touched).toSorted((a, b) => `${a.part}/${a.id}`.localeCompare(`${b.part}/${b.id}`));
        expect(inOrder(apart.touched)).toEqual(inOrder(summaryOf([...first, ...second], nameOf).touched));
      }),
    );
  });
});

describe('activity', () => {
  it('is one a person for as long as they go on, whoever writes between', () => {
    const ops = [
      op('ada', 0, 'basics/name'),
      op('bob', 1, 'item/a/position'),
      op('ada', 5, 'basics/name'),
      op('ada', 16, 'item/a/position'),
    ];
    expect(activitiesOf(ops, [], nameOf)).toMatchObject([
      { id: ops[0]?.seq, user: 'ada', writes: 2, began: START, ended: START + 5 * MINUTE, touched: [{ part: 'basics' }] },
      { id: ops[1]?.seq, user: 'bob', writes: 1, touched: [{ name: 'Lead a' }] },
      { id: ops[3]?.seq, user: 'ada', writes: 1 },
    ]);
  });

  it('ends after an hour', () => {
    const ops = Array.from({ length: 30 }, (_, index) => op('ada', index * 5, 'basics/name'));
    expect(activitiesOf(ops, [], nameOf).map(({ writes }) => writes)).toEqual([12, 12, 6]);
  });

  it('is the same when it is summed up in two goes', () => {
    const logs = fc.array(
      fc.tuple(fc.constantFrom('ada', 'bob'), fc.integer({ min: 0, max: 15 }), fc.constantFrom('basics/name', 'item/a/position')),
      {
        maxLength: 30,
      },
    );
    fc.assert(
      fc.property(logs, fc.nat(30), (log, cut) => {
        let minute = 0;
        const ops = log.map(([user, later, path]) => {
          minute += later;
          return op(user, minute, path);
        });
        const first = activitiesOf(ops.slice(0, cut), [], nameOf);
        const lastAt = ops[cut]?.at ?? START;
        const open = first.filter(({ ended }) => lastAt - ended < ACTIVITY_GAP_MS);
        const rows = new Map<number, ActivityRow>([...first, ...activitiesOf(ops.slice(cut), open, nameOf)].map((row) => [row.id, row]));
        expect([...rows.values()].toSorted((a, b) => a.id - b.id)).toEqual(activitiesOf(ops, [], nameOf));
      }),
    );
  });
});

import { expect, it } from 'vitest';
import type { Path, Value } from '#protocol/registers';
import { RefusedEdit } from '#sync/refused';
import { allJson, allText, fileName } from './refusedFile.ts';
import { canBeTried, groupsOf } from './refusedGroups.ts';

let count = 0;
const refused = (path: Path, mine: Value, code = 'forbidden'): RefusedEdit => {
  count += 1;
  return RefusedEdit.parse({ stamp: `0mvvmwzhw${String(count).padStart(3, '0')}replica001`, path, mine, code });
};
const REGISTERS: Record<Path, Value> = {
  'item/job/kind': 'experience',
  'item/job/position': 'Lead engineer',
  'item/job/organization': 'Acme',
  'sec/s1/kind': 'skills',
};
const read = (path: Path) => REGISTERS[path];
const titles = (edits: RefusedEdit[]) => groupsOf(edits, read).map(({ title, part }) => [title, part]);

it('says what each edit was about, the latest first', () => {
  expect(
    titles([
      refused('basics/phone', '1815'),
      refused('item/job/position', 'Head'),
      refused('item/job/dates', null),
      refused('item/job/place', ['s1', 'a1']),
      refused('item/job/alive', false),
      refused('sec/s1/title', 'Good at'),
      refused('design/primaryColor', '#000000'),
      refused('prose/basics.summary', []),
      refused('prose/job.summary', []),
    ]),
  ).toEqual([
    ['What you did', 'Lead engineer · Acme'],
    ['Summary', null],
    ['Accent', 'Design'],
    ['Title', 'Skills'],
    ['Deleting', 'Lead engineer · Acme'],
    ['Moving', 'Lead engineer · Acme'],
    ['When', 'Lead engineer · Acme'],
    ['Position', 'Lead engineer · Acme'],
    ['Phone', null],
  ]);
});

it('keeps a new item together, with everything that was written in it', () => {
  const edits = [
    refused('item/new/kind', 'skill'),
    refused('item/new/place', ['s1', 'a1']),
    refused('item/new/alive', true),
    refused('basics/phone', '1815'),
    refused('item/new/name', 'Erlang'),
    refused('prose/new.summary', [{ spans: [{ text: 'OTP' }] }]),
  ];
  const groups = groupsOf(edits, read);
  expect(groups.map(({ title, part }) => [title, part])).toEqual([
    ['New skill', 'Erlang'],
    ['Phone', null],
  ]);
  expect(groups[0]?.values.map(({ field, path }) => [field, path])).toEqual([
    ['Skill', 'item/new/name'],
    ['More', 'prose/new.summary'],
  ]);
  // In the order in which the actor must get them.
  expect(groups[0]?.edits.map(({ path }) => path)).toEqual(edits.map(({ path }) => path).filter((path) => path !== 'basics/phone'));
});

it('is read by people and by programs', () => {
  const edits = [
    refused('basics/phone', '1815'),
    refused('prose/basics.summary', [
      { list: 'bullet', spans: [{ text: 'Led a team', bold: true }] },
      { list: 'ordered', spans: [{ text: 'one' }] },
      { list: 'ordered', spans: [{ text: 'two' }] },
      { spans: [{ text: 'three' }] },
    ]),
  ];
  const groups = groupsOf(edits, read);
  const text = allText(groups, 'en');
  expect(text).toContain('Summary\nWritten ');
  expect(text).toContain('You could only read at that moment.\n• Led a team\n1. one\n2. two\nthree\n\nPhone\nWritten ');
  const { resume, notAccepted } = JSON.parse(allJson(groups, { id: 'res', title: 'Kept' }, 'en'));
  expect(resume).toEqual({ id: 'res', title: 'Kept' });
  expect(notAccepted[1]).toMatchObject({
    field: 'Phone',
    text: '1815',
    code: 'forbidden',
    edits: [{ path: 'basics/phone', value: '1815', stamp: edits[0]?.stamp }],
  });
  expect(notAccepted[0].edits[0].value).toEqual(edits[1]?.mine);
});

it('is not tried again where it cannot become part of a text, but shown as it was written', () => {
  const bad = [{ spans: [{ text: 'Click', link: 'https://x.example' }] }, { spans: [{ text: 'two\nlines' }] }];
  const [group] = groupsOf([refused('prose/basics.summary', bad)], read);
  expect(group && canBeTried(group)).toBe(false);
  expect(group && allText([group], 'en')).toContain('Click');
});

it('has a file name that every system takes', () => {
  expect(fileName('Ada: “Engines”/2026', 'txt')).toBe('Ada Engines 2026 - not accepted.txt');
  expect(fileName('///', 'json')).toBe('Résumé - not accepted.json');
});

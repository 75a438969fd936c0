import { expect, it } from 'vitest';
import { UserId } from '#protocol/ids';
import type { Conflict, ConflictSide } from '#protocol/live';
import type { Path, Value } from '#protocol/registers';
import { conflictWords } from './conflictWords.ts';

const NOW = 1_793_404_800_000;
const ADA = { id: UserId.parse(`usr_${'1'.repeat(26)}`), name: 'Ada' };
const BO = { id: UserId.parse(`usr_${'2'.repeat(26)}`), name: 'Bo' };
const side = (user: ConflictSide['user'], value: Value, minutes = 5): ConflictSide => ({
  user,
  value,
  at: NOW - minutes * 60_000,
  device: 'phone',
});
const REGISTERS: Record<Path, Value> = { 'item/job/kind': 'experience', 'item/job/position': 'Lead engineer' };
const said = (conflict: Omit<Conflict, 'id' | 'at'>, me = ADA.id) => {
  const { title, detail, take, keep } = conflictWords({ id: 'c', at: NOW, ...conflict }, me, (path) => REGISTERS[path], NOW);
  return [title, detail, take, keep];
};

it('tells whoever was replaced by whom, when and on what', () => {
  const conflict = { path: 'basics/phone', kind: 'replaced', stands: side(BO, '2'), other: side(ADA, '1') } as const;
  expect(said(conflict)).toEqual(['Bo replaced what you wrote in Phone', '5 minutes ago, on a phone.', 'Use mine', 'Keep theirs']);
  expect(said(conflict, BO.id)).toEqual([
    'You and Ada both changed Phone',
    'Yours came later and stands. Ada wrote 5 minutes ago, on a phone.',
    'Use theirs',
    'Keep mine',
  ]);
});

it('tells both of a text in which both edits are', () => {
  const conflict = { path: 'prose/job.summary', kind: 'merged', stands: side(ADA, []), other: side(BO, []) } as const;
  expect(said(conflict)).toEqual([
    'You and Bo both edited What you did of “Lead engineer”',
    'You were offline meanwhile. Both edits are in.',
    'Use the text before',
    'Keep both',
  ]);
  expect(said(conflict, BO.id)[1]).toBe('Ada was offline meanwhile. Both edits are in.');
});

it('tells of an edit in what somebody else has deleted, by the name it had', () => {
  const conflict = { path: 'item/job/alive', kind: 'deleted', stands: side(BO, false), other: side(ADA, 'Head') } as const;
  expect(said(conflict)[0]).toBe('Bo deleted “Lead engineer” while you edited it');
  expect(said(conflict, BO.id)[0]).toBe('You deleted “Lead engineer” while Ada edited it');
});

it('names nobody whose name is not known, and no time that is to come', () => {
  const nobody = { ...BO, name: '' };
  const conflict = { path: 'basics/phone', kind: 'replaced', stands: side(nobody, '2', -9), other: side(ADA, '1') } as const;
  expect(said(conflict).slice(0, 2)).toEqual(['Somebody replaced what you wrote in Phone', 'Just now, on a phone.']);
});

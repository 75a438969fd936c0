import { expect, test } from 'vitest';
import { ModerationCase } from '#protocol/tenant-moderation';
import example from '../../../../actors/protocol/fixtures/v1/admin.ModerationCase.json';
import { ME, SOMEBODY } from '../../testing/ids.ts';
import { decisionsFor } from './queue.ts';

const given = (change: Partial<ModerationCase>) => ({ ...ModerationCase.parse(example[0]), appeal: null, ...change });

test('whoever has taken a case on decides it, and nobody else', () => {
  expect(decisionsFor(given({ state: 'open', claimedBy: null }), ME)).toEqual([]);
  expect(decisionsFor(given({ state: 'claimed', claimedBy: SOMEBODY }), ME)).toEqual([]);
  expect(decisionsFor(given({ state: 'claimed', claimedBy: ME }), ME)).toEqual(['dismiss', 'unpublish', 'suspend-owner']);
});

test('what was decided can only be lifted, and not while its owner waits for an answer', () => {
  expect(decisionsFor(given({ state: 'unpublished' }), ME)).toEqual(['lift']);
  const appeal = { at: '2026-11-01T00:00:00.000Z', words: 'It is mine.', state: 'open' } as const;
  expect(decisionsFor(given({ state: 'unpublished', appeal }), ME)).toEqual([]);
  expect(decisionsFor(given({ state: 'dismissed' }), ME)).toEqual([]);
});

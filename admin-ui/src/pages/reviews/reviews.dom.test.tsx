import { afterEach, expect, test, vi } from 'vitest';
import { ResumeId, ReviewId } from '#protocol/ids';
import type { Review } from '#protocol/tenant-reviews';
import { expectAccessible, find, type } from '../../../../ui/src/testing/dom.ts';
import { fakeTenant, ME, named, SOMEBODY, showPage } from '../../testing/console.tsx';
import Reviews from './Reviews.tsx';

const ASKED: Review = {
  id: ReviewId.parse(`rev_${'1'.repeat(26)}`),
  resume: ResumeId.parse(`res_${'1'.repeat(26)}`),
  title: 'Engineer',
  by: SOMEBODY,
  byName: 'Ada Lovelace',
  words: 'Is it too long?',
  state: 'waiting',
  askedAt: '2026-11-01T00:00:00.000Z',
  coach: null,
  coachName: null,
  claimedAt: null,
  doneAt: null,
};

let hide = () => {};
afterEach(() => {
  hide();
  vi.unstubAllGlobals();
});

/** A tenant with one review, which takes what is done about it unless it is told to refuse. */
function tenantWith(before: Review, refused: { status: number; code: string; detail: string } | null = null) {
  let review = before;
  return fakeTenant((command) => {
    if (command.type === 'ListReviews') return { value: { items: review.state === command.state ? [review] : [] } };
    if (refused) return refused;
    if (command.type === 'ClaimReview') review = { ...review, state: 'claimed', coach: ME, coachName: 'Grace Hopper' };
    if (command.type === 'FinishReview') review = { ...review, state: 'done' };
    return { value: review };
  });
}

test('a review is taken, and is no longer in the queue', async () => {
  const { asked } = tenantWith(ASKED);
  hide = showPage('/reviews', '/reviews', Reviews, 'support');
  await vi.waitFor(() => expect(find('.review-list li').textContent).toContain('Is it too long?'));
  await expectAccessible();
  named('button', 'Take it').click();
  await vi.waitFor(() => expect(find('.empty').textContent).toContain('Nothing is here'));
  expect(asked).toContainEqual({ type: 'ClaimReview', review: ASKED.id });
});

test('that somebody else was first is said', async () => {
  tenantWith(ASKED, { status: 409, code: 'conflict', detail: 'Somebody else was first.' });
  hide = showPage('/reviews', '/reviews', Reviews, 'support');
  await vi.waitFor(() => named('button', 'Take it').click());
  await vi.waitFor(() => expect(document.body.textContent).toContain('Somebody else was first.'));
});

test('one’s own is finished with a word; another coach’s cannot be', async () => {
  const { asked } = tenantWith({ ...ASKED, state: 'claimed', coach: ME, coachName: 'Grace Hopper' });
  hide = showPage('/reviews', '/reviews?state=claimed', Reviews, 'support');
  await vi.waitFor(() => named('button', 'Finish').click());
  await vi.waitFor(() => type(find<HTMLTextAreaElement>('[role=dialog] textarea'), 'Well done.'));
  await expectAccessible();
  named('[role=dialog] button', 'Finish').click();
  await vi.waitFor(() => expect(asked).toContainEqual({ type: 'FinishReview', review: ASKED.id, words: 'Well done.' }));
  hide();
  tenantWith({ ...ASKED, state: 'claimed', coach: SOMEBODY, coachName: 'Ada' });
  hide = showPage('/reviews', '/reviews?state=claimed', Reviews, 'support');
  await vi.waitFor(() => expect(find('.review-list li').textContent).toContain('With Ada'));
  expect(document.querySelector('.review-list button')).toBeNull();
});

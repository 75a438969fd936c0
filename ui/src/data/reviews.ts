import { useMutation, useQueryClient } from '@tanstack/solid-query';
import { ReviewAnswer, ReviewList } from '#protocol/http';
import { call } from './http.ts';
import { useQuery } from './query.ts';

const KEY = ['reviews'];

/** What somebody asked the coaches of their organisation, newest first. Coaches change it too, so it is read whenever it is looked at. */
export const useOwnReviews = () => useQuery(() => ({ queryKey: KEY, staleTime: 0, queryFn: () => call(ReviewList, '/api/me/reviews') }));

type Wish = { resume: string; words: string } | { withdraw: string };

/** Asks for a review, or takes that back. */
export function useReviewAct() {
  const client = useQueryClient();
  return useMutation(() => ({
    mutationFn: (wish: Wish) =>
      'withdraw' in wish
        ? call(ReviewAnswer, `/api/me/reviews/${wish.withdraw}`, { method: 'DELETE' })
        : call(ReviewAnswer, `/api/resumes/${wish.resume}/reviews`, { method: 'POST', body: { words: wish.words } }),
    onSettled: () => client.invalidateQueries({ queryKey: KEY }),
  }));
}

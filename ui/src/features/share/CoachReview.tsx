import { createSignal, Match, Show, Switch } from 'solid-js';
import type { Review } from '#protocol/tenant-reviews';
import { useOwnReviews, useReviewAct } from '../../data/reviews.ts';
import { sayError } from '../../data/words.ts';
import { Button } from '../../kit/Button.tsx';
import { TextArea } from '../../kit/Field.tsx';
import { FormError } from '../../kit/FormError.tsx';
import { Delayed, Skeleton } from '../../kit/Skeleton.tsx';
import { w } from './words.ts';

/** Asking the coaches of one's organisation for a look, and how that goes. What it is about is read once it is opened. */
export function CoachReview(props: { resume: string }) {
  const [isOpen, setOpen] = createSignal(false);
  return (
    <details class="share-part" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{w().review.title}</summary>
      <Show when={isOpen()}>
        <Standing resume={props.resume} />
      </Show>
    </details>
  );
}

const isOpenReview = ({ state }: Review) => state === 'waiting' || state === 'claimed';

function Standing(props: { resume: string }) {
  const reviews = useOwnReviews();
  const latest = () => reviews.data?.items.find(({ resume }) => resume === props.resume);
  const open = () => {
    const review = latest();
    return review && isOpenReview(review) ? review : undefined;
  };
  return (
    <Switch>
      <Match when={reviews.isError && !reviews.data}>
        <div class="share-trouble" role="alert">
          <p>{sayError(reviews.error)}</p>
          <Button onClick={() => void reviews.refetch()}>{w().tryAgain}</Button>
        </div>
      </Match>
      <Match when={!reviews.data}>
        <Delayed>
          <Skeleton height="40px" />
        </Delayed>
      </Match>
      <Match when={open()}>{(review) => <Asked review={review()} />}</Match>
      <Match when={true}>
        <Show when={latest()?.state === 'done'}>
          <p class="share-note">{w().review.done(latest()?.coachName ?? '')}</p>
        </Show>
        <Ask resume={props.resume} />
      </Match>
    </Switch>
  );
}

function Asked(props: { review: Review }) {
  const act = useReviewAct();
  return (
    <>
      <p role="status">{props.review.state === 'claimed' ? w().review.claimed(props.review.coachName ?? '') : w().review.waiting}</p>
      <FormError text={act.error ? sayError(act.error) : undefined} />
      <Button busy={act.isPending} onClick={() => act.mutate({ withdraw: props.review.id })}>
        {w().review.withdraw}
      </Button>
    </>
  );
}

function Ask(props: { resume: string }) {
  const act = useReviewAct();
  const [words, setWords] = createSignal('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!act.isPending) act.mutate({ resume: props.resume, words: words() });
      }}
    >
      <p class="share-note">{w().review.text}</p>
      <TextArea
        label={w().review.words}
        rows={3}
        maxLength={1_000}
        value={words()}
        onInput={(event) => setWords(event.currentTarget.value)}
      />
      <FormError text={act.error ? sayError(act.error) : undefined} />
      <Button type="submit" busy={act.isPending}>
        {w().review.ask}
      </Button>
    </form>
  );
}

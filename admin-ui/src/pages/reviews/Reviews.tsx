import { useSearchParams } from '@solidjs/router';
import { createMemo, createSignal, For, Show } from 'solid-js';
import { type Review, ReviewState } from '#protocol/tenant-reviews';
import { useInfiniteQuery } from '../../../../ui/src/data/query.ts';
import { ago } from '../../../../ui/src/i18n/format.ts';
import { Button } from '../../../../ui/src/kit/Button.tsx';
import { EmptyState } from '../../../../ui/src/kit/EmptyState.tsx';
import { Select, TextArea } from '../../../../ui/src/kit/Field.tsx';
import { toast } from '../../../../ui/src/kit/toast.tsx';
import { useAccess } from '../../app/access.tsx';
import { ask, useAct } from '../../data/ask.ts';
import { sayError } from '../../data/failure.ts';
import { words } from '../../i18n/words.ts';
import { type Act, ActDialog } from '../../parts/ActDialog.tsx';
import { Loaded } from '../../parts/Loaded.tsx';
import { More } from '../../parts/More.tsx';
import { Page } from '../../parts/Page.tsx';

const w = words('reviews');
const PAGE = 50;

/** What members ask for: whoever takes one may comment in the résumé until they finish. The state stands in the address. */
export default function Reviews() {
  const [search, setSearch] = useSearchParams<{ state?: string }>();
  const state = () => ReviewState.safeParse(search.state).data ?? 'waiting';
  const reviews = useInfiniteQuery(() => ({
    queryKey: ['reviews', state()],
    queryFn: ({ pageParam }) =>
      ask({ type: 'ListReviews', state: state(), limit: PAGE, ...(pageParam === undefined ? {} : { cursor: pageParam }) }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ cursor }) => cursor,
  }));
  return (
    <Page title={w().title} lead={w().lead}>
      <search class="filters">
        <Select
          label={w().state}
          value={state()}
          choices={ReviewState.options.map((value) => ({ value, label: w().states[value] }))}
          onChoose={(value) => setSearch({ state: value === 'waiting' ? null : value }, { replace: true, scroll: false })}
        />
      </search>
      <Loaded query={reviews} rows={6}>
        {(data) => {
          const found = createMemo(() => data().pages.flatMap(({ items }) => items));
          return (
            <Show when={found().length > 0} fallback={<EmptyState title={w().noneTitle}>{w().noneText}</EmptyState>}>
              <ul class="lines card card-padded review-list">
                <For each={found()}>{(review) => <ReviewRow review={review} />}</For>
              </ul>
              <More of={reviews} />
            </Show>
          );
        }}
      </Loaded>
    </Page>
  );
}

function ReviewRow(props: { review: Review }) {
  const access = useAccess();
  const act = useAct([['reviews']]);
  const [text, setText] = createSignal('');
  const [asking, setAsking] = createSignal<Act | null>(null);
  const title = () => props.review.title || w().untitled;
  const isMine = () => props.review.state === 'claimed' && props.review.coach === access().me.id;
  const run = async (type: 'ClaimReview' | 'ReturnReview', done: string) => {
    try {
      await act.mutateAsync({ type, review: props.review.id });
      toast({ text: done });
    } catch (failure) {
      toast({ text: sayError(failure) });
    }
  };
  const finish = (): Act => ({
    title: w().finishTitle(title()),
    text: w().finishText,
    submit: w().finish,
    done: w().finished,
    run: () => act.mutateAsync({ type: 'FinishReview', review: props.review.id, words: text().trim() }),
  });
  return (
    <li>
      <div>
        <strong>{title()}</strong>
        <p class="muted small">
          {w().asked(props.review.byName, ago(props.review.askedAt, Date.now()))}
          <Show when={props.review.coachName}>{(name) => <>{` · ${w().with(name())}`}</>}</Show>
        </p>
        <Show when={props.review.words}>
          <p>{props.review.words}</p>
        </Show>
      </div>
      <div class="page-actions">
        <Show when={props.review.state === 'waiting'}>
          <Button look="primary" busy={act.isPending} onClick={() => void run('ClaimReview', w().taken)}>
            {w().take}
          </Button>
        </Show>
        <Show when={isMine()}>
          <a class="button button-secondary" href={`/resumes/${props.review.resume}?panel=comments`} rel="external">
            {w().openResume}
          </a>
          <Button busy={act.isPending} onClick={() => void run('ReturnReview', w().returned)}>
            {w().giveBack}
          </Button>
          <Button look="primary" onClick={() => setAsking(finish())}>
            {w().finish}
          </Button>
        </Show>
      </div>
      <ActDialog act={asking()} onClose={() => setAsking(null)}>
        <TextArea
          label={w().finishWords}
          rows={3}
          maxLength={1_000}
          value={text()}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </ActDialog>
    </li>
  );
}

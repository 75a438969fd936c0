import { Show } from 'solid-js';
import type { OwnSubscriptionAnswer } from '#protocol/billing';
import { number } from '../../../i18n/format.ts';
import { Progress } from '../../../kit/Progress.tsx';
import { w } from './words.ts';

const most = (limit: number | null): string => (limit === null ? w().any : w().upTo(number(limit)));

/** What a plan holds, and how much of it is used. */
export function Holding(props: { subscription: OwnSubscriptionAnswer }) {
  const limits = () => props.subscription.limits;
  const used = () => props.subscription.used.resumes;
  const said = (limit: number | null) => (limit === null ? w().ofAny(number(used())) : w().ofMany(number(used()), number(limit)));
  return (
    <section class="account-part" aria-labelledby="plan-holds">
      <h2 id="plan-holds">{w().holds}</h2>
      <dl class="plan-holds">
        <dt>{w().resumes}</dt>
        <dd>{said(limits().resumes)}</dd>
        <dt>{w().links}</dt>
        <dd>{most(limits().linksPerResume)}</dd>
        <dt>{w().people}</dt>
        <dd>{most(limits().membersPerResume)}</dd>
      </dl>
      <Show when={limits().resumes}>
        {(limit) => (
          <>
            <Progress value={Math.min(1, used() / limit())} label={`${w().resumes}: ${said(limit())}`} />
            <Show when={used() >= limit()}>
              <p class="plan-notice">{w().full}</p>
            </Show>
          </>
        )}
      </Show>
      <p class="muted small">{w().always}</p>
    </section>
  );
}

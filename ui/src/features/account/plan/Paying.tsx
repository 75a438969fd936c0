import { createSignal, For, Show } from 'solid-js';
import type { OwnSubscriptionAnswer } from '#protocol/billing';
import { Interval, PlanId } from '#protocol/plans';
import { planApi, usePlans } from '../../../data/plan.ts';
import { sayError } from '../../../data/words.ts';
import { Button } from '../../../kit/Button.tsx';
import { toast } from '../../../kit/toast.tsx';
import { isSubscribed } from './standing.ts';
import { w } from './words.ts';

const Sold = PlanId.exclude(['free']);

/** Where a plan is begun, changed and ended: at the payment service, to which these buttons lead. */
export function Paying(props: { subscription: OwnSubscriptionAnswer }) {
  const plans = usePlans();
  const [busy, setBusy] = createSignal('');
  const offered = () =>
    props.subscription.hasCheckout && !isSubscribed(props.subscription.standing)
      ? (plans.data?.items ?? []).flatMap(({ id, name, limits, isForSale }) => {
          const sold = Sold.safeParse(id);
          return isForSale && sold.success ? [{ id: sold.data, name, resumes: limits.resumes }] : [];
        })
      : [];

  const goOn = async (what: string, ask: () => Promise<{ url: string }>) => {
    if (busy() !== '') return;
    setBusy(what);
    try {
      location.assign((await ask()).url);
    } catch (error) {
      toast({ text: w().failed, detail: sayError(error), tone: 'problem' });
      setBusy('');
    }
  };

  return (
    <>
      <Show when={props.subscription.hasPortal}>
        <section class="account-part">
          <div class="account-line">
            <p class="muted small">{w().manageHint}</p>
            <Button busy={busy() === 'portal'} onClick={() => void goOn('portal', planApi.portal)}>
              {w().manage}
            </Button>
          </div>
        </section>
      </Show>
      <Show when={offered().length > 0}>
        <section class="account-part" aria-labelledby="plan-others">
          <h2 id="plan-others">{w().others}</h2>
          <ul class="plan-offers">
            <For each={offered()}>
              {({ id, name, resumes }) => (
                <li>
                  <h3>{name}</h3>
                  <p class="muted small">{resumes === null ? w().anyResumes : w().upToResumes(resumes)}</p>
                  <div class="plan-choices">
                    <For each={Interval.options}>
                      {(interval) => (
                        <Button
                          busy={busy() === `${id}/${interval}`}
                          onClick={() => void goOn(`${id}/${interval}`, () => planApi.checkout(id, interval))}
                        >
                          {interval === 'month' ? w().chooseMonth(name) : w().chooseYear(name)}
                        </Button>
                      )}
                    </For>
                  </div>
                </li>
              )}
            </For>
          </ul>
          <p class="muted small">{w().price}</p>
        </section>
      </Show>
      <Show when={!props.subscription.hasCheckout}>
        <section class="account-part">
          <p class="muted small">{w().noPayments}</p>
        </section>
      </Show>
    </>
  );
}

import { A } from '@solidjs/router';
import { useQueryClient } from '@tanstack/solid-query';
import { createSignal, For, Show } from 'solid-js';
import type { AdminSubscriptionAnswer } from '#protocol/billing';
import type { UserId } from '#protocol/ids';
import { PLANS, PlanId } from '#protocol/plans';
import { useQuery } from '../../../../ui/src/data/query.ts';
import { dayDate, fullDate } from '../../../../ui/src/i18n/format.ts';
import { Button } from '../../../../ui/src/kit/Button.tsx';
import { Select, TextField } from '../../../../ui/src/kit/Field.tsx';
import { toast } from '../../../../ui/src/kit/toast.tsx';
import { useMay } from '../../app/access.tsx';
import { adminApi } from '../../data/admin.ts';
import { sayError } from '../../data/failure.ts';
import { words } from '../../i18n/words.ts';
import { type Act, ActDialog } from '../../parts/ActDialog.tsx';
import { Badge } from '../../parts/Badge.tsx';
import { Facts } from '../../parts/Facts.tsx';
import { usePerson } from '../../parts/KnownPerson.tsx';
import { Loaded } from '../../parts/Loaded.tsx';
import { Panel } from '../../parts/Panel.tsx';
import { PersonName } from '../../parts/PersonName.tsx';
import { Invoices } from './Invoices.tsx';
import { TONES } from './tones.ts';

const w = words('billing');

/** What somebody has, since what and until when; whoever bills gives plans here. */
export function SubscriptionPanel(props: { user: UserId; onClose: () => void }) {
  const may = useMay();
  const client = useQueryClient();
  const person = usePerson(() => props.user);
  const name = () => person.data?.person.name ?? props.user;
  const subscription = useQuery(() => ({ queryKey: ['billing', 'one', props.user], queryFn: () => adminApi.subscription(props.user) }));
  const [asking, setAsking] = createSignal<Act | null>(null);
  const [plan, setPlan] = createSignal<PlanId>('plus');
  const [until, setUntil] = createSignal('');
  const [busy, setBusy] = createSignal(false);

  const grant = (): Act => ({
    title: w().grantTitle(name()),
    text: w().grantText,
    submit: w().grantSubmit,
    asksWhy: true,
    get done() {
      return w().granted(name(), PLANS[plan()].name);
    },
    run: async (reason) => {
      try {
        // Until the end of that day, here.
        const end = until() === '' ? {} : { until: new Date(`${until()}T23:59:59`).toISOString() };
        await adminApi.grant(props.user, { plan: plan(), reason, ...end }, crypto.randomUUID());
      } finally {
        await Promise.all(['billing', 'people', 'audit'].map((key) => client.invalidateQueries({ queryKey: [key] })));
      }
    },
  });
  const refresh = async () => {
    setBusy(true);
    try {
      client.setQueryData(['billing', 'one', props.user], await adminApi.refreshSubscription(props.user));
      toast({ text: w().refreshed });
    } catch (failure) {
      toast({ text: sayError(failure), tone: 'problem' });
    } finally {
      setBusy(false);
    }
  };

  return (
    <Panel title={w().subscriptionOf(name())} onClose={props.onClose}>
      <Loaded query={subscription}>
        {(found) => (
          <>
            <Stands answer={found()} user={props.user} />
            <div class="chips section">
              <Show when={may('GrantPlan')}>
                <Button look="primary" onClick={() => setAsking(grant())}>
                  {w().grant}
                </Button>
              </Show>
              <Show when={may('RefreshSubscription') && found().hasCheckout}>
                <Button busy={busy()} onClick={() => void refresh()}>
                  {w().refresh}
                </Button>
              </Show>
            </div>
            <Grants answer={found()} />
            <Show when={may('ListInvoices')}>
              <Invoices user={props.user} />
            </Show>
          </>
        )}
      </Loaded>
      <ActDialog act={asking()} onClose={() => setAsking(null)}>
        <Select
          label={w().plan}
          value={plan()}
          choices={PlanId.options.map((value) => ({ value, label: PLANS[value].name }))}
          onChoose={(value) => setPlan(PlanId.parse(value))}
        />
        <TextField label={w().grantUntil} type="date" value={until()} onInput={(event) => setUntil(event.currentTarget.value)} />
      </ActDialog>
    </Panel>
  );
}

function Stands(props: { answer: AdminSubscriptionAnswer; user: UserId }) {
  const standing = () => props.answer.standing;
  const day = (iso: string | null) => (iso === null ? null : dayDate(iso));
  return (
    <div class="section">
      <Facts
        facts={[
          [w().plan, PLANS[standing().plan].name],
          [w().state, <Badge tone={TONES[standing().state]}>{w().states[standing().state]}</Badge>],
          [w().from, standing().source === null ? null : w().sources[standing().source ?? 'grant']],
          [w().interval, standing().interval === null ? null : w().intervals[standing().interval ?? 'month']],
          [w().renews, day(standing().renewsAt)],
          [w().ends, day(standing().endsAt)],
          [w().person, <A href={`/people/${props.user}`}>{w().toPerson}</A>],
        ]}
      />
    </div>
  );
}

function Grants(props: { answer: AdminSubscriptionAnswer }) {
  return (
    <section class="section">
      <h3>{w().grants}</h3>
      <Show when={props.answer.grants.length > 0} fallback={<p class="muted small">{w().noGrants}</p>}>
        <ul class="lines">
          <For each={props.answer.grants}>
            {(grant) => (
              <li>
                <span>{w().grantLine(PLANS[grant.plan].name, grant.until === null ? null : dayDate(grant.until))}</span>
                <span class="muted">
                  {fullDate(grant.at)} <PersonName user={grant.by} />
                </span>
                <span>{grant.reason}</span>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </section>
  );
}

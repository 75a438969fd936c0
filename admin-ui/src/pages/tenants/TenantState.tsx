import { createSignal, Show } from 'solid-js';
import { PagesOfSuspended, type TenantView } from '#protocol/tenant-operator';
import { dayDate } from '../../../../ui/src/i18n/format.ts';
import { Button } from '../../../../ui/src/kit/Button.tsx';
import { Select } from '../../../../ui/src/kit/Field.tsx';
import { useMay } from '../../app/access.tsx';
import { useAct } from '../../data/ask.ts';
import { words } from '../../i18n/words.ts';
import { type Act, ActDialog } from '../../parts/ActDialog.tsx';

const w = words('tenants');

/** Whether a tenant is suspended, and the way to the other state. */
export function TenantState(props: { tenant: TenantView }) {
  const may = useMay();
  const act = useAct([['tenants'], ['audit']]);
  const [pages, setPages] = createSignal<PagesOfSuspended>('stay');
  const [asking, setAsking] = createSignal<Act | null>(null);
  const suspend = ({ id, name }: TenantView): Act => ({
    title: w().suspendTitle(name),
    text: w().suspendText,
    submit: w().suspendSubmit,
    danger: true,
    asksWhy: true,
    done: w().suspendDone(name),
    run: (why) => act.mutateAsync({ type: 'SuspendTenant', tenant: id, why, pages: pages() }),
  });
  const restore = ({ id, name }: TenantView): Act => ({
    title: w().restoreTitle(name),
    text: w().restoreText,
    submit: w().restoreSubmit,
    done: w().restoreDone(name),
    run: () => act.mutateAsync({ type: 'RestoreTenant', tenant: id }),
  });
  const choices = () => PagesOfSuspended.options.map((value) => ({ value, label: w().pagesChoices[value] }));
  return (
    <>
      <Show when={props.tenant.suspended} fallback={<span>{w().active}</span>}>
        {(suspended) => (
          <span title={suspended().why}>
            {w().suspendedSince(dayDate(suspended().at))}
            <br />
            <span class="muted small">{w().pagesOf[suspended().pages]}</span>
          </span>
        )}
      </Show>{' '}
      <Show when={may('SuspendTenant')}>
        <Button
          aria-label={(props.tenant.suspended ? w().restoreOf : w().suspendOf)(props.tenant.name)}
          onClick={() => setAsking(props.tenant.suspended ? restore(props.tenant) : suspend(props.tenant))}
        >
          {props.tenant.suspended ? w().restore : w().suspend}
        </Button>
      </Show>
      <ActDialog act={asking()} onClose={() => setAsking(null)}>
        <Show when={!props.tenant.suspended}>
          <Select
            label={w().pagesField}
            value={pages()}
            choices={choices()}
            onChoose={(value) => setPages(PagesOfSuspended.parse(value))}
          />
        </Show>
      </ActDialog>
    </>
  );
}

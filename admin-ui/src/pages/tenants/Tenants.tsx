import { createSignal, For, Show } from 'solid-js';
import type { TenantView } from '#protocol/tenant-operator';
import { dayDate } from '../../../../ui/src/i18n/format.ts';
import { Button } from '../../../../ui/src/kit/Button.tsx';
import { EmptyState } from '../../../../ui/src/kit/EmptyState.tsx';
import { useTenants } from '../../data/tenants.ts';
import { words } from '../../i18n/words.ts';
import { Loaded } from '../../parts/Loaded.tsx';
import { Page } from '../../parts/Page.tsx';
import { NewTenant } from './NewTenant.tsx';
import { TenantState } from './TenantState.tsx';

const w = words('tenants');

/** Every organisation on the installation, for whoever operates it. */
export default function Tenants() {
  const tenants = useTenants();
  const [isAdding, setAdding] = createSignal(false);
  return (
    <Page
      title={w().title}
      lead={w().lead}
      actions={
        <Button look="primary" onClick={() => setAdding(true)}>
          {w().add}
        </Button>
      }
    >
      <Loaded query={tenants}>
        {(found) => (
          <Show when={found().items.length > 0} fallback={<EmptyState title={w().noneTitle}>{w().noneText}</EmptyState>}>
            <Rows tenants={found().items} />
          </Show>
        )}
      </Loaded>
      <NewTenant open={isAdding()} onClose={() => setAdding(false)} />
    </Page>
  );
}

function Rows(props: { tenants: readonly TenantView[] }) {
  return (
    <section class="card table-place" tabindex="0" aria-label={w().list}>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{w().name}</th>
            <th scope="col">{w().domains}</th>
            <th scope="col" class="number">
              {w().people}
            </th>
            <th scope="col">{w().since}</th>
            <th scope="col">{w().state}</th>
          </tr>
        </thead>
        <tbody>
          <For each={props.tenants}>
            {(tenant) => (
              <tr>
                <th scope="row">
                  {tenant.name}
                  <br />
                  <span class="mono muted small">{tenant.id}</span>
                </th>
                <td>{tenant.domains.length > 0 ? tenant.domains.join(', ') : <span class="muted">{w().anyDomain}</span>}</td>
                <td class="number">{w().peopleCount(tenant.people)}</td>
                <td class="at">{dayDate(tenant.createdAt)}</td>
                <td>
                  <TenantState tenant={tenant} />
                </td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </section>
  );
}

import { Show } from 'solid-js';
import { BRAND } from '../../app/title.ts';
import { useTenant } from '../../data/tenant.ts';
import './tenant.css';

/** Beside the product's name that of the person's organisation, with its colour; nothing where it has none of its own. */
export function TenantName() {
  const tenant = useTenant();
  return (
    <Show when={tenant.data && tenant.data.name !== BRAND ? tenant.data : null}>
      {(shown) => (
        <span class="tenant-name" dir="auto">
          <Show when={shown().color}>{(color) => <span class="tenant-mark" style={{ background: color() }} aria-hidden="true" />}</Show>
          {shown().name}
        </span>
      )}
    </Show>
  );
}

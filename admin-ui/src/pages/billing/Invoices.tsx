import { For, Show } from 'solid-js';
import type { Invoice } from '#protocol/billing';
import type { UserId } from '#protocol/ids';
import { useQuery } from '../../../../ui/src/data/query.ts';
import { dayDate } from '../../../../ui/src/i18n/format.ts';
import { adminApi } from '../../data/admin.ts';
import { words } from '../../i18n/words.ts';
import { Badge } from '../../parts/Badge.tsx';
import { Loaded } from '../../parts/Loaded.tsx';

const w = words('billing');

/** What somebody was charged, newest first. */
export function Invoices(props: { user: UserId }) {
  const invoices = useQuery(() => ({ queryKey: ['billing', 'invoices', props.user], queryFn: () => adminApi.invoices(props.user) }));
  return (
    <section class="section">
      <h3>{w().invoices}</h3>
      <Loaded query={invoices} rows={2}>
        {(found) => (
          <Show when={found().items.length > 0} fallback={<p class="muted small">{w().noInvoices}</p>}>
            <ul class="lines">
              <For each={found().items}>
                {(invoice) => (
                  <li>
                    <span>
                      {dayDate(invoice.at)} {amountOf(invoice)} <Badge>{w().invoiceStates[invoice.status]}</Badge>
                    </span>
                    <Show when={invoice.page}>
                      {(page) => (
                        <a href={page()} target="_blank" rel="noreferrer" aria-label={w().invoice(invoice.number ?? invoice.id)}>
                          {w().open}
                        </a>
                      )}
                    </Show>
                  </li>
                )}
              </For>
            </ul>
          </Show>
        )}
      </Loaded>
    </section>
  );
}

/** In the currency's own way; how many of its digits are after the point, the currency knows. */
function amountOf({ total, currency }: Invoice): string {
  const format = new Intl.NumberFormat(undefined, { style: 'currency', currency: currency.toUpperCase() });
  return format.format(total / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

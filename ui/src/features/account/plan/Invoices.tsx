import { For, Show } from 'solid-js';
import type { Invoice } from '#protocol/billing';
import { useInvoices } from '../../../data/plan.ts';
import { dayDate } from '../../../i18n/format.ts';
import { region } from '../../../i18n/words.ts';
import { w } from './words.ts';

/** Stripe counts in the smallest unit of a currency, of which there are as many as the currency has decimals. */
function amountOf({ total, currency }: Invoice): string {
  const format = new Intl.NumberFormat(region(), { style: 'currency', currency });
  return format.format(total / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

const stateOf = ({ status }: Invoice): string => (status === 'paid' ? w().paid : status === 'void' ? w().void : w().open);

/** What was billed, newest first; a draft is no invoice yet. */
export function Invoices() {
  const query = useInvoices();
  const items = () => (query.data?.items ?? []).filter(({ status }) => status !== 'draft');
  return (
    <Show when={items().length > 0}>
      <section class="account-part" aria-labelledby="plan-invoices">
        <h2 id="plan-invoices">{w().invoices}</h2>
        <ul class="plan-invoices">
          <For each={items()}>
            {(invoice) => {
              const name = () => (invoice.number === null ? w().nameless : w().invoice(invoice.number));
              return (
                <li>
                  <Show when={invoice.page} fallback={<bdi>{name()}</bdi>}>
                    {(page) => (
                      <a href={page()} target="_blank" rel="noreferrer">
                        <bdi>{name()}</bdi>
                      </a>
                    )}
                  </Show>
                  <span class="muted small">
                    {dayDate(invoice.at)} · <bdi>{amountOf(invoice)}</bdi> · {stateOf(invoice)}
                  </span>
                </li>
              );
            }}
          </For>
        </ul>
      </section>
    </Show>
  );
}

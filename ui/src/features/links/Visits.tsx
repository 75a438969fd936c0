import { createMemo, createSignal, For, Show } from 'solid-js';
import { LISTED_DAYS, type PublicLink, type VisitDay } from '#protocol/links';
import { number } from '../../i18n/format.ts';
import { Button } from '../../kit/Button.tsx';
import { dayName, lastDays, w } from './words.ts';

/** How often a link was opened on each of the last days: drawn, and as a table. */
export function Visits(props: { link: PublicLink }) {
  const [isTable, showTable] = createSignal(false);
  const days = createMemo<VisitDay[]>(() => {
    const known = new Map(props.link.days.map((day) => [day.day, day]));
    return lastDays(LISTED_DAYS, Date.now()).map((day) => known.get(day) ?? { day, views: 0, downloads: 0, previews: 0 });
  });
  const most = () => Math.max(1, ...days().map(({ views }) => views));
  const sum = () => days().reduce((all, { views }) => all + views, 0);
  const busy = () => days().filter(({ views, downloads, previews }) => views + downloads + previews > 0);
  return (
    <section class="visits">
      <div class="visits-head">
        <h3>{w().visits.heading(LISTED_DAYS)}</h3>
        <Show when={busy().length > 0}>
          <Button look="quiet" aria-expanded={isTable()} onClick={() => showTable(!isTable())}>
            {isTable() ? w().visits.hideTable : w().visits.showTable}
          </Button>
        </Show>
      </div>
      <div class="visits-bars" role="img" aria-label={w().visits.summary(sum(), LISTED_DAYS, most())}>
        <For each={days()}>
          {(day) => <span style={{ '--share': `${(day.views / most()) * 100}%` }} title={w().visits.onDay(dayName(day.day), day.views)} />}
        </For>
      </div>
      <Show when={isTable()}>
        <table>
          <thead>
            <tr>
              <th scope="col">{w().visits.day}</th>
              <th scope="col">{w().visits.viewsColumn}</th>
              <th scope="col">{w().visits.downloadsColumn}</th>
              <th scope="col">{w().visits.programsColumn}</th>
            </tr>
          </thead>
          <tbody>
            <For each={busy().toReversed()}>
              {(day) => (
                <tr>
                  <th scope="row">{dayName(day.day)}</th>
                  <td>{number(day.views)}</td>
                  <td>{number(day.downloads)}</td>
                  <td>{number(day.previews)}</td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </Show>
      <p class="links-note">{w().visits.about}</p>
    </section>
  );
}

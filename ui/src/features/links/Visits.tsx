import { createMemo, createSignal, For, Show } from 'solid-js';
import { LISTED_DAYS, type PublicLink, type VisitDay } from '#protocol/links';
import { plural } from '../../i18n/format.ts';
import { Button } from '../../kit/Button.tsx';
import { dayName, lastDays } from './words.ts';

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
        <h3>Last {LISTED_DAYS} days</h3>
        <Show when={busy().length > 0}>
          <Button look="quiet" aria-expanded={isTable()} onClick={() => showTable(!isTable())}>
            {isTable() ? 'Hide the table' : 'Show as a table'}
          </Button>
        </Show>
      </div>
      <div class="visits-bars" role="img" aria-label={`${plural(sum(), 'view')} in ${LISTED_DAYS} days, at most ${most()} on one day`}>
        <For each={days()}>
          {(day) => (
            <span style={{ '--share': `${(day.views / most()) * 100}%` }} title={`${dayName(day.day)}: ${plural(day.views, 'view')}`} />
          )}
        </For>
      </div>
      <Show when={isTable()}>
        <table>
          <thead>
            <tr>
              <th scope="col">Day (UTC)</th>
              <th scope="col">Views</th>
              <th scope="col">Downloads</th>
              <th scope="col">Programs</th>
            </tr>
          </thead>
          <tbody>
            <For each={busy().toReversed()}>
              {(day) => (
                <tr>
                  <th scope="row">{dayName(day.day)}</th>
                  <td>{day.views.toLocaleString()}</td>
                  <td>{day.downloads.toLocaleString()}</td>
                  <td>{day.previews.toLocaleString()}</td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </Show>
      <p class="links-note">
        People of this résumé are not counted; programs, such as those that show previews, are counted apart. Nothing is kept of who came.
      </p>
    </section>
  );
}

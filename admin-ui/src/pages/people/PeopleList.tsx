import { A } from '@solidjs/router';
import { createWindowVirtualizer } from '@tanstack/solid-virtual';
import { createEffect, createSignal, For, on, Show } from 'solid-js';
import type { ListedPerson } from '#protocol/tenant-people';
import { dayDate } from '../../../../ui/src/i18n/format.ts';
import { Avatar } from '../../../../ui/src/kit/Avatar.tsx';
import { words } from '../../i18n/words.ts';
import { Badge } from '../../parts/Badge.tsx';
import { toneOf } from './tone.ts';

const w = words('people');
const s = words('shell');
/** Of a row, in CSS pixels; `people.css` says the same. */
const ROW = 52;

/** A table of which only what is in view is in the page, however long it is. */
export function PeopleList(props: { people: readonly ListedPerson[]; chosen: string | undefined; query: string; isAll: boolean }) {
  const [top, setTop] = createSignal(0);
  let body: HTMLTableSectionElement | undefined;
  // The list begins below the search, whose height changes with its chips.
  const measure = () => body && setTop(body.getBoundingClientRect().top + window.scrollY);
  createEffect(on(() => [props.people.length, props.query], measure));
  const rows = createWindowVirtualizer({
    get count() {
      return props.people.length;
    },
    get scrollMargin() {
      return top();
    },
    estimateSize: () => ROW,
    overscan: 12,
  });
  const above = () => (rows.getVirtualItems()[0]?.start ?? top()) - top();
  const below = () => Math.max(0, rows.getTotalSize() - above() - rows.getVirtualItems().length * ROW);
  return (
    <div class="card">
      <table class="people-table" aria-label={w().list} aria-rowcount={props.isAll ? props.people.length + 1 : -1}>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col">{w().person}</th>
            <th scope="col" class="people-role">
              {w().role}
            </th>
            <th scope="col" class="people-state">
              {w().state}
            </th>
            <th scope="col" class="people-since">
              {w().since}
            </th>
          </tr>
        </thead>
        <tbody ref={body}>
          <Gap height={above()} />
          <For each={rows.getVirtualItems()}>
            {(item) => (
              <Show when={props.people[item.index]}>
                {(person) => (
                  <tr class="people-row" classList={{ 'people-row-chosen': person().user === props.chosen }} aria-rowindex={item.index + 2}>
                    <Row person={person()} isChosen={person().user === props.chosen} query={props.query} />
                  </tr>
                )}
              </Show>
            )}
          </For>
          <Gap height={below()} />
        </tbody>
      </table>
    </div>
  );
}

/** In the place of the rows that are out of view. */
const Gap = (props: { height: number }) => (
  <Show when={props.height > 0}>
    {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: a row of a table never has the focus */}
    <tr aria-hidden="true">
      <td colspan="4" style={{ height: `${props.height}px`, padding: 0 }} />
    </tr>
  </Show>
);

function Row(props: { person: ListedPerson; isChosen: boolean; query: string }) {
  const search = () => (props.query === '' ? '' : `?${props.query}`);
  return (
    <>
      <td>
        <span class="people-who">
          <span aria-hidden="true">
            <Avatar id={props.person.user} name={props.person.name} />
          </span>
          <span class="people-names">
            <A
              href={`/people/${props.person.user}${search()}`}
              id={`row-${props.person.user}`}
              class="people-name"
              noScroll
              aria-current={props.isChosen ? 'true' : undefined}
            >
              {props.person.name}
            </A>
            <span class="muted people-email">{props.person.email}</span>
          </span>
        </span>
      </td>
      <td class="people-role">{s().roles[props.person.role]}</td>
      <td class="people-state">
        <Badge tone={toneOf(props.person.state)}>{w().states[props.person.state]}</Badge>
        <Show when={!props.person.emailVerified}>
          <span class="muted people-unverified">{w().unverified}</span>
        </Show>
      </td>
      <td class="muted people-since">{dayDate(props.person.createdAt)}</td>
    </>
  );
}

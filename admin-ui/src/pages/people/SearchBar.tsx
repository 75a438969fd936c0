import { A } from '@solidjs/router';
import ListFilter from 'lucide-solid/icons/list-filter';
import Search from 'lucide-solid/icons/search';
import { createSignal, For, onCleanup, Show } from 'solid-js';
import { TenantRole } from '#protocol/roles';
import { type PeopleFilter, PersonState } from '#protocol/tenant-people';
import { Button } from '../../../../ui/src/kit/Button.tsx';
import { Dialog } from '../../../../ui/src/kit/Dialog.tsx';
import { TextField } from '../../../../ui/src/kit/Field.tsx';
import { Menu } from '../../../../ui/src/kit/Menu.tsx';
import type { SavedSearches } from '../../data/saved.ts';
import { words } from '../../i18n/words.ts';
import { Chip } from '../../parts/Chip.tsx';
import { chipsOf, type FilterKey, queryOf, without } from './filter.ts';

const w = words('people');
const s = words('shell');
/** Typing is over when nothing came for so many ms. */
const PAUSE_MS = 250;

/** What is searched for: words, filters as chips, and searches that were kept. */
export function SearchBar(props: { filter: PeopleFilter; saved: SavedSearches; onFilter: (filter: PeopleFilter) => void }) {
  const [naming, setNaming] = createSignal(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));
  const write = (text: string) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const { text: _, ...rest } = props.filter;
      const words = text.trim().slice(0, 100);
      props.onFilter(words === '' ? rest : { ...rest, text: words });
    }, PAUSE_MS);
  };
  return (
    <search class="people-search">
      <div class="people-search-row">
        <div class="people-search-field">
          <Search size={16} stroke-width={1.75} aria-hidden="true" />
          <TextField
            label={w().search}
            hideLabel
            type="search"
            placeholder={w().search}
            maxLength={100}
            value={props.filter.text ?? ''}
            onInput={(event) => write(event.currentTarget.value)}
          />
        </div>
        <Menu
          label={w().filter}
          class="button button-secondary"
          trigger={
            <>
              <ListFilter size={16} stroke-width={1.75} aria-hidden="true" />
              {w().filter}
            </>
          }
          entries={[
            ...TenantRole.options.map((role) => ({
              label: w().filterBy(w().role, s().roles[role]),
              onSelect: () => props.onFilter({ ...props.filter, role }),
            })),
            ...PersonState.options.map((state) => ({
              label: w().filterBy(w().state, w().states[state]),
              onSelect: () => props.onFilter({ ...props.filter, state }),
            })),
          ]}
        />
      </div>
      <Show when={queryOf(props.filter) !== ''}>
        <ul class="chips" aria-label={w().filters}>
          <For each={chipsOf(props.filter)}>
            {([key, value]) => (
              <li>
                <Chip removeLabel={w().removeFilter(nameOf(key, value))} onRemove={() => props.onFilter(without(props.filter, key))}>
                  <span>{nameOf(key, value)}</span>
                </Chip>
              </li>
            )}
          </For>
          <li>
            <Button look="quiet" onClick={() => setNaming(true)}>
              {w().save}
            </Button>
          </li>
          <li>
            <Button look="quiet" onClick={() => props.onFilter({})}>
              {w().clear}
            </Button>
          </li>
        </ul>
      </Show>
      <Show when={props.saved.saved().length > 0}>
        <ul class="chips" aria-label={w().saved}>
          <For each={props.saved.saved()}>
            {({ name, query }) => (
              <li>
                <Chip removeLabel={w().forget(name)} onRemove={() => props.saved.forget(name)}>
                  <A href={`/people?${query}`}>{name}</A>
                </Chip>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Naming
        open={naming()}
        suggestion={[...chipsOf(props.filter).map(([key, value]) => nameOf(key, value)), props.filter.text ?? '']
          .filter(Boolean)
          .join(', ')}
        onClose={() => setNaming(false)}
        onName={(name) => props.saved.save({ name, query: queryOf(props.filter) })}
      />
    </search>
  );
}

function nameOf(key: FilterKey, value: string): string {
  const role = TenantRole.safeParse(value);
  const state = PersonState.safeParse(value);
  if (key === 'role' && role.success) return w().filterBy(w().role, s().roles[role.data]);
  if (key === 'state' && state.success) return w().filterBy(w().state, w().states[state.data]);
  return value;
}

function Naming(props: { open: boolean; suggestion: string; onClose: () => void; onName: (name: string) => void }) {
  return (
    <Dialog
      open={props.open}
      onClose={props.onClose}
      title={w().saveTitle}
      description={w().saveText}
      startAt={(dialog) => dialog.querySelector('input')}
    >
      <form
        class="dialog-form"
        onSubmit={(event) => {
          event.preventDefault();
          const name = String(new FormData(event.currentTarget).get('name')).trim();
          if (name === '') return;
          props.onName(name);
          props.onClose();
        }}
      >
        <TextField label={w().saveName} name="name" required maxLength={60} value={props.suggestion.slice(0, 60)} />
        <div class="dialog-actions">
          <Button onClick={props.onClose}>{s().cancel}</Button>
          <Button type="submit" look="primary">
            {w().saveSubmit}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

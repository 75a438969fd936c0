import LayoutGrid from 'lucide-solid/icons/layout-grid';
import List from 'lucide-solid/icons/list';
import { For, Show } from 'solid-js';
import type { ListedResume } from '#protocol/resume-list';
import { Select, TextField } from '../../kit/Field.tsx';
import { countOf, ORDERS, PARTS, type Part, sameTag, tagsOf } from './shelf.ts';
import type { ShelfState } from './useShelf.ts';
import '../../kit/choices.css';
import './shelf.css';

const PART_WORDS: Record<Part, string> = { all: 'All', own: 'Mine', shared: 'Shared with me', archived: 'Archived' };
const ORDER_WORDS = { changed: 'Last changed', created: 'Newest', title: 'Title' } as const;

/** Narrows the list: a part of it, a tag, words; and how it is ordered and looks. */
export function ShelfBar(props: { resumes: readonly ListedResume[]; shelf: ShelfState }) {
  const parts = () => PARTS.filter((part) => part === 'all' || part === props.shelf.wishes().part || countOf(props.resumes, part) > 0);
  const tags = () => tagsOf(props.resumes);
  const isTag = (tag: string) => sameTag(props.shelf.wishes().tag ?? '', tag);
  return (
    <div class="shelf-bar">
      <div class="shelf-line">
        <Show when={parts().length > 2 || props.shelf.wishes().part !== 'all'}>
          <fieldset class="choices shelf-parts">
            <legend class="hidden-visually">Which résumés</legend>
            <For each={parts()}>
              {(part) => (
                <label class="choice">
                  <input type="radio" name="part" checked={props.shelf.wishes().part === part} onChange={() => props.shelf.show(part)} />
                  <span>{PART_WORDS[part]}</span>
                </label>
              )}
            </For>
          </fieldset>
        </Show>
        <TextField
          class="shelf-find"
          label="Find a résumé"
          hideLabel
          type="search"
          placeholder="Find by title or tag"
          value={props.shelf.wishes().query}
          onInput={(event) => props.shelf.find(event.currentTarget.value)}
        />
        <Select
          class="shelf-order"
          label="Order"
          hideLabel
          value={props.shelf.wishes().order}
          choices={ORDERS.map((value) => ({ value, label: ORDER_WORDS[value] }))}
          onChoose={(value) => props.shelf.sort(ORDERS.find((one) => one === value) ?? 'changed')}
        />
        <fieldset class="choices">
          <legend class="hidden-visually">Show as</legend>
          <For
            each={
              [
                ['cards', 'Cards', LayoutGrid],
                ['rows', 'List', List],
              ] as const
            }
          >
            {([view, name, Icon]) => (
              <label class="choice" title={name}>
                <input
                  type="radio"
                  name="view"
                  aria-label={name}
                  checked={props.shelf.view() === view}
                  onChange={() => props.shelf.look(view)}
                />
                <span>
                  <Icon size={16} stroke-width={1.75} aria-hidden="true" />
                </span>
              </label>
            )}
          </For>
        </fieldset>
      </div>
      <Show when={tags().length > 0}>
        <ul class="shelf-tags" aria-label="Tags">
          <For each={tags()}>
            {(tag) => (
              <li>
                <button type="button" class="tag" aria-pressed={isTag(tag)} onClick={() => props.shelf.narrow(isTag(tag) ? null : tag)}>
                  {tag}
                </button>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </div>
  );
}

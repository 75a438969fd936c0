import LayoutGrid from 'lucide-solid/icons/layout-grid';
import List from 'lucide-solid/icons/list';
import { For, Show } from 'solid-js';
import type { ListedResume } from '#protocol/resume-list';
import { Select, TextField } from '../../kit/Field.tsx';
import { countOf, ORDERS, PARTS, sameTag, tagsOf } from './shelf.ts';
import type { ShelfState } from './useShelf.ts';
import { w } from './words.ts';
import '../../kit/choices.css';
import './shelf.css';

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
            <legend class="hidden-visually">{w().shelf.which}</legend>
            <For each={parts()}>
              {(part) => (
                <label class="choice">
                  <input type="radio" name="part" checked={props.shelf.wishes().part === part} onChange={() => props.shelf.show(part)} />
                  <span>{w().shelf.parts[part]}</span>
                </label>
              )}
            </For>
          </fieldset>
        </Show>
        <TextField
          class="shelf-find"
          label={w().shelf.find}
          hideLabel
          type="search"
          placeholder={w().shelf.findBy}
          value={props.shelf.wishes().query}
          onInput={(event) => props.shelf.find(event.currentTarget.value)}
        />
        <Select
          class="shelf-order"
          label={w().shelf.order}
          hideLabel
          value={props.shelf.wishes().order}
          choices={ORDERS.map((value) => ({ value, label: w().shelf.orders[value] }))}
          onChoose={(value) => props.shelf.sort(ORDERS.find((one) => one === value) ?? 'changed')}
        />
        <fieldset class="choices">
          <legend class="hidden-visually">{w().shelf.showAs}</legend>
          <For
            each={
              [
                ['cards', w().shelf.cards, LayoutGrid],
                ['rows', w().shelf.rows, List],
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
        <ul class="shelf-tags" aria-label={w().tags.list}>
          <For each={tags()}>
            {(tag) => (
              <li>
                <button
                  type="button"
                  class="tag"
                  dir="auto"
                  aria-pressed={isTag(tag)}
                  onClick={() => props.shelf.narrow(isTag(tag) ? null : tag)}
                >
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

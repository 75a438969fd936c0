import type { Item, Section } from '#protocol/document';
import { choose, isChosen } from './chosen.ts';
import { w } from './words.ts';
import './copying.css';

/** Chooses an entry, with Shift all up to it. It shows while the mouse or the focus is in its row, and while anything is chosen. */
export function ChooseBox(props: { item: Item; section: Section; name: string }) {
  let isRange = false;
  return (
    <input
      type="checkbox"
      class="choose"
      aria-label={w().choose(props.name)}
      checked={isChosen(props.item.id)}
      // The change that follows a click says nothing of the keys held.
      onClick={(event) => {
        isRange = event.shiftKey;
      }}
      onChange={(event) => {
        choose(props.section, props.item.id, isRange);
        isRange = false;
        event.currentTarget.checked = isChosen(props.item.id);
      }}
    />
  );
}

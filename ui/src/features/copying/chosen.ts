import { createSignal } from 'solid-js';
import type { Item, Section } from '#protocol/document';
import type { LocalId } from '#protocol/ids';

/** Entries of one section that something is to be done with at once. */
export interface Choice {
  section: LocalId;
  ids: readonly LocalId[];
  /** The one that was chosen last: a range begins there. */
  last: LocalId;
}

/**
 * With `id` chosen, or not any more; with `isRange` also all between it and the last one. In another section the choice begins
 * anew: what can be done goes for one.
 */
export function toggled(choice: Choice | null, section: Pick<Section, 'id' | 'items'>, id: LocalId, isRange: boolean): Choice | null {
  const order = section.items.map((item) => item.id);
  const before = choice?.section === section.id ? choice : null;
  const from = before ? order.indexOf(before.last) : -1;
  if (isRange && before && from >= 0) {
    const to = order.indexOf(id);
    const between = order.slice(Math.min(from, to), Math.max(from, to) + 1);
    return { section: section.id, ids: order.filter((other) => before.ids.includes(other) || between.includes(other)), last: id };
  }
  const had = before?.ids.includes(id) ?? false;
  const ids = order.filter((other) => (other === id ? !had : before?.ids.includes(other)));
  return ids.length > 0 ? { section: section.id, ids, last: id } : null;
}

const [choice, setChoice] = createSignal<Choice | null>(null);

export { setChoice };

export const isChosen = (id: LocalId): boolean => choice()?.ids.includes(id) ?? false;

export const choose = (section: Pick<Section, 'id' | 'items'>, id: LocalId, isRange: boolean): void => {
  setChoice(toggled(choice(), section, id, isRange));
};

/** The chosen entries of a section that are still there, in its order. */
export const chosenOf = (section: Pick<Section, 'id' | 'items'>): Item[] =>
  choice()?.section === section.id ? section.items.filter(({ id }) => isChosen(id)) : [];

/** What an act on `item` is about: all that is chosen where it is chosen itself, else it alone. */
export function together(section: Section, item: Item): Item[] {
  const chosen = chosenOf(section);
  return chosen.some(({ id }) => id === item.id) ? chosen : [item];
}

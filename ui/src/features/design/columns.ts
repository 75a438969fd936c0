import type { Section } from '#protocol/document';
import { SIDEBAR_KINDS } from '#render/templates/plan';

export type Column = 'main' | 'side';
type Placed = Pick<Section, 'id' | 'kind'>;

const isChosen = ({ id, kind }: Placed, chosen: readonly string[] | undefined): boolean =>
  chosen ? chosen.includes(id) : SIDEBAR_KINDS.has(kind);

/** Which sections stand in which column, as the pages have it; `chosen` is the register, without which the kinds decide. */
export function columnsOf<S extends Placed>(sections: readonly S[], chosen: readonly string[] | undefined): Record<Column, S[]> {
  const main = sections.filter((section) => !isChosen(section, chosen));
  // A page with nothing but a sidebar has none.
  return main.length > 0 ? { main, side: sections.filter((section) => isChosen(section, chosen)) } : { main: [...sections], side: [] };
}

/** The register once a section has gone to another column; `null` when it is there, or when it is the last of the main column. */
export function sideAfter(sections: readonly Placed[], chosen: readonly string[] | undefined, id: string, to: Column): string[] | null {
  const { main, side } = columnsOf(sections, chosen);
  const isIn = (column: Placed[]) => column.some((section) => section.id === id);
  if (to === 'main') return isIn(side) ? side.map((section) => section.id).filter((other) => other !== id) : null;
  if (!isIn(main) || main.length === 1) return null;
  return sections.filter((section) => section.id === id || side.includes(section)).map((section) => section.id);
}

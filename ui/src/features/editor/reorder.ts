import { announce } from '../../app/announce.tsx';
import { number } from '../../i18n/format.ts';
import { isPressed } from '../shortcuts/keys.ts';
import { createDragging } from './dragging.ts';
import { w } from './words.ts';

interface ListPorts {
  ids: () => readonly string[];
  /** `index` is among the others, without the thing itself. */
  move: (id: string, index: number) => void;
  enabled: () => boolean;
  /** What a screen reader calls a thing of the list. */
  nameOf: (id: string) => string;
}

/**
 * Moving things in a list: by dragging, with a mouse or after a long press, and by Alt and the arrows. The menu of each thing moves
 * it, too. Where it has come is said.
 */
export function createReorder(ports: ListPorts) {
  const place = (id: string, index: number) => {
    // Somebody else may have deleted it meanwhile, or be allowed what we are not any more.
    if (!ports.enabled() || !ports.ids().includes(id)) return;
    const name = ports.nameOf(id);
    ports.move(id, index);
    announce(w().acts.moved(name, number(index + 1), number(ports.ids().length)));
  };

  const by = (id: string, step: -1 | 1) => {
    const at = ports.ids().indexOf(id);
    const next = at + step;
    if (at < 0 || next < 0 || next >= ports.ids().length) return;
    place(id, next);
  };

  const dragging = createDragging({
    enabled: ports.enabled,
    drop: (id, over, after) => {
      const others = ports.ids().filter((other) => other !== id);
      const beside = others.indexOf(over);
      const index = beside + (after ? 1 : 0);
      if (beside >= 0 && index !== ports.ids().indexOf(id)) place(id, index);
    },
  });

  return {
    by,
    ...dragging,
    onKeyDown: (id: string) => (event: KeyboardEvent) => {
      const step = isPressed('moveUp', event) ? -1 : isPressed('moveDown', event) ? 1 : null;
      if (step === null) return;
      event.preventDefault();
      by(id, step);
      // Moving the node in the page takes the focus away from it.
      const row = event.currentTarget;
      if (row instanceof HTMLElement) queueMicrotask(() => row.focus());
    },
  };
}
export type Reorder = ReturnType<typeof createReorder>;

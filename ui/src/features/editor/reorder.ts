import { createSignal } from 'solid-js';
import { isPressed } from '../shortcuts/keys.ts';

/**
 * Moving things in a list: by dragging with a mouse, and by Alt and the arrows. On a phone the menu of each thing moves it.
 * `move` is given the index among the others, without the thing itself.
 */
export function createReorder(ports: { ids: () => readonly string[]; move: (id: string, index: number) => void; enabled: () => boolean }) {
  const [dragged, setDragged] = createSignal<string | null>(null);
  const [target, setTarget] = createSignal<{ id: string; after: boolean } | null>(null);
  const end = () => {
    setDragged(null);
    setTarget(null);
  };

  const by = (id: string, step: -1 | 1) => {
    const at = ports.ids().indexOf(id);
    const next = at + step;
    if (!ports.enabled() || at < 0 || next < 0 || next >= ports.ids().length) return;
    ports.move(id, next);
  };

  const drop = () => {
    const id = dragged();
    const over = target();
    end();
    if (id === null || over === null || over.id === id) return;
    const others = ports.ids().filter((other) => other !== id);
    ports.move(id, others.indexOf(over.id) + (over.after ? 1 : 0));
  };

  return {
    by,
    isDragged: (id: string) => dragged() === id,
    /** Where the dragged thing would land, for the line that shows it. */
    dropMark: (id: string): 'before' | 'after' | undefined => {
      const over = target();
      return over?.id === id && dragged() !== id ? (over.after ? 'after' : 'before') : undefined;
    },
    onKeyDown: (id: string) => (event: KeyboardEvent) => {
      const step = isPressed('moveUp', event) ? -1 : isPressed('moveDown', event) ? 1 : null;
      if (step === null) return;
      event.preventDefault();
      by(id, step);
      // Moving the node in the page takes the focus away from it.
      const row = event.currentTarget;
      if (row instanceof HTMLElement) queueMicrotask(() => row.focus());
    },
    onDragStart: (id: string) => (event: DragEvent) => {
      if (!ports.enabled()) return event.preventDefault();
      event.stopPropagation();
      event.dataTransfer?.setData('text/plain', '');
      if (event.dataTransfer) event.dataTransfer.effectAllowed = 'move';
      setDragged(id);
    },
    onDragOver: (id: string) => (event: DragEvent & { currentTarget: HTMLElement }) => {
      if (dragged() === null) return;
      event.preventDefault();
      // Of an open item only its head counts: its form is much taller than a row.
      const box = (event.currentTarget.querySelector('.item-head') ?? event.currentTarget).getBoundingClientRect();
      setTarget({ id, after: event.clientY > box.top + box.height / 2 });
    },
    onDrop: (event: DragEvent) => {
      if (dragged() === null) return;
      event.preventDefault();
      drop();
    },
    onDragEnd: end,
  };
}
export type Reorder = ReturnType<typeof createReorder>;

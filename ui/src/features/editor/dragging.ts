import { draggable, dropTargetForElements, monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { createEffect, createSignal, onCleanup, onMount } from 'solid-js';

interface DraggingPorts {
  enabled: () => boolean;
  /** `id` was let go over the upper half (or, `after`, the lower half) of `over`. */
  drop: (id: string, over: string, after: boolean) => void;
}

/**
 * The rows of one list, to be dragged among each other and nowhere else. The library sees to what browsers make of dragging: long
 * presses, and rows that go away while they are dragged.
 */
export function createDragging(ports: DraggingPorts) {
  const list = Symbol('list');
  const [dragged, setDragged] = createSignal<string | null>(null);
  const [target, setTarget] = createSignal<{ id: string; after: boolean } | null>(null);

  onMount(() =>
    onCleanup(
      monitorForElements({
        canMonitor: ({ source }) => source.data.list === list,
        onDragStart: ({ source }) => setDragged(String(source.data.id)),
        onDrop: ({ source, location }) => {
          const id = String(source.data.id);
          const over = target();
          setDragged(null);
          setTarget(null);
          if (over && over.id !== id && location.current.dropTargets.length > 0) ports.drop(id, over.id, over.after);
        },
      }),
    ),
  );

  return {
    isDragged: (id: string) => dragged() === id,
    /** Where the dragged thing would land, for the line that shows it. */
    dropMark: (id: string): 'before' | 'after' | undefined => {
      const over = target();
      return over?.id === id && dragged() !== id ? (over.after ? 'after' : 'before') : undefined;
    },
    /** The part of a row that is dragged. */
    handle: (id: string) => (element: HTMLElement) => {
      createEffect(() => {
        if (ports.enabled()) onCleanup(draggable({ element, getInitialData: () => ({ list, id }) }));
      });
    },
    /** A row that others are dropped on. */
    row: (id: string) => (element: HTMLElement) => {
      onCleanup(
        dropTargetForElements({
          element,
          canDrop: ({ source }) => source.data.list === list,
          onDrag: ({ location }) => {
            // Of an open item only its head counts: its form is much taller than a row.
            const box = (element.querySelector('.item-head') ?? element).getBoundingClientRect();
            const after = location.current.input.clientY > box.top + box.height / 2;
            setTarget((now) => (now?.id === id && now.after === after ? now : { id, after }));
          },
          onDragLeave: () => setTarget((now) => (now?.id === id ? null : now)),
        }),
      );
    },
  };
}

import { createEffect, createMemo, createSignal, on } from 'solid-js';
import type { Conflict } from '#protocol/live';
import { api } from '../../data/api.ts';
import { OfflineError, ProblemError } from '../../data/http.ts';
import { sayError } from '../../data/words.ts';
import { toast } from '../../kit/toast.tsx';
import type { Editor } from '../editor/context.tsx';
import { w } from './words.ts';

/**
 * The conflicts that a person has not put aside, the latest first. What they put aside is gone at once; without a connection the
 * actor hears of it once there is one again.
 */
export function createConflicts(editor: Editor): { list: () => Conflict[]; putAside: (id: string) => void } {
  const [aside, setAside] = createSignal<ReadonlySet<string>>(new Set());
  const change = (act: (ids: Set<string>) => void) =>
    setAside((before) => {
      const ids = new Set(before);
      act(ids);
      return ids;
    });

  const tell = async (id: string) => {
    try {
      await api.dismissConflict(editor.id, id);
    } catch (error) {
      // Told again when the connection is back.
      if (error instanceof OfflineError) return;
      // It is gone already: put aside on another device.
      if (!(error instanceof ProblemError && error.code === 'not_found')) {
        change((ids) => ids.delete(id));
        toast({ text: w().notPutAside, detail: sayError(error), tone: 'problem' });
        return;
      }
    }
    editor.dropConflict(id);
    change((ids) => ids.delete(id));
  };

  createEffect(
    on(
      () => editor.state.connection.phase,
      (phase) => {
        if (phase === 'live') for (const id of aside()) void tell(id);
      },
    ),
  );
  return {
    list: createMemo(() =>
      Object.values(editor.state.conflicts)
        .filter(({ id }) => !aside().has(id))
        .sort((a, b) => b.at - a.at),
    ),
    putAside: (id) => {
      change((ids) => ids.add(id));
      void tell(id);
    },
  };
}

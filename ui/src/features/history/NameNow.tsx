import BookmarkPlus from 'lucide-solid/icons/bookmark-plus';
import { createSignal, Show } from 'solid-js';
import { announce } from '../../app/announce.tsx';
import { historyApi, useHistoryAct } from '../../data/history.ts';
import { Button } from '../../kit/Button.tsx';
import { useEditor } from '../editor/context.tsx';
import { NameForm } from './NameForm.tsx';
import { w } from './words.ts';

/** Keeps the résumé as it is now, under a name. */
export function NameNow() {
  const editor = useEditor();
  const [open, setOpen] = createSignal(false);
  const save = useHistoryAct(
    () => editor.id,
    (label: string) => historyApi.save(editor.id, label),
  );
  let opener: HTMLButtonElement | undefined;
  const close = () => {
    setOpen(false);
    queueMicrotask(() => opener?.focus());
  };
  return (
    <div class="history-now">
      <Show
        when={open()}
        fallback={
          <Button ref={opener} wide onClick={() => setOpen(true)}>
            <BookmarkPlus size={16} stroke-width={1.75} aria-hidden="true" /> {w().naming.open}
          </Button>
        }
      >
        <NameForm
          label={w().naming.label}
          act={w().save}
          save={async (label) => {
            await save.mutateAsync(label);
            announce(w().naming.kept(label));
          }}
          onDone={close}
        />
      </Show>
    </div>
  );
}

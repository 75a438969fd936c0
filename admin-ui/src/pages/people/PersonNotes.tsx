import Trash from 'lucide-solid/icons/trash';
import { createSignal, For, Show } from 'solid-js';
import type { PersonPage } from '#protocol/tenant-people';
import { fullDate } from '../../../../ui/src/i18n/format.ts';
import { Button, IconButton } from '../../../../ui/src/kit/Button.tsx';
import { TextArea } from '../../../../ui/src/kit/Field.tsx';
import { FormError } from '../../../../ui/src/kit/FormError.tsx';
import { toast } from '../../../../ui/src/kit/toast.tsx';
import { useAccess } from '../../app/access.tsx';
import { useAct } from '../../data/ask.ts';
import { sayError } from '../../data/failure.ts';
import { words } from '../../i18n/words.ts';
import { type Act, ActDialog } from '../../parts/ActDialog.tsx';

const w = words('person');

/** What staff tell each other about somebody. */
export function PersonNotes(props: { page: PersonPage }) {
  const access = useAccess();
  const act = useAct([['people', 'one', props.page.person.user]]);
  const [text, setText] = createSignal('');
  const [error, setError] = createSignal<string>();
  const [asking, setAsking] = createSignal<Act | null>(null);
  const add = async () => {
    const words = text().trim();
    if (words === '' || act.isPending) return;
    setError(undefined);
    try {
      await act.mutateAsync({ type: 'AddNote', user: props.page.person.user, words });
      setText('');
      toast({ text: w().noteAdded });
    } catch (failure) {
      setError(sayError(failure));
    }
  };
  return (
    <section class="section">
      <h3>{w().notes}</h3>
      <Show when={props.page.notes.length > 0} fallback={<p class="muted small">{w().noNotes}</p>}>
        <ul class="lines person-notes">
          <For each={props.page.notes}>
            {(note) => (
              <li>
                <div class="person-note-head">
                  <span class="muted">{`${note.byName}, ${fullDate(note.at)}`}</span>
                  <Show when={note.by === access().me.id || access().role === 'admin'}>
                    <IconButton
                      label={w().deleteNote(note.byName)}
                      onClick={() =>
                        setAsking({
                          title: w().deleteNoteTitle,
                          text: w().deleteNoteText,
                          submit: w().deleteNote(note.byName),
                          danger: true,
                          done: w().noteDeleted,
                          run: () => act.mutateAsync({ type: 'DeleteNote', note: note.id }),
                        })
                      }
                    >
                      <Trash size={16} stroke-width={1.75} aria-hidden="true" />
                    </IconButton>
                  </Show>
                </div>
                <p>{note.words}</p>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <form
        class="person-note-form"
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <TextArea label={w().note} rows={2} maxLength={2_000} value={text()} onInput={(event) => setText(event.currentTarget.value)} />
        <FormError text={error()} />
        <Button type="submit" busy={act.isPending} disabled={text().trim() === ''}>
          {w().addNote}
        </Button>
      </form>
      <ActDialog act={asking()} onClose={() => setAsking(null)} />
    </section>
  );
}

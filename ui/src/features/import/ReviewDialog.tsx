import { createSignal, For, Show } from 'solid-js';
import { plural } from '../../i18n/format.ts';
import { Button } from '../../kit/Button.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import { TextField } from '../../kit/Field.tsx';
import { toast } from '../../kit/toast.tsx';
import { foundIn } from './found.ts';
import type { ReadImport } from './readFile.ts';
import './import.css';

const FORMATS: Readonly<Record<ReadImport['review']['format'], string>> = {
  jsonresume: 'a JSON Resume',
  pdf: 'a PDF that was made here',
  'reactive-resume': 'a file of Reactive Resume',
  linkedin: 'your data from LinkedIn',
  markdown: 'a text with headings',
  text: 'a plain text',
  vitae: 'a file that was made here',
};

/** What a file holds, before anything is made of it. */
export function ReviewDialog(props: { read: ReadImport; busy: boolean; onCreate: (title: string) => void; onCancel: () => void }) {
  const review = () => props.read.review;
  const [title, setTitle] = createSignal(props.read.review.document.title);
  const found = () => foundIn(review().document);
  const unplaced = () => review().unplaced.join('\n');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(unplaced());
      toast({ text: 'Copied.' });
    } catch {
      // The browser does not let us: the text stands there to be selected.
      toast({ text: 'It was not copied.', detail: 'Select the text and copy it yourself.', tone: 'problem' });
    }
  };
  return (
    <Dialog
      open
      onClose={props.onCancel}
      title="Look before it is made"
      description={`This is ${FORMATS[review().format]}. Nothing has been made yet.`}
      actions={
        <>
          <Button onClick={props.onCancel}>Cancel</Button>
          <Button look="primary" busy={props.busy} onClick={() => props.onCreate(title().trim() || review().document.title)}>
            Create résumé
          </Button>
        </>
      }
    >
      <TextField label="Title" value={title()} maxLength={500} onInput={(event) => setTitle(event.currentTarget.value)} />
      <section aria-labelledby="import-found">
        <h3 id="import-found">What was found</h3>
        <dl class="import-found">
          <For each={found()}>
            {({ name, amount }) => (
              <div>
                <dt dir="auto">{name}</dt>
                <dd>{amount}</dd>
              </div>
            )}
          </For>
        </dl>
      </section>
      <Show when={review().document.basics.photo}>
        <p class="import-hint">The photo comes along.</p>
      </Show>
      <Show when={review().report.length > 0}>
        <section aria-labelledby="import-report">
          <h3 id="import-report">{plural(review().report.length, 'remark')}</h3>
          <ul class="import-report" tabindex="0" aria-label="What became of the fields">
            <For each={review().report}>
              {(note) => (
                <li class="import-note" data-severity={note.severity}>
                  <Show when={note.path}>
                    <code>{note.path}</code>
                  </Show>
                  {note.message}
                </li>
              )}
            </For>
          </ul>
        </section>
      </Show>
      <Show when={review().unplaced.length > 0}>
        <section aria-labelledby="import-unplaced">
          <div class="import-head">
            <h3 id="import-unplaced">Text without a place</h3>
            <Button onClick={() => void copy()}>Copy</Button>
          </div>
          <section class="import-unplaced" tabindex="0" aria-label="The text" dir="auto">
            {unplaced()}
          </section>
          <p class="import-hint">It will not be in the résumé: copy what you need.</p>
        </section>
      </Show>
    </Dialog>
  );
}

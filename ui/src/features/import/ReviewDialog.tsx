import { createSignal, For, Show } from 'solid-js';
import { Button } from '../../kit/Button.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import { TextField } from '../../kit/Field.tsx';
import { toast } from '../../kit/toast.tsx';
import { foundIn } from './found.ts';
import type { ReadImport } from './readFile.ts';
import { w } from './words.ts';
import './import.css';

/** What a file holds, before anything is made of it. */
export function ReviewDialog(props: { read: ReadImport; busy: boolean; onCreate: (title: string) => void; onCancel: () => void }) {
  const review = () => props.read.review;
  const [title, setTitle] = createSignal(props.read.review.document.title);
  const found = () => foundIn(review().document);
  const unplaced = () => review().unplaced.join('\n');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(unplaced());
      toast({ text: w().review.copied });
    } catch {
      // The browser does not let us: the text stands there to be selected.
      toast({ text: w().review.notCopied, detail: w().review.notCopiedDetail, tone: 'problem' });
    }
  };
  return (
    <Dialog
      open
      onClose={props.onCancel}
      title={w().review.title}
      description={w().review.is[review().format]}
      actions={
        <>
          <Button onClick={props.onCancel}>{w().review.cancel}</Button>
          <Button look="primary" busy={props.busy} onClick={() => props.onCreate(title().trim() || review().document.title)}>
            {w().review.create}
          </Button>
        </>
      }
    >
      <TextField label={w().review.titleField} value={title()} maxLength={500} onInput={(event) => setTitle(event.currentTarget.value)} />
      <section aria-labelledby="import-found">
        <h3 id="import-found">{w().review.found}</h3>
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
        <p class="import-hint">{w().review.photo}</p>
      </Show>
      <Show when={review().report.length > 0}>
        <section aria-labelledby="import-report">
          <h3 id="import-report">{w().review.remarks(review().report.length)}</h3>
          <ul class="import-report" tabindex="0" aria-label={w().review.report}>
            <For each={review().report}>
              {(note) => (
                <li class="import-note" data-severity={note.severity}>
                  <Show when={note.path}>
                    <code dir="ltr">{note.path}</code>
                  </Show>
                  {/* The server says it in English. */}
                  <span lang="en" dir="ltr">
                    {note.message}
                  </span>
                </li>
              )}
            </For>
          </ul>
        </section>
      </Show>
      <Show when={review().unplaced.length > 0}>
        <section aria-labelledby="import-unplaced">
          <div class="import-head">
            <h3 id="import-unplaced">{w().review.unplaced}</h3>
            <Button onClick={() => void copy()}>{w().review.copy}</Button>
          </div>
          <section class="import-unplaced" tabindex="0" aria-label={w().review.unplacedText} dir="auto">
            {unplaced()}
          </section>
          <p class="import-hint">{w().review.unplacedHint}</p>
        </section>
      </Show>
    </Dialog>
  );
}

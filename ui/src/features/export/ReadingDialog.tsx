import { For, Show } from 'solid-js';
import type { ExportTextAnswer } from '#protocol/http';
import { Button } from '../../kit/Button.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import { w } from './words.ts';

/** The text of the file in the order in which programs read it. */
export function ReadingDialog(props: { text: ExportTextAnswer; onClose: () => void }) {
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={w().reading.title}
      description={w().reading.hint}
      actions={
        <Button look="primary" onClick={props.onClose}>
          {w().reading.close}
        </Button>
      }
    >
      <section class="export-reading" tabindex="0" aria-label={w().reading.text} dir="auto">
        <For each={props.text.sections}>
          {({ heading, lines }) => (
            <>
              <Show when={heading}>
                <h3>{heading}</h3>
              </Show>
              <For each={lines}>{(line) => <p>{line}</p>}</For>
            </>
          )}
        </For>
      </section>
    </Dialog>
  );
}

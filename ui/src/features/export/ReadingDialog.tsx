import { For, Show } from 'solid-js';
import type { ExportTextAnswer } from '#protocol/http';
import { Button } from '../../kit/Button.tsx';
import { Dialog } from '../../kit/Dialog.tsx';

/** The text of the file in the order in which programs read it. */
export function ReadingDialog(props: { text: ExportTextAnswer; onClose: () => void }) {
  return (
    <Dialog
      open
      onClose={props.onClose}
      title="What a tracking system reads"
      description="Read from the finished PDF, top to bottom. If something stands in a strange place here, try the copy in one column."
      actions={
        <Button look="primary" onClick={props.onClose}>
          Close
        </Button>
      }
    >
      <section class="export-reading" tabindex="0" aria-label="Text of the PDF" dir="auto">
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

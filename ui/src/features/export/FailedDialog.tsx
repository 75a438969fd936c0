import { For, Show } from 'solid-js';
import type { JobStatus } from '#protocol/export';
import { Button } from '../../kit/Button.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import { useEditor } from '../editor/context.tsx';
import { fieldName } from '../editor/fieldName.ts';
import { w } from './words.ts';

/** Why no file was made, and what to do. */
export function FailedDialog(props: { job: JobStatus; onClose: () => void; onAgain: () => void }) {
  const editor = useEditor();
  const reason = () => {
    const known: Record<string, string | undefined> = w().failures;
    return known[props.job.error?.code ?? 'other'] ?? w().failures.other;
  };
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={props.job.format === 'pdf' ? w().pdf.failed : w().pictures.failed}
      description={reason()}
      actions={
        <Button look="primary" onClick={props.onAgain}>
          {w().tryAgain}
        </Button>
      }
    >
      <Show when={props.job.error?.glyphs}>
        {(glyphs) => (
          <ul class="export-glyphs">
            <For each={glyphs()}>
              {({ character, place }) => (
                <li>{w().glyphIn(<span class="glyph">{character}</span>, fieldName(editor.state.document, place))}</li>
              )}
            </For>
          </ul>
        )}
      </Show>
    </Dialog>
  );
}

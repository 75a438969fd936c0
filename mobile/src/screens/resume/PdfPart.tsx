import Download from 'lucide-solid/icons/download';
import FileText from 'lucide-solid/icons/file-text';
import Share from 'lucide-solid/icons/share';
import { createEffect, createSignal, Match, on, Show, Switch } from 'solid-js';
import { useEditor } from '../../../../ui/src/features/editor/context.tsx';
import { MissingGlyphs } from '../../../../ui/src/features/preview/MissingGlyphs.tsx';
import { Button } from '../../../../ui/src/kit/Button.tsx';
import { w } from '../../words.ts';
import { canShare, save, share } from './handOver.ts';
import { type MadePdf, makePdf } from './makePdf.ts';
import '../../../../ui/src/features/preview/canvas.css';

/** The PDF, made here, then given away: sharing asks for a press of its own, for browsers open their sheet for nothing else. */
export function PdfPart() {
  const editor = useEditor();
  const [isMaking, setMaking] = createSignal(false);
  const [made, setMade] = createSignal<MadePdf | null>(null);
  // What was made before an edit is not the PDF of this résumé any more.
  createEffect(on(editor.document, () => setMade(null), { defer: true }));
  const make = async () => {
    setMaking(true);
    try {
      setMade(await makePdf(editor.id, editor.document(), editor.editedAt()));
    } finally {
      setMaking(false);
    }
  };
  const file = () => {
    const done = made();
    return done?.kind === 'file' ? done.file : undefined;
  };
  const missing = () => {
    const done = made();
    return done?.kind === 'missing' ? done.glyphs : undefined;
  };
  const failed = () => {
    const done = made();
    return done?.kind === 'failed' ? done : undefined;
  };
  const give = (pdf: File) => share(pdf).catch(() => save(pdf));
  return (
    <section class="m-pdf" aria-label={w().pdf}>
      <Show
        when={file()}
        fallback={
          <Button wide look="primary" busy={isMaking()} onClick={() => void make()}>
            <FileText size={18} stroke-width={1.75} aria-hidden="true" /> {isMaking() ? w().makingPdf : w().makePdf}
          </Button>
        }
      >
        {(pdf) => (
          <>
            <Show when={canShare(pdf())}>
              <Button wide look="primary" onClick={() => void give(pdf())}>
                <Share size={18} stroke-width={1.75} aria-hidden="true" /> {w().sharePdf}
              </Button>
            </Show>
            <Button wide look={canShare(pdf()) ? 'secondary' : 'primary'} onClick={() => save(pdf())}>
              <Download size={18} stroke-width={1.75} aria-hidden="true" /> {w().savePdf}
            </Button>
          </>
        )}
      </Show>
      <div role="status">
        <Switch>
          <Match when={file()}>
            <p class="m-note">{w().pdfReady}</p>
          </Match>
          <Match when={failed()}>
            {(answer) => <p class="m-note">{answer().code === 'unknown_photo' ? w().photoNotHere : w().pdfFailed}</p>}
          </Match>
        </Switch>
      </div>
      <Show when={missing()}>{(glyphs) => <MissingGlyphs glyphs={glyphs()} />}</Show>
    </section>
  );
}

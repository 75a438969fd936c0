import ChevronDown from 'lucide-solid/icons/chevron-down';
import Download from 'lucide-solid/icons/download';
import FileJson from 'lucide-solid/icons/file-braces';
import FileText from 'lucide-solid/icons/file-text';
import FileType from 'lucide-solid/icons/file-type';
import ScanText from 'lucide-solid/icons/scan-text';
import { createSignal, For, onCleanup, onMount, Show } from 'solid-js';
import { ERRORS } from '#protocol/errors';
import type { ExportVariant, JobStatus, TextFormat } from '#protocol/export';
import type { ExportTextAnswer } from '#protocol/http';
import { JobId } from '#protocol/ids';
import { announce } from '../../app/announce.tsx';
import { api } from '../../data/api.ts';
import { sayError } from '../../data/words.ts';
import { plural } from '../../i18n/format.ts';
import { Button } from '../../kit/Button.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import { Menu } from '../../kit/Menu.tsx';
import { Spinner } from '../../kit/Progress.tsx';
import { toast } from '../../kit/toast.tsx';
import { useEditor } from '../editor/context.tsx';
import { fieldName } from '../editor/fieldName.ts';
import { ariaKeys } from '../shortcuts/keys.ts';
import { ReadingDialog } from './ReadingDialog.tsx';
import { runExport } from './runExport.ts';
import './export.css';

const download = (job: string): void => fetchFile(`/api/exports/${job}/file`);

function fetchFile(path: string): void {
  const link = document.createElement('a');
  link.href = path;
  link.download = '';
  link.click();
}

/** Files of words, in the order of how often they are wanted. */
const WORD_FILES: readonly (readonly [format: TextFormat, label: string])[] = [
  ['docx', 'Word (.docx)'],
  ['markdown', 'Markdown'],
  ['text', 'Plain text'],
  ['jsonresume', 'JSON Resume'],
  ['reactive-resume', 'Reactive Resume'],
  ['json', 'Vitae’s own, with everything'],
];

/** What becomes of the file: the person's download, as designed or as the plain copy, or only its text, shown here. */
type Wish = ExportVariant | 'text';

/** Makes the PDF and downloads it; leaving the page leaves the job to itself. */
export function ExportButton() {
  const editor = useEditor();
  const [job, setJob] = createSignal<JobStatus | 'starting' | null>(null);
  const [failed, setFailed] = createSignal<JobStatus | null>(null);
  const [reading, setReading] = createSignal<ExportTextAnswer | null>(null);
  let wish: Wish = 'designed';
  const stop = new AbortController();
  onCleanup(() => stop.abort());

  const offer = (over: JobStatus) =>
    toast({
      text: `Your ${over.format === 'pdf' ? 'PDF' : 'picture'} is ready: ${plural(over.pages ?? 1, 'page')}${over.bytes ? `, ${Math.ceil(over.bytes / 1024)} KB` : ''}.`,
      action: { label: 'Download', run: () => download(over.jobId) },
    });
  // A mail about a finished export leads here.
  onMount(() => {
    const mailed = JobId.safeParse(new URLSearchParams(location.search).get('export'));
    if (!mailed.success) return;
    api.exportJob(mailed.data).then(
      (over) => (over.state === 'done' ? offer(over) : over.state === 'failed' && setFailed(over)),
      (error: unknown) => toast({ text: 'The file is not here.', detail: sayError(error), tone: 'problem' }),
    );
  });

  const start = async (wanted: Wish = wish) => {
    if (job()) return;
    wish = wanted;
    if (editor.state.connection.phase !== 'live') {
      toast({
        text: 'You are offline.',
        detail: 'The PDF is made from what is saved; export when the connection is back.',
        tone: 'problem',
      });
      return;
    }
    setJob('starting');
    announce('Making the PDF');
    try {
      // The PDF is made from what is saved: wait until everything typed is.
      await settled(() => editor.state.pending === 0, stop.signal);
      const over = await runExport(editor.id, wanted === 'ats' ? 'ats' : 'designed', setJob, stop.signal);
      if (over.state === 'done' && wanted === 'text') setReading(await api.exportText(over.jobId));
      else if (over.state === 'done') {
        download(over.jobId);
        toast({
          text: `Your PDF is ready: ${plural(over.pages ?? 1, 'page')}${over.bytes ? `, ${Math.ceil(over.bytes / 1024)} KB` : ''}.`,
          action: { label: 'Download again', run: () => download(over.jobId) },
        });
      } else setFailed(over);
    } catch (error) {
      if (!stop.signal.aborted)
        toast({
          text: 'No PDF was made.',
          detail: sayError(error),
          tone: 'problem',
          action: { label: 'Try again', run: () => void start() },
        });
    } finally {
      setJob(null);
    }
  };

  /** These are made as they are fetched. */
  const take = async (format: TextFormat) => {
    if (editor.state.connection.phase !== 'live') {
      toast({
        text: 'You are offline.',
        detail: 'The file is made from what is saved; export when the connection is back.',
        tone: 'problem',
      });
      return;
    }
    try {
      await settled(() => editor.state.pending === 0, stop.signal);
    } catch (error) {
      if (stop.signal.aborted) return;
      throw error;
    }
    fetchFile(`/api/resumes/${editor.id}/export/${format}`);
  };

  const percent = () => {
    const now = job();
    return now === null || now === 'starting' ? 0 : Math.round(now.progress * 100);
  };
  return (
    <>
      <Button
        look="primary"
        class="export"
        busy={job() !== null}
        onClick={() => void start('designed')}
        aria-keyshortcuts={ariaKeys('export')}
      >
        <Show when={job() !== null} fallback={<Download size={16} stroke-width={1.75} aria-hidden="true" />}>
          <Spinner />
        </Show>
        <span class="export-words">{job() === null ? 'Export' : percent() > 0 ? `${percent()} %` : 'Export…'}</span>
        <Show when={job() !== null}>
          <span class="export-bar" style={{ width: `${percent()}%` }} aria-hidden="true" />
        </Show>
      </Button>
      <Menu
        label="More kinds of export"
        class="icon-button"
        trigger={<ChevronDown size={16} stroke-width={1.75} aria-hidden="true" />}
        entries={[
          { label: 'Copy for tracking systems (one column)', icon: FileText, disabled: job() !== null, onSelect: () => void start('ats') },
          { label: 'What a tracking system reads', icon: ScanText, disabled: job() !== null, onSelect: () => void start('text') },
          ...WORD_FILES.map(([format, label]) => ({
            label,
            icon: format.startsWith('js') || format === 'reactive-resume' ? FileJson : FileType,
            onSelect: () => void take(format),
          })),
        ]}
      />
      <Show when={reading()} keyed>
        {(text) => <ReadingDialog text={text} onClose={() => setReading(null)} />}
      </Show>
      <Show when={failed()} keyed>
        {(over) => (
          <Dialog
            open
            onClose={() => setFailed(null)}
            title="No PDF was made"
            description={
              over.error?.detail ??
              (over.error ? `${ERRORS[over.error.code][1]}.` : 'Something went wrong on our side. Your résumé is safe.')
            }
            actions={
              <Button
                look="primary"
                onClick={() => {
                  setFailed(null);
                  void start();
                }}
              >
                Try again
              </Button>
            }
          >
            <Show when={over.error?.glyphs}>
              {(glyphs) => (
                <ul class="export-glyphs">
                  <For each={glyphs()}>
                    {({ character, place }) => (
                      <li>
                        <span class="glyph">{character}</span> in {fieldName(editor.state.document, place)}
                      </li>
                    )}
                  </For>
                </ul>
              )}
            </Show>
          </Dialog>
        )}
      </Show>
    </>
  );
}

/** Waits until `isSettled`, as long as it takes: a dropped connection comes back, or the person leaves. */
async function settled(isSettled: () => boolean, signal: AbortSignal): Promise<void> {
  while (!isSettled()) {
    signal.throwIfAborted();
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
}

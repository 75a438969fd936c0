import ChevronDown from 'lucide-solid/icons/chevron-down';
import Download from 'lucide-solid/icons/download';
import FileJson from 'lucide-solid/icons/file-braces';
import FileText from 'lucide-solid/icons/file-text';
import FileType from 'lucide-solid/icons/file-type';
import Images from 'lucide-solid/icons/images';
import ScanText from 'lucide-solid/icons/scan-text';
import { createSignal, onCleanup, onMount, Show } from 'solid-js';
import type { ExportFormat, JobStatus, TextFormat } from '#protocol/export';
import type { ExportTextAnswer } from '#protocol/http';
import { JobId } from '#protocol/ids';
import { announce } from '../../app/announce.tsx';
import { api, type ExportWish } from '../../data/api.ts';
import { sayError } from '../../data/words.ts';
import { number } from '../../i18n/format.ts';
import { Button } from '../../kit/Button.tsx';
import { Menu } from '../../kit/Menu.tsx';
import { Spinner } from '../../kit/Progress.tsx';
import { toast } from '../../kit/toast.tsx';
import { useEditor } from '../editor/context.tsx';
import { ariaKeys } from '../shortcuts/keys.ts';
import { FailedDialog } from './FailedDialog.tsx';
import { ReadingDialog } from './ReadingDialog.tsx';
import { runExport } from './runExport.ts';
import { w } from './words.ts';
import './export.css';

const download = (job: string): void => fetchFile(`/api/exports/${job}/file`);

function fetchFile(path: string): void {
  const link = document.createElement('a');
  link.href = path;
  link.download = '';
  link.click();
}

/** Files of words, in the order of how often they are wanted. */
const WORD_FILES: readonly TextFormat[] = ['docx', 'markdown', 'text', 'jsonresume', 'reactive-resume', 'json'];

/** What a person may want: the PDF as designed or as the plain copy, only its text, shown here, or the pages as pictures. */
const WISHES = {
  designed: { format: 'pdf', variant: 'designed' },
  ats: { format: 'pdf', variant: 'ats' },
  text: { format: 'pdf', variant: 'designed' },
  pictures: { format: 'png', pages: 'all' },
} as const satisfies Record<string, ExportWish>;
type Wish = keyof typeof WISHES;

/** The words of what is made. */
const of = (format: ExportFormat) => (format === 'pdf' ? w().pdf : w().pictures);
const ready = ({ format, pages, bytes }: JobStatus): string =>
  of(format).ready(pages ?? 1, bytes === undefined ? null : Math.ceil(bytes / 1024));

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
      text: ready(over),
      action: { label: w().download, run: () => download(over.jobId) },
    });
  // A mail about a finished export leads here.
  onMount(() => {
    const mailed = JobId.safeParse(new URLSearchParams(location.search).get('export'));
    if (!mailed.success) return;
    api.exportJob(mailed.data).then(
      (over) => (over.state === 'done' ? offer(over) : over.state === 'failed' && setFailed(over)),
      (error: unknown) => toast({ text: w().notHere, detail: sayError(error), tone: 'problem' }),
    );
  });

  const start = async (wanted: Wish = wish) => {
    if (job()) return;
    wish = wanted;
    const { format } = WISHES[wanted];
    if (editor.state.connection.phase !== 'live') {
      toast({ text: w().offline, detail: of(format).offline, tone: 'problem' });
      return;
    }
    setJob('starting');
    announce(of(format).making);
    try {
      // The PDF is made from what is saved: wait until everything typed is.
      await settled(() => editor.state.pending === 0, stop.signal);
      const over = await runExport(editor.id, WISHES[wanted], setJob, stop.signal);
      if (over.state === 'done' && wanted === 'text') setReading(await api.exportText(over.jobId));
      else if (over.state === 'done') {
        download(over.jobId);
        toast({ text: ready(over), action: { label: w().downloadAgain, run: () => download(over.jobId) } });
      } else setFailed(over);
    } catch (error) {
      if (!stop.signal.aborted)
        toast({
          text: of(format).failedToast,
          detail: sayError(error),
          tone: 'problem',
          action: { label: w().tryAgain, run: () => void start() },
        });
    } finally {
      setJob(null);
    }
  };

  /** These are made as they are fetched. */
  const take = async (format: TextFormat) => {
    if (editor.state.connection.phase !== 'live') {
      toast({ text: w().offline, detail: w().offlineFile, tone: 'problem' });
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
        <span class="export-words">{job() === null ? w().button : percent() > 0 ? w().percent(number(percent())) : w().running}</span>
        <Show when={job() !== null}>
          <span class="export-bar" style={{ width: `${percent()}%` }} aria-hidden="true" />
        </Show>
      </Button>
      <Menu
        label={w().more}
        class="icon-button"
        trigger={<ChevronDown size={16} stroke-width={1.75} aria-hidden="true" />}
        entries={[
          { label: w().kinds.ats, icon: FileText, disabled: job() !== null, onSelect: () => void start('ats') },
          { label: w().kinds.reading, icon: ScanText, disabled: job() !== null, onSelect: () => void start('text') },
          { label: w().kinds.pictures, icon: Images, disabled: job() !== null, onSelect: () => void start('pictures') },
          ...WORD_FILES.map((format) => ({
            label: w().kinds[format],
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
          <FailedDialog
            job={over}
            onClose={() => setFailed(null)}
            onAgain={() => {
              setFailed(null);
              void start();
            }}
          />
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

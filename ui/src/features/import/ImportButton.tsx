import { useNavigate } from '@solidjs/router';
import { createSignal, type JSX, onCleanup, onMount, Show } from 'solid-js';
import { announce } from '../../app/announce.tsx';
import { api } from '../../data/api.ts';
import { useResumeAct } from '../../data/queries.ts';
import { sayError } from '../../data/words.ts';
import { Button } from '../../kit/Button.tsx';
import { toast } from '../../kit/toast.tsx';
import { ReviewDialog } from './ReviewDialog.tsx';
import { ACCEPTED, type ReadImport, readImport, UnreadableFile } from './readFile.ts';
import { w } from './words.ts';
import './import.css';

const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;

/** Takes a file, chosen or dropped anywhere on the page, shows what is in it, and makes a résumé of it when told to. */
export function ImportButton(props: { children: JSX.Element }) {
  const navigate = useNavigate();
  const importing = useResumeAct(api.importResume);
  const [isReading, setIsReading] = createSignal(false);
  const [isOver, setIsOver] = createSignal(false);
  const [read, setRead] = createSignal<ReadImport | null>(null);
  let input: HTMLInputElement | undefined;

  const take = async (file: File) => {
    if (isReading()) return;
    setIsReading(true);
    announce(w().reading(file.name));
    try {
      setRead(await readImport(file));
    } catch (error) {
      const detail = error instanceof UnreadableFile ? error.message : sayError(error);
      toast({ text: w().unreadable(file.name), detail, tone: 'problem' });
    } finally {
      setIsReading(false);
    }
  };

  const create = async ({ file, review }: ReadImport, title: string) => {
    try {
      const made = await importing.mutateAsync(file);
      setRead(null);
      navigate(`/resumes/${made.id}`);
      if (title !== review.document.title) await api.write(made.id, [{ path: 'meta/title', value: title }]);
    } catch (error) {
      toast({ text: w().failed, detail: sayError(error), tone: 'problem' });
    }
  };

  onMount(() => {
    const over = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setIsOver(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setIsOver(false);
    };
    const drop = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setIsOver(false);
      const file = event.dataTransfer?.files[0];
      if (file && !read()) void take(file);
    };
    window.addEventListener('dragover', over);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    onCleanup(() => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    });
  });

  return (
    <>
      <input
        ref={input}
        type="file"
        accept={ACCEPTED}
        hidden
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (file) void take(file);
        }}
      />
      <Button busy={isReading()} onClick={() => input?.click()}>
        {props.children}
      </Button>
      <Show when={isOver()}>
        <div class="import-drop">{w().drop}</div>
      </Show>
      <Show when={read()} keyed>
        {(one) => (
          <ReviewDialog
            read={one}
            busy={importing.isPending}
            onCreate={(title) => void create(one, title)}
            onCancel={() => setRead(null)}
          />
        )}
      </Show>
    </>
  );
}

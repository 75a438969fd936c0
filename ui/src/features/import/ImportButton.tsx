import { useNavigate } from '@solidjs/router';
import { createSignal, For, type JSX, Show } from 'solid-js';
import { BODY_MAX_BYTES, FILE_MAX_BYTES, type ImportAnswer } from '#protocol/http';
import { api } from '../../data/api.ts';
import { useResumeAct } from '../../data/queries.ts';
import { sayError } from '../../data/words.ts';
import { plural } from '../../i18n/format.ts';
import { Button } from '../../kit/Button.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import { toast } from '../../kit/toast.tsx';

const problem = (text: string, detail: string) => toast({ text, detail, tone: 'problem' });

/** Takes a JSON file or a PDF of ours and says afterwards what became of it. */
export function ImportButton(props: { children: JSX.Element }) {
  const navigate = useNavigate();
  const importing = useResumeAct(api.importResume);
  const [answer, setAnswer] = createSignal<ImportAnswer | null>(null);
  let input: HTMLInputElement | undefined;

  const take = async (file: File) => {
    const isPdf = file.type === 'application/pdf';
    if (file.size > (isPdf ? FILE_MAX_BYTES : BODY_MAX_BYTES))
      return problem(`“${file.name}” is larger than ${isPdf ? 10 : 1} MB.`, 'A résumé is text; no résumé is that large.');
    try {
      if (!isPdf) JSON.parse(await file.text());
      const report = await importing.mutateAsync(file);
      if (report.report.length === 0) {
        toast({ text: `“${report.title}” was imported completely.` });
        navigate(`/resumes/${report.id}`);
      } else setAnswer(report);
    } catch (error) {
      if (error instanceof SyntaxError)
        problem(`“${file.name}” is no JSON file.`, 'Choose a PDF that was exported here, or a JSON Resume file.');
      else problem(`“${file.name}” was not imported.`, sayError(error));
    }
  };
  const open = (id: string) => {
    setAnswer(null);
    navigate(`/resumes/${id}`);
  };

  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".json,.pdf,application/json,application/pdf"
        hidden
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (file) void take(file);
        }}
      />
      <Button busy={importing.isPending} onClick={() => input?.click()}>
        {props.children}
      </Button>
      <Show when={answer()} keyed>
        {(done) => (
          <Dialog
            open
            onClose={() => setAnswer(null)}
            title={`“${done.title}” was imported`}
            description={`Everything was kept. ${plural(done.report.length, 'field', 'fields')} of the file could not be placed exactly as written:`}
            actions={
              <Button look="primary" onClick={() => open(done.id)}>
                Open the résumé
              </Button>
            }
          >
            <ul class="import-report" tabindex="0" aria-label="What became of the fields">
              <For each={done.report}>
                {(note) => (
                  <li class="import-note" data-severity={note.severity}>
                    <code>{note.path}</code>
                    {note.message}
                  </li>
                )}
              </For>
            </ul>
          </Dialog>
        )}
      </Show>
    </>
  );
}

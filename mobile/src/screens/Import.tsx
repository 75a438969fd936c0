import { A, useNavigate, useSearchParams } from '@solidjs/router';
import ArrowLeft from 'lucide-solid/icons/arrow-left';
import FileUp from 'lucide-solid/icons/file-up';
import X from 'lucide-solid/icons/x';
import { createEffect, createResource, createSignal, For, onMount, Show } from 'solid-js';
import { announce } from '../../../ui/src/app/announce.tsx';
import { useTitle } from '../../../ui/src/app/title.ts';
import { api } from '../../../ui/src/data/api.ts';
import { sayError } from '../../../ui/src/data/words.ts';
import { ReviewDialog } from '../../../ui/src/features/import/ReviewDialog.tsx';
import { ACCEPTED, type ReadImport, readImport, UnreadableFile } from '../../../ui/src/features/import/readFile.ts';
import { w as imports } from '../../../ui/src/features/import/words.ts';
import { ago } from '../../../ui/src/i18n/format.ts';
import { Button } from '../../../ui/src/kit/Button.tsx';
import { EmptyState } from '../../../ui/src/kit/EmptyState.tsx';
import { toast } from '../../../ui/src/kit/toast.tsx';
import { usePhone } from '../app/context.ts';
import { w } from '../words.ts';
import { dropReceived, keepReceived, listReceived, openReceived, type Received } from '../worker/received.ts';

/** Files that were chosen or shared: kept on this device first, read when there is a connection, made into a résumé when told to. */
export default function Import() {
  useTitle(() => w().importTitle);
  const phone = usePhone();
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams<{ refused?: string }>();
  const [files, { refetch }] = createResource(listReceived, { initialValue: [] });
  const [reading, setReading] = createSignal<string | null>(null);
  const [looked, setLooked] = createSignal<{ from: Received; read: ReadImport } | null>(null);
  const [isCreating, setCreating] = createSignal(false);
  /** Each is looked at by itself once; then the person decides. */
  const tried = new Set<string>();
  let input: HTMLInputElement | undefined;

  const look = async (from: Received) => {
    if (reading() !== null) return;
    tried.add(from.key);
    setReading(from.key);
    announce(imports().reading(from.name));
    try {
      const file = await openReceived(from);
      if (file) setLooked({ from, read: await readImport(file) });
    } catch (error) {
      const detail = error instanceof UnreadableFile ? error.message : sayError(error);
      toast({ text: imports().unreadable(from.name), detail, tone: 'problem' });
    } finally {
      setReading(null);
    }
  };
  const take = async (chosen: File) => {
    try {
      if ((await keepReceived([chosen], Date.now())) > 0) toast({ text: w().notReceived, tone: 'problem' });
    } catch (error) {
      console.warn('not kept', error);
      toast({ text: w().keepsNothing, tone: 'problem' });
    }
    await refetch();
  };
  const drop = async ({ key }: Received) => {
    await dropReceived(key);
    await refetch();
  };
  const create = async ({ from, read }: { from: Received; read: ReadImport }, title: string) => {
    setCreating(true);
    try {
      const made = await api.importResume(read.file);
      setLooked(null);
      await drop(from);
      if (title !== read.review.document.title) await api.write(made.id, [{ path: 'meta/title', value: title }]);
      phone.syncNow();
      navigate(`/resumes/${made.id}`);
    } catch (error) {
      toast({ text: imports().failed, detail: sayError(error), tone: 'problem' });
    } finally {
      setCreating(false);
    }
  };

  onMount(() => {
    if (params.refused === undefined) return;
    setParams({ refused: null }, { replace: true });
    toast({ text: w().notReceived, tone: 'problem' });
  });
  createEffect(() => {
    const next = files().find(({ key }) => !tried.has(key));
    if (next && phone.sync().phase === 'live' && reading() === null && looked() === null) void look(next);
  });

  return (
    <div class="m-screen">
      <header class="m-top">
        <A class="icon-button" href="/home" aria-label={w().back} title={w().back}>
          <ArrowLeft size={22} stroke-width={1.75} aria-hidden="true" />
        </A>
        <h1 tabindex="-1">{w().importTitle}</h1>
      </header>
      <main id="main" class="m-main" tabindex="-1">
        <Show
          when={files().length > 0}
          fallback={
            <EmptyState title={w().importTitle} art={<FileUp size={32} stroke-width={1.5} aria-hidden="true" />}>
              {w().importText}
            </EmptyState>
          }
        >
          <ul class="m-list">
            <For each={files()}>
              {(file) => (
                <li class="m-card">
                  <div class="m-row-head">
                    <p class="m-title" dir="auto">
                      {file.name}
                    </p>
                    <button type="button" class="icon-button" aria-label={w().takeAway(file.name)} onClick={() => void drop(file)}>
                      <X size={20} stroke-width={1.75} aria-hidden="true" />
                    </button>
                  </div>
                  <p class="m-row-note">{w().received(ago(new Date(file.at).toISOString(), Date.now()))}</p>
                  <Button busy={reading() === file.key} onClick={() => void look(file)}>
                    {w().look}
                  </Button>
                </li>
              )}
            </For>
          </ul>
        </Show>
        <Show when={phone.sync().phase !== 'live'}>
          <p class="m-hint">{w().fileWaits}</p>
        </Show>
      </main>
      <div class="m-thumb">
        <input
          ref={input}
          type="file"
          accept={ACCEPTED}
          hidden
          onChange={(event) => {
            const chosen = event.currentTarget.files?.[0];
            event.currentTarget.value = '';
            if (chosen) void take(chosen);
          }}
        />
        <Button look="primary" class="m-fab" onClick={() => input?.click()}>
          <FileUp size={20} stroke-width={2} aria-hidden="true" /> {w().chooseFile}
        </Button>
      </div>
      <Show when={looked()} keyed>
        {(one) => (
          <ReviewDialog
            read={one.read}
            busy={isCreating()}
            onCreate={(title) => void create(one, title)}
            onCancel={() => setLooked(null)}
          />
        )}
      </Show>
    </div>
  );
}

import { A, useNavigate, useSearchParams } from '@solidjs/router';
import CircleUser from 'lucide-solid/icons/circle-user-round';
import Copy from 'lucide-solid/icons/copy';
import Ellipsis from 'lucide-solid/icons/ellipsis';
import FileText from 'lucide-solid/icons/file-text';
import FileUp from 'lucide-solid/icons/file-up';
import Plus from 'lucide-solid/icons/plus';
import Trash from 'lucide-solid/icons/trash';
import { createResource, createSignal, For, onMount, Show } from 'solid-js';
import type { ListedResume } from '#protocol/resume-list';
import { useTitle } from '../../../ui/src/app/title.ts';
import { ago } from '../../../ui/src/i18n/format.ts';
import { Button } from '../../../ui/src/kit/Button.tsx';
import { EmptyState } from '../../../ui/src/kit/EmptyState.tsx';
import { Menu } from '../../../ui/src/kit/Menu.tsx';
import { toast } from '../../../ui/src/kit/toast.tsx';
import { usePhone } from '../app/context.ts';
import { knock } from '../app/haptics.ts';
import { SyncChip } from '../app/SyncChip.tsx';
import { w } from '../words.ts';
import { listReceived } from '../worker/received.ts';

const titleOf = (resume: ListedResume): string => resume.title.trim() || w().untitled;

/** The person's résumés, as this device knows them. */
export function Home() {
  useTitle(() => w().resumes);
  const phone = usePhone();
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams<{ new?: string }>();
  const [isBusy, setBusy] = createSignal(false);
  const [received] = createResource(listReceived, { initialValue: [] });

  const begin = async () => {
    if (isBusy()) return;
    setBusy(true);
    try {
      navigate(`/resumes/${await phone.create()}`);
    } catch (error) {
      console.warn('not begun', error);
      toast({ text: w().keepsNothing, tone: 'problem' });
    } finally {
      setBusy(false);
    }
  };
  onMount(() => {
    // From the shortcut of the app's icon.
    if (params.new === undefined) return;
    setParams({ new: null }, { replace: true });
    void begin();
  });
  const trash = async (resume: ListedResume) => {
    await phone.trash(resume.id);
    knock();
    toast({ text: w().inTrash(titleOf(resume)), action: { label: w().undo, run: () => void phone.restore(resume.id) } });
  };
  const duplicate = async (resume: ListedResume) => {
    try {
      await phone.duplicate(resume);
      toast({ text: w().copied(titleOf(resume)) });
    } catch (error) {
      console.warn('not duplicated', error);
      toast({ text: w().notDuplicated, detail: w().notDuplicatedWhy, tone: 'problem' });
    }
  };
  const isOnlyHere = (resume: ListedResume) => phone.acts().some((act) => act.type === 'create' && act.resume === resume.id);
  const waiting = (resume: ListedResume) => phone.waiting().get(resume.id) ?? 0;

  return (
    <div class="m-screen">
      <header class="m-top">
        <h1 tabindex="-1">{w().resumes}</h1>
        <div class="m-top-end">
          <A class="icon-button" href="/import" aria-label={w().importTitle} title={w().importTitle}>
            <FileUp size={22} stroke-width={1.75} aria-hidden="true" />
          </A>
          <A class="icon-button" href="/you" aria-label={w().account} title={w().account}>
            <CircleUser size={22} stroke-width={1.75} aria-hidden="true" />
          </A>
        </div>
      </header>
      <main id="main" class="m-main" tabindex="-1">
        <SyncChip />
        <Show when={received().length > 0}>
          <A class="button button-secondary button-wide" href="/import">
            {w().filesWait(received().length)}
          </A>
        </Show>
        <Show
          when={phone.resumes().length > 0}
          fallback={
            <EmptyState title={w().noResumes} art={<FileText size={32} stroke-width={1.5} aria-hidden="true" />}>
              {phone.sync().phase === 'live' ? w().noResumesText : w().loadingList}
            </EmptyState>
          }
        >
          <ul class="m-list">
            <For each={phone.resumes()}>
              {(resume) => (
                <li class="m-row">
                  <A class="m-row-link" href={`/resumes/${resume.id}`}>
                    <span class="m-row-title">{titleOf(resume)}</span>
                    <span class="m-row-note">
                      {w().changed(ago(resume.updatedAt, Date.now()))}
                      <Show when={resume.role !== 'owner'}> · {w().shared}</Show>
                      <Show when={isOnlyHere(resume)}> · {w().onlyHere}</Show>
                      <Show when={!isOnlyHere(resume) && waiting(resume) > 0}> · {w().waitingEdits(waiting(resume))}</Show>
                    </span>
                  </A>
                  <Menu
                    label={w().more(titleOf(resume))}
                    trigger={<Ellipsis size={20} stroke-width={1.75} aria-hidden="true" />}
                    entries={[
                      { label: w().duplicate, icon: Copy, onSelect: () => void duplicate(resume) },
                      ...(resume.role === 'owner'
                        ? [{ label: w().moveToTrash, icon: Trash, danger: true, onSelect: () => void trash(resume) }]
                        : []),
                    ]}
                  />
                </li>
              )}
            </For>
          </ul>
        </Show>
      </main>
      <div class="m-thumb">
        <Button look="primary" class="m-fab" busy={isBusy()} onClick={() => void begin()}>
          <Plus size={20} stroke-width={2} aria-hidden="true" /> {w().newResume}
        </Button>
      </div>
    </div>
  );
}

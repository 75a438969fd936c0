import { useNavigate } from '@solidjs/router';
import FileUp from 'lucide-solid/icons/file-up';
import Plus from 'lucide-solid/icons/plus';
import Trash2 from 'lucide-solid/icons/trash';
import { createSignal, For, Match, Show, Switch } from 'solid-js';
import { Locale } from '#protocol/document';
import type { ResumeSummary } from '#protocol/user';
import { useProfile } from '../app/SignedIn.tsx';
import { useTitle } from '../app/title.ts';
import { api } from '../data/api.ts';
import { useResumeAct, useResumes } from '../data/queries.ts';
import { sayError } from '../data/words.ts';
import { ImportButton } from '../features/import/ImportButton.tsx';
import { ResumeCard, titleOf } from '../features/resumes/ResumeCard.tsx';
import { LeaveDialog } from '../features/share/LeaveDialog.tsx';
import { Button, LinkButton } from '../kit/Button.tsx';
import { Delayed, Skeleton } from '../kit/Skeleton.tsx';
import { toast } from '../kit/toast.tsx';
import { Frame } from './Frame.tsx';
import '../features/resumes/resumes.css';

export function Home() {
  useTitle(() => 'Your résumés');
  const navigate = useNavigate();
  const resumes = useResumes(false);
  const create = useResumeAct(api.createResume);
  const trash = useResumeAct(api.trash);
  const restore = useResumeAct(api.restore);
  const me = useProfile();
  const [leaving, setLeaving] = createSignal<ResumeSummary | null>(null);
  const [gone, setGone] = createSignal<ReadonlySet<string>>(new Set());
  const items = () => (resumes.data?.pages ?? []).flatMap((page) => page.items).filter((item) => !gone().has(item.id));

  const startNew = async () => {
    try {
      const { id } = await create.mutateAsync({ title: 'Untitled résumé', locale: Locale.safeParse(navigator.language).data ?? 'en' });
      navigate(`/resumes/${id}`);
    } catch (error) {
      toast({ text: 'The résumé was not made.', detail: sayError(error), tone: 'problem' });
    }
  };

  const hide = (id: string, hidden: boolean) =>
    setGone((before) => {
      const next = new Set(before);
      if (hidden) next.add(id);
      else next.delete(id);
      return next;
    });

  const putInTrash = async (resume: ResumeSummary) => {
    hide(resume.id, true);
    try {
      await trash.mutateAsync(resume.id);
      toast({ text: `“${resume.title}” is in the trash for 30 days.`, action: { label: 'Undo', run: () => void takeBack(resume) } });
    } catch (error) {
      hide(resume.id, false);
      toast({ text: `“${resume.title}” was not moved.`, detail: sayError(error), tone: 'problem' });
    }
  };
  const takeBack = async (resume: ResumeSummary) => {
    try {
      await restore.mutateAsync(resume.id);
      hide(resume.id, false);
    } catch (error) {
      toast({ text: `“${resume.title}” is still in the trash.`, detail: sayError(error), tone: 'problem' });
    }
  };

  return (
    <Frame>
      <div class="home-head">
        <h1 tabindex="-1">Your résumés</h1>
        <div class="home-acts">
          <LinkButton look="quiet" href="/home/trash">
            <Trash2 size={16} stroke-width={1.75} aria-hidden="true" /> Trash
          </LinkButton>
          <ImportButton>
            <FileUp size={16} stroke-width={1.75} aria-hidden="true" /> Import
          </ImportButton>
        </div>
      </div>
      <Switch>
        <Match when={resumes.isError && !resumes.data}>
          <div class="notice" role="alert">
            <p>Your résumés could not be listed. {sayError(resumes.error)}</p>
            <Button onClick={() => void resumes.refetch()}>Try again</Button>
          </div>
        </Match>
        <Match when={!resumes.data}>
          <Placeholders />
        </Match>
        <Match when={resumes.data}>
          <ul class="cards">
            <li>
              <button type="button" class="card card-new" onClick={() => void startNew()} disabled={create.isPending}>
                <span class="card-paper card-paper-new">
                  <Plus size={28} stroke-width={1.5} aria-hidden="true" />
                </span>
                <span class="card-title">New résumé</span>
                <span class="card-note">{items().length === 0 ? 'Start with your name; the rest follows.' : 'Blank page'}</span>
              </button>
            </li>
            <For each={items()}>
              {(resume) => <ResumeCard resume={resume} onTrash={() => void putInTrash(resume)} onLeave={() => setLeaving(resume)} />}
            </For>
          </ul>
          <Show when={resumes.hasNextPage}>
            <Button class="home-more" busy={resumes.isFetchingNextPage} onClick={() => void resumes.fetchNextPage()}>
              Show more
            </Button>
          </Show>
        </Match>
      </Switch>
      <Show when={leaving()} keyed>
        {(resume) => (
          <LeaveDialog
            id={resume.id}
            title={titleOf(resume)}
            me={me().id}
            onClose={() => setLeaving(null)}
            onLeft={() => {
              hide(resume.id, true);
              setLeaving(null);
            }}
          />
        )}
      </Show>
    </Frame>
  );
}

function Placeholders() {
  return (
    <Delayed>
      <ul class="cards" aria-hidden="true">
        <For each={[1, 2, 3, 4]}>
          {() => (
            <li class="card">
              <Skeleton class="card-paper" height="auto" />
              <Skeleton width="70%" height="14px" />
              <Skeleton width="45%" height="12px" />
            </li>
          )}
        </For>
      </ul>
    </Delayed>
  );
}

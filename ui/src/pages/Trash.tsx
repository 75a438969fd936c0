import ArrowLeft from 'lucide-solid/icons/arrow-left';
import Trash2 from 'lucide-solid/icons/trash';
import { createSignal, For, Match, Show, Switch } from 'solid-js';
import type { ResumeSummary } from '#protocol/user';
import { useTitle } from '../app/title.ts';
import { api } from '../data/api.ts';
import { useResumeAct, useResumes } from '../data/queries.ts';
import { sayError } from '../data/words.ts';
import { titleOf } from '../features/resumes/titles.ts';
import { ago } from '../i18n/format.ts';
import { Button, LinkButton } from '../kit/Button.tsx';
import { EmptyState } from '../kit/EmptyState.tsx';
import { Delayed, Skeleton } from '../kit/Skeleton.tsx';
import { toast } from '../kit/toast.tsx';
import { Frame } from './Frame.tsx';
import '../features/resumes/resumes.css';

export function Trash() {
  useTitle(() => 'Trash');
  const resumes = useResumes(true);
  const restore = useResumeAct(api.restore);
  const [busy, setBusy] = createSignal('');
  const items = () => (resumes.data?.pages ?? []).flatMap((page) => page.items);

  const takeBack = async (resume: ResumeSummary) => {
    setBusy(resume.id);
    try {
      await restore.mutateAsync(resume.id);
      toast({ text: `“${titleOf(resume)}” is back among your résumés.` });
    } catch (error) {
      toast({ text: `“${titleOf(resume)}” was not restored.`, detail: sayError(error), tone: 'problem' });
    } finally {
      setBusy('');
    }
  };

  return (
    <Frame>
      <div class="home-head">
        <h1 tabindex="-1">Trash</h1>
        <LinkButton look="quiet" href="/home">
          <ArrowLeft size={16} stroke-width={1.75} aria-hidden="true" /> Your résumés
        </LinkButton>
      </div>
      <Switch>
        <Match when={resumes.isError && !resumes.data}>
          <div class="notice" role="alert">
            <p>The trash could not be listed. {sayError(resumes.error)}</p>
            <Button onClick={() => void resumes.refetch()}>Try again</Button>
          </div>
        </Match>
        <Match when={!resumes.data}>
          <Delayed>
            <Skeleton height="120px" />
          </Delayed>
        </Match>
        <Match when={items().length === 0}>
          <EmptyState title="The trash is empty" art={<Trash2 size={32} stroke-width={1.5} aria-hidden="true" />}>
            What you move here can be restored for 30 days.
          </EmptyState>
        </Match>
        <Match when={true}>
          <ul class="trash-list">
            <For each={items()}>
              {(resume) => (
                <li class="trash-row">
                  <div>
                    <div class="card-title">{titleOf(resume)}</div>
                    <Show when={resume.trashedAt} keyed>
                      {(at) => <div class="card-note">put here {ago(at, Date.now())}</div>}
                    </Show>
                  </div>
                  <Button busy={busy() === resume.id} onClick={() => void takeBack(resume)} aria-label={`Restore ${titleOf(resume)}`}>
                    Restore
                  </Button>
                </li>
              )}
            </For>
          </ul>
          <Show when={resumes.hasNextPage}>
            <Button class="home-more" busy={resumes.isFetchingNextPage} onClick={() => void resumes.fetchNextPage()}>
              Show more
            </Button>
          </Show>
        </Match>
      </Switch>
    </Frame>
  );
}

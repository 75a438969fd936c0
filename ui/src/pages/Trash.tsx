import ArrowLeft from 'lucide-solid/icons/arrow-left';
import Trash2 from 'lucide-solid/icons/trash';
import { createSignal, Match, Show, Switch } from 'solid-js';
import type { ResumeSummary } from '#protocol/user';
import { useTitle } from '../app/title.ts';
import { api } from '../data/api.ts';
import { useResumeAct, useResumes } from '../data/queries.ts';
import { sayBoth, sayError } from '../data/words.ts';
import { titleOf } from '../features/resumes/titles.ts';
import { w } from '../features/resumes/words.ts';
import { ago } from '../i18n/format.ts';
import { Button, LinkButton } from '../kit/Button.tsx';
import { ById } from '../kit/ById.tsx';
import { EmptyState } from '../kit/EmptyState.tsx';
import { Delayed, Skeleton } from '../kit/Skeleton.tsx';
import { toast } from '../kit/toast.tsx';
import { w as shell } from '../kit/words.ts';
import { Frame } from './Frame.tsx';
import '../features/resumes/resumes.css';

export function Trash() {
  useTitle(() => w().bin.title);
  const resumes = useResumes(true);
  const restore = useResumeAct(api.restore);
  const [busy, setBusy] = createSignal('');
  const items = () => (resumes.data?.pages ?? []).flatMap((page) => page.items);

  const takeBack = async (resume: ResumeSummary) => {
    setBusy(resume.id);
    try {
      await restore.mutateAsync(resume.id);
      toast({ text: w().bin.restored(titleOf(resume)) });
    } catch (error) {
      toast({ text: w().bin.notRestored(titleOf(resume)), detail: sayError(error), tone: 'problem' });
    } finally {
      setBusy('');
    }
  };

  return (
    <Frame>
      <div class="home-head">
        <h1 tabindex="-1">{w().bin.title}</h1>
        <LinkButton look="quiet" href="/home">
          <ArrowLeft size={16} stroke-width={1.75} aria-hidden="true" /> {w().title}
        </LinkButton>
      </div>
      <Switch>
        <Match when={resumes.isError && !resumes.data}>
          <div class="notice" role="alert">
            <p>{sayBoth(w().bin.notListed, sayError(resumes.error))}</p>
            <Button onClick={() => void resumes.refetch()}>{shell().acts.tryAgain}</Button>
          </div>
        </Match>
        <Match when={!resumes.data}>
          <Delayed>
            <Skeleton height="120px" />
          </Delayed>
        </Match>
        <Match when={items().length === 0}>
          <EmptyState title={w().bin.empty} art={<Trash2 size={32} stroke-width={1.5} aria-hidden="true" />}>
            {w().bin.emptyHint}
          </EmptyState>
        </Match>
        <Match when={true}>
          <ul class="trash-list">
            <ById each={items()}>
              {(resume) => (
                <li class="trash-row">
                  <div>
                    <div class="card-title" dir="auto">
                      {titleOf(resume())}
                    </div>
                    <Show when={resume().trashedAt} keyed>
                      {(at) => <div class="card-note">{w().bin.since(ago(at, Date.now()))}</div>}
                    </Show>
                  </div>
                  <Button
                    busy={busy() === resume().id}
                    onClick={() => void takeBack(resume())}
                    aria-label={w().bin.restoreOne(titleOf(resume()))}
                  >
                    {w().bin.restore}
                  </Button>
                </li>
              )}
            </ById>
          </ul>
          <Show when={resumes.hasNextPage}>
            <Button class="home-more" busy={resumes.isFetchingNextPage} onClick={() => void resumes.fetchNextPage()}>
              {w().bin.more}
            </Button>
          </Show>
        </Match>
      </Switch>
    </Frame>
  );
}

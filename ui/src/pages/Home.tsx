import { useNavigate } from '@solidjs/router';
import FileUp from 'lucide-solid/icons/file-up';
import Plus from 'lucide-solid/icons/plus';
import Sparkles from 'lucide-solid/icons/sparkles';
import Trash2 from 'lucide-solid/icons/trash';
import { createEffect, createSignal, For, Match, Show, Switch } from 'solid-js';
import type { ListedResume } from '#protocol/resume-list';
import { useProfile } from '../app/profile.ts';
import { useTitle } from '../app/title.ts';
import { useResumes } from '../data/queries.ts';
import { sayBoth, sayError } from '../data/words.ts';
import { ImportButton } from '../features/import/ImportButton.tsx';
import { homeEntries } from '../features/palette/homeEntries.ts';
import { ResumeCard, ResumeRow } from '../features/resumes/ResumeCard.tsx';
import { ShelfBar } from '../features/resumes/ShelfBar.tsx';
import { arranged, tagsOf } from '../features/resumes/shelf.ts';
import { GuidedStart } from '../features/resumes/start/GuidedStart.tsx';
import { StartWays } from '../features/resumes/start/StartWays.tsx';
import { useStart } from '../features/resumes/start/useStart.ts';
import { TagsDialog } from '../features/resumes/TagsDialog.tsx';
import { titleOf } from '../features/resumes/titles.ts';
import { useResumeActs } from '../features/resumes/useResumeActs.ts';
import { useResumeEntries } from '../features/resumes/useResumeEntries.ts';
import { useShelf } from '../features/resumes/useShelf.ts';
import { w } from '../features/resumes/words.ts';
import { LeaveDialog } from '../features/share/LeaveDialog.tsx';
import { Layers } from '../features/shortcuts/Layers.tsx';
import { setOpenLayer } from '../features/shortcuts/opened.ts';
import { useShortcuts } from '../features/shortcuts/useShortcuts.ts';
import { Button, LinkButton } from '../kit/Button.tsx';
import { ById } from '../kit/ById.tsx';
import { Menu } from '../kit/Menu.tsx';
import { Delayed, Skeleton } from '../kit/Skeleton.tsx';
import { w as shell } from '../kit/words.ts';
import { Frame, useSignOut } from './Frame.tsx';
import '../features/resumes/resumes.css';

/** From so many on there is something to look through. */
const MANY = 3;

export function Home() {
  useTitle(() => w().title);
  const resumes = useResumes(false);
  const start = useStart();
  const shelf = useShelf();
  const me = useProfile();
  const [leaving, setLeaving] = createSignal<ListedResume | null>(null);
  const [tagging, setTagging] = createSignal<ListedResume | null>(null);
  const [isGuided, setGuided] = createSignal(false);
  const acts = useResumeActs();
  const entriesOf = useResumeEntries({ ...acts, tag: setTagging, leave: setLeaving });
  // All of them are looked through here, at once; nobody has so many that they would not fit.
  createEffect(() => {
    if (resumes.hasNextPage && !resumes.isFetchingNextPage && !resumes.isError) void resumes.fetchNextPage();
  });
  const all = () => acts.present((resumes.data?.pages ?? []).flatMap((page) => page.items));
  const shown = () => arranged(all(), shelf.wishes());
  const isFirstRun = () => resumes.data !== undefined && !resumes.hasNextPage && all().length === 0;

  const navigate = useNavigate();
  const signOut = useSignOut();
  useShortcuts({ palette: () => void setOpenLayer('palette'), help: () => void setOpenLayer('help') });
  const entries = () =>
    homeEntries(all(), {
      blank: () => void start.blank(),
      sample: () => void start.sample(),
      guided: () => setGuided(true),
      signOut: () => void signOut(),
      help: () => setOpenLayer('help'),
      go: navigate,
    });

  return (
    <Frame>
      <div class="home-head">
        <h1 tabindex="-1">{w().title}</h1>
        <div class="home-acts">
          <LinkButton look="quiet" href="/home/trash">
            <Trash2 size={16} stroke-width={1.75} aria-hidden="true" /> {w().trash}
          </LinkButton>
          <Menu
            label={w().startWith}
            trigger={<Sparkles size={16} stroke-width={1.75} aria-hidden="true" />}
            entries={[
              { label: w().guided, onSelect: () => setGuided(true) },
              { label: w().sample, onSelect: () => void start.sample() },
            ]}
          />
          <ImportButton>
            <FileUp size={16} stroke-width={1.75} aria-hidden="true" /> {w().import}
          </ImportButton>
        </div>
      </div>
      <Switch>
        <Match when={resumes.isError && !resumes.data}>
          <div class="notice" role="alert">
            <p>{sayBoth(w().notListed, sayError(resumes.error))}</p>
            <Button onClick={() => void resumes.refetch()}>{shell().acts.tryAgain}</Button>
          </div>
        </Match>
        <Match when={!resumes.data}>
          <Placeholders />
        </Match>
        <Match when={resumes.data}>
          <Show when={all().length >= MANY || !shelf.isPlain()}>
            <ShelfBar resumes={all()} shelf={shelf} />
          </Show>
          <Show when={shelf.view() === 'cards'} fallback={<Rows />}>
            <ul class="cards">
              <Show when={shelf.isPlain()}>
                <li>
                  <button type="button" class="card card-new" onClick={() => void start.blank()} disabled={start.isBusy()}>
                    <span class="card-paper card-paper-new">
                      <Plus size={28} stroke-width={1.5} aria-hidden="true" />
                    </span>
                    <span class="card-title">{w().create}</span>
                    <span class="card-note">{w().blank}</span>
                  </button>
                </li>
              </Show>
              <Show when={isFirstRun()}>
                <StartWays onGuided={() => setGuided(true)} onSample={() => void start.sample()} />
              </Show>
              <ById each={shown()}>{(resume) => <ResumeCard resume={resume()} entries={entriesOf(resume())} />}</ById>
            </ul>
          </Show>
          <Show when={shown().length === 0 && !shelf.isPlain()}>
            <div class="shelf-none" role="status">
              <p>{w().shelf.none}</p>
              <Button onClick={shelf.clear}>{w().shelf.all}</Button>
            </div>
          </Show>
        </Match>
      </Switch>
      <Layers place="home" entries={entries} />
      <Show when={isGuided()}>
        <GuidedStart begin={start.guided} onClose={() => setGuided(false)} />
      </Show>
      <Show when={tagging()} keyed>
        {(resume) => (
          <TagsDialog
            resume={resume}
            known={tagsOf(all())}
            save={(tags) => acts.arrange(resume, { tags, archived: resume.archived ?? false })}
            onClose={() => setTagging(null)}
          />
        )}
      </Show>
      <Show when={leaving()} keyed>
        {(resume) => (
          <LeaveDialog
            id={resume.id}
            title={titleOf(resume)}
            me={me().id}
            onClose={() => setLeaving(null)}
            onLeft={() => {
              acts.hide(resume.id);
              setLeaving(null);
            }}
          />
        )}
      </Show>
    </Frame>
  );

  function Rows() {
    return (
      <>
        <Show when={shelf.isPlain()}>
          <Button class="rows-new" onClick={() => void start.blank()} disabled={start.isBusy()}>
            <Plus size={16} stroke-width={1.75} aria-hidden="true" /> {w().create}
          </Button>
        </Show>
        <Show when={shown().length > 0}>
          <ul class="resume-rows">
            <ById each={shown()}>{(resume) => <ResumeRow resume={resume()} entries={entriesOf(resume())} />}</ById>
          </ul>
        </Show>
      </>
    );
  }
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

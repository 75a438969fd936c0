import { A } from '@solidjs/router';
import ArrowLeft from 'lucide-solid/icons/arrow-left';
import Check from 'lucide-solid/icons/check';
import { createEffect, createSignal, For, on, Show } from 'solid-js';
import { ERRORS } from '#protocol/errors';
import { useTitle } from '../../../ui/src/app/title.ts';
import { saveFile } from '../../../ui/src/features/conflicts/refusedFile.ts';
import { reasonWords } from '../../../ui/src/features/conflicts/refusedGroups.ts';
import { fieldName } from '../../../ui/src/features/editor/fieldName.ts';
import { fullDate } from '../../../ui/src/i18n/format.ts';
import { Button } from '../../../ui/src/kit/Button.tsx';
import { Dialog } from '../../../ui/src/kit/Dialog.tsx';
import { EmptyState } from '../../../ui/src/kit/EmptyState.tsx';
import { usePhone } from '../app/context.ts';
import { rows } from '../app/createPhone.ts';
import { SyncChip, waitingCount } from '../app/SyncChip.tsx';
import type { Act } from '../store/acts.ts';
import { keptIn } from '../waiting/keys.ts';
import { readWaiting, type WaitingResume, waitingFile } from '../waiting/read.ts';
import { w } from '../words.ts';

const when = (at: number): string => fullDate(new Date(at).toISOString());

function actWords({ type }: Act, title: string): string {
  switch (type) {
    case 'create':
      return w().creating(title);
    case 'trash':
      return w().trashing(title);
    case 'restore':
      return w().restoring(title);
    case 'photo':
      return w().sendingPhoto(title);
  }
}

/** Everything on this device that the server does not have, in words. */
export default function Waiting() {
  useTitle(() => w().waitingTitle);
  const phone = usePhone();
  const [resumes, setResumes] = createSignal<readonly WaitingResume[] | null>(null);
  createEffect(
    on([phone.waiting, phone.acts], () => {
      void look();
    }),
  );
  const look = async () => {
    const user = phone.me().id;
    const all: WaitingResume[] = [];
    for (const id of keptIn(await rows.getAllKeys(), user)) {
      const one = await readWaiting(rows, user, id);
      if (one.edits.length > 0 || one.refused.length > 0) all.push(one);
    }
    setResumes(all);
  };
  const titleIn = ({ id, document }: WaitingResume) =>
    document.title || phone.resumes().find((one) => one.id === id)?.title || w().untitled;
  const titleOf = (act: Act) => act.title || phone.resumes().find(({ id }) => id === act.resume)?.title || w().untitled;
  const isNothing = () => resumes()?.length === 0 && phone.acts().length === 0;
  const save = (which: readonly WaitingResume[]) => {
    const at = new Date().toISOString();
    saveFile(`vitae-${at.slice(0, 10)}.json`, 'application/json', waitingFile(which, at));
  };
  /** The server does not know it any more, so its edits would wait for ever. */
  const isGone = ({ id, edits }: WaitingResume) =>
    edits.length > 0 &&
    phone.sync().phase === 'live' &&
    !phone.resumes().some((one) => one.id === id) &&
    !phone.acts().some(({ resume }) => resume === id);
  const [gone, setGone] = createSignal<WaitingResume | null>(null);
  const drop = async ({ id }: WaitingResume) => {
    setGone(null);
    await phone.forgetResume(id);
  };
  return (
    <div class="m-screen">
      <header class="m-top">
        <A class="icon-button" href="/home" aria-label={w().back} title={w().back}>
          <ArrowLeft size={22} stroke-width={1.75} aria-hidden="true" />
        </A>
        <h1 tabindex="-1">{w().waitingTitle}</h1>
      </header>
      <main id="main" class="m-main" tabindex="-1">
        <SyncChip />
        <Show when={isNothing()}>
          <EmptyState title={w().waitingNothing} art={<Check size={32} stroke-width={1.5} aria-hidden="true" />}>
            {w().waitingNothingText}
          </EmptyState>
        </Show>
        <Show when={phone.acts().length > 0}>
          <ul class="m-list">
            <For each={phone.acts()}>
              {(act) => (
                <li class="m-row">
                  <div class="m-row-link">
                    <span class="m-row-title">{actWords(act, titleOf(act))}</span>
                    <span class="m-row-note">
                      {when(act.at)}
                      <Show when={act.refused}>{(code) => <> · {w().notAcceptedWhy(ERRORS[code()][1])}</>}</Show>
                    </span>
                  </div>
                  <Show when={act.refused}>
                    <Button look="quiet" onClick={() => void phone.dropAct(act.key)}>
                      {w().putAside}
                    </Button>
                  </Show>
                </li>
              )}
            </For>
          </ul>
        </Show>
        <For each={resumes() ?? []}>
          {(resume) => (
            <section class="m-card" aria-labelledby={`waiting-${resume.id}`}>
              <div class="m-card-head">
                <h2 class="m-title" id={`waiting-${resume.id}`}>
                  {titleIn(resume)}
                </h2>
                <A href={`/resumes/${resume.id}`}>
                  {w().openIt}
                  <span class="hidden-visually"> {titleIn(resume)}</span>
                </A>
              </div>
              <ol class="m-ops">
                <For each={resume.edits}>
                  {(edit) => (
                    <li>
                      {fieldName(resume.document, edit.path)}
                      <span class="m-row-note">
                        {when(edit.at)}
                        {edit.isSent ? ` · ${w().sent}` : ''}
                      </span>
                    </li>
                  )}
                </For>
              </ol>
              <Show when={isGone(resume)}>
                <div class="m-acts">
                  <Button look="quiet" onClick={() => setGone(resume)} aria-haspopup="dialog">
                    {w().putAside}
                    <span class="hidden-visually"> {titleIn(resume)}</span>
                  </Button>
                </div>
              </Show>
              <Show when={resume.refused.length > 0}>
                <h3>{w().notAccepted}</h3>
                <ul class="m-ops">
                  <For each={resume.refused}>
                    {(edit) => (
                      <li>
                        {fieldName(resume.document, edit.path)}
                        <span class="m-row-note">{reasonWords(edit.code)}</span>
                      </li>
                    )}
                  </For>
                </ul>
              </Show>
            </section>
          )}
        </For>
        <div class="m-acts">
          <Show when={waitingCount(phone) > 0}>
            <Button onClick={() => phone.syncNow()}>{w().tryNow}</Button>
          </Show>
          <Show when={(resumes()?.length ?? 0) > 0}>
            <Button onClick={() => save(resumes() ?? [])}>{w().saveWaiting}</Button>
          </Show>
          <Show when={phone.sync().phase === 'refused'}>
            <A class="button button-primary" href="/sign-in">
              {w().signIn}
            </A>
          </Show>
        </div>
        <Show when={!isNothing()}>
          <p class="m-hint">{w().conflictsHint}</p>
        </Show>
      </main>
      <Show when={gone()} keyed>
        {(resume) => (
          <Dialog
            open
            onClose={() => setGone(null)}
            title={w().isGone}
            description={w().dropGone(titleIn(resume), resume.edits.length)}
            actions={
              <>
                <Button onClick={() => save([resume])}>{w().saveWaiting}</Button>
                <Button look="danger" onClick={() => void drop(resume)}>
                  {w().putAside}
                </Button>
              </>
            }
          />
        )}
      </Show>
    </div>
  );
}

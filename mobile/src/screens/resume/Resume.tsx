import { A, useParams } from '@solidjs/router';
import { createEffect, Match, on, onCleanup, Show, Switch } from 'solid-js';
import { ResumeId } from '#protocol/ids';
import { useTitle } from '../../../../ui/src/app/title.ts';
import { Conflicts } from '../../../../ui/src/features/conflicts/Conflicts.tsx';
import { NotAccepted } from '../../../../ui/src/features/conflicts/NotAccepted.tsx';
import { EditorProvider, useOpenResume } from '../../../../ui/src/features/editor/context.tsx';
import { Ended } from '../../../../ui/src/features/editor/Ended.tsx';
import { LeaveGuard } from '../../../../ui/src/features/editor/LeaveGuard.tsx';
import { sayNotice } from '../../../../ui/src/features/editor/notices.ts';
import { webSocketAt } from '../../../../ui/src/live/transport.ts';
import { usePhone } from '../../app/context.ts';
import { connectAfter } from '../../sync/connectAfter.ts';
import { w } from '../../words.ts';
import { Lost } from '../Lost.tsx';
import { Content } from './Content.tsx';
import { Design } from './Design.tsx';
import { Gone } from './Gone.tsx';
import { More } from './More.tsx';
import { Preview } from './Preview.tsx';
import { ResumeBar } from './ResumeBar.tsx';
import { ViewBar } from './ViewBar.tsx';
import '../../../../ui/src/features/editor/form.css';

export default function ResumeScreen() {
  const params = useParams<{ id: string }>();
  const known = () => ResumeId.safeParse(params.id).data;
  return (
    <Show when={known()} keyed fallback={<Lost />}>
      {(id) => <Room id={id} />}
    </Show>
  );
}

/** One résumé, open: from the device at once, and live as soon as there is a connection. */
function Room(props: { id: ResumeId }) {
  const phone = usePhone();
  onCleanup(phone.opened(props.id));
  // The server has not heard of what was begun here: it would say that there is no such résumé.
  const connect = connectAfter(
    () => phone.whenCreated(props.id),
    () => navigator.onLine,
    webSocketAt(`/api/resumes/${props.id}/live`),
  );
  const editor = useOpenResume(props.id, sayNotice, connect);
  const { state } = editor;
  useTitle(() => (state.loaded ? state.document.title || w().untitled : w().opening));
  createEffect(
    on(
      () => (state.loaded ? state.document.title : null),
      (title) => title !== null && phone.rename(props.id, title),
    ),
  );
  const ended = () => (state.connection.phase === 'ended' ? state.connection.reason : undefined);
  /** Writing goes on without a sign-in, and in an app that is too old: it is kept here, and sent once that is mended. */
  const isMendable = () => state.loaded && (ended() === 'signed_out' || ended() === 'too_old');
  const final = () => (isMendable() ? undefined : ended());
  createEffect(() => ended() === 'too_old' && phone.isTooOld());
  createEffect(() => {
    if (ended() === 'signed_out' && phone.sync().phase === 'live') editor.retry();
  });
  return (
    <EditorProvider value={editor}>
      <LeaveGuard />
      <Switch>
        <Match when={final() === 'not_found' && state.loaded}>
          <Gone />
        </Match>
        <Match when={final()}>{(reason) => <Ended reason={reason()} />}</Match>
        <Match when={!state.loaded}>
          <main id="main" class="m-screen m-opening" tabindex="-1" aria-busy={navigator.onLine}>
            <h1 tabindex="-1">{navigator.onLine ? w().opening : w().notHere}</h1>
            <p>{w().notHereText}</p>
            <A class="button button-secondary" href="/home">
              {w().resumes}
            </A>
          </main>
        </Match>
        <Match when={true}>
          <div class="m-screen m-resume" data-view={editor.view()}>
            <ResumeBar />
            <Show when={ended() === 'signed_out'}>
              <section class="m-bar" aria-label={w().signIn}>
                <p>{w().signedOutBanner}</p>
                <A class="button button-secondary" href="/sign-in">
                  {w().signIn}
                </A>
              </section>
            </Show>
            <main id="main" class="m-work" tabindex="-1">
              <Switch>
                <Match when={editor.view() === 'preview'}>
                  <Preview />
                </Match>
                <Match when={editor.view() === 'design'}>
                  <Design />
                </Match>
                <Match when={editor.view() === 'more'}>
                  <More />
                </Match>
                <Match when={true}>
                  <Content />
                </Match>
              </Switch>
              <Conflicts />
            </main>
            <ViewBar />
            <NotAccepted />
          </div>
        </Match>
      </Switch>
    </EditorProvider>
  );
}

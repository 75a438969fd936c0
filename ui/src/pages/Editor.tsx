import { useNavigate, useParams } from '@solidjs/router';
import { createEffect, Match, Show, Switch } from 'solid-js';
import { ResumeId } from '#protocol/ids';
import { signInPath } from '../app/target.ts';
import { useTitle } from '../app/title.ts';
import { isView } from '../data/place.ts';
import { EditorProvider, useOpenResume } from '../features/editor/context.tsx';
import { EditorLayout } from '../features/editor/EditorLayout.tsx';
import { Ended } from '../features/editor/Ended.tsx';
import { LeaveGuard } from '../features/editor/LeaveGuard.tsx';
import { sayNotice } from '../features/editor/notices.ts';
import { Opening } from '../features/editor/Opening.tsx';
import { titleOr, w } from '../features/editor/words.ts';
import { NotFound } from './NotFound.tsx';

export default function EditorPage() {
  const params = useParams<{ id: string }>();
  const known = () => ResumeId.safeParse(params.id).data;
  return (
    <Show when={known()} keyed fallback={<NotFound />}>
      {(id) => <Room id={id} />}
    </Show>
  );
}

/** One résumé, open. */
function Room(props: { id: ResumeId }) {
  const editor = useOpenResume(props.id, sayNotice);
  const navigate = useNavigate();
  const { state } = editor;
  useTitle(() => (state.loaded ? titleOr(state.document.title) : w().opening.tab));
  const ended = () => (state.connection.phase === 'ended' ? state.connection.reason : undefined);
  createEffect(() => {
    // Edits that wait must not be lost by leaving: then `Ended` says what to do.
    if (!isView() && ended() === 'signed_out' && (state.pending === 0 || state.keeping === 'kept'))
      navigate(signInPath(`/resumes/${props.id}`), { replace: true });
  });
  return (
    <EditorProvider value={editor}>
      <LeaveGuard />
      <Switch>
        <Match when={ended()}>{(reason) => <Ended reason={reason()} />}</Match>
        <Match when={!state.loaded}>
          <Opening />
        </Match>
        <Match when={true}>
          <EditorLayout />
        </Match>
      </Switch>
    </EditorProvider>
  );
}

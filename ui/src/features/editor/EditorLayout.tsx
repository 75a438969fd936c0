import { createSignal, Show } from 'solid-js';
import { useProfile } from '../../app/profile.ts';
import { CheckPanel } from '../check/CheckPanel.tsx';
import { CheckProvider, createCheck } from '../check/context.tsx';
import { CommentsPanel } from '../comments/CommentsPanel.tsx';
import { createTalk, TalkProvider } from '../comments/context.tsx';
import { SuggestDialog } from '../comments/SuggestDialog.tsx';
import { Conflicts } from '../conflicts/Conflicts.tsx';
import { NotAccepted } from '../conflicts/NotAccepted.tsx';
import { DesignPanel } from '../design/DesignPanel.tsx';
import { FindBar } from '../find/FindBar.tsx';
import { HistoryPanel } from '../history/HistoryPanel.tsx';
import { useLooking } from '../history/looking.ts';
import { Past } from '../history/Past.tsx';
import { Canvas } from '../preview/Canvas.tsx';
import { Share } from '../share/Share.tsx';
import { BottomBar } from './BottomBar.tsx';
import { useEditor } from './context.tsx';
import { EditorKeys } from './EditorKeys.tsx';
import { FormColumn } from './FormColumn.tsx';
import { More } from './More.tsx';
import { Outline } from './Outline.tsx';
import { TopBar } from './TopBar.tsx';
import { useUndoKeys } from './undoKeys.ts';
import { w } from './words.ts';
import './editor.css';
import './form.css';

/** Desktop: outline, form, pages, drawer. Up to 900 px: one of them at a time, chosen at the bottom. */
export function EditorLayout() {
  const editor = useEditor();
  const talk = createTalk();
  const check = createCheck(useProfile()().id);
  useUndoKeys(editor);
  const [outline, setOutline] = createSignal(localStorage.getItem('vitae-outline') !== 'hidden');
  const toggleOutline = () => {
    setOutline(!outline());
    localStorage.setItem('vitae-outline', outline() ? 'shown' : 'hidden');
  };
  const wideDesign = () => editor.panel() === 'design';
  const looking = useLooking();
  const isPast = () => editor.panel() === 'history' && looking.version() !== null;
  return (
    <TalkProvider value={talk}>
      <CheckProvider value={check}>
        <div
          class="editor"
          data-view={editor.view()}
          data-outline={outline() || undefined}
          data-drawer={editor.panel() ?? undefined}
          data-past={isPast() || undefined}
        >
          <TopBar outline={outline()} toggleOutline={toggleOutline} />
          <Outline />
          <main id="main" class="work" tabindex="-1">
            <div class="form-place">
              <Show when={!editor.canEdit()}>
                <p class="read-only" role="status">
                  {editor.state.role === 'commenter' ? w().readOnly.commenter : w().readOnly.viewer}
                </p>
              </Show>
              <FormColumn />
            </div>
            <Show when={isPast()} fallback={<Canvas onPages={check.pagesAre} />}>
              <Past />
            </Show>
            <Show when={wideDesign() || editor.view() === 'design'}>
              <DesignPanel close={() => editor.setPanel(null)} />
            </Show>
            <Show when={editor.panel() === 'check'}>
              <CheckPanel close={() => editor.setPanel(null)} />
            </Show>
            <Show when={editor.panel() === 'history'}>
              <HistoryPanel close={() => editor.setPanel(null)} />
            </Show>
            <Show when={editor.panel() === 'comments'}>
              <CommentsPanel />
            </Show>
            <Conflicts />
            <More />
          </main>
          <BottomBar />
          <Share />
          <NotAccepted />
          <FindBar />
          <EditorKeys />
          <Show when={talk.proposing()} keyed>
            {(path) => <SuggestDialog path={path} />}
          </Show>
        </div>
      </CheckProvider>
    </TalkProvider>
  );
}

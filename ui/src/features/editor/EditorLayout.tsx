import { createSignal, onCleanup, onMount, Show } from 'solid-js';
import { DesignPanel } from '../design/DesignPanel.tsx';
import { Canvas } from '../preview/Canvas.tsx';
import { Share } from '../share/Share.tsx';
import { BottomBar } from './BottomBar.tsx';
import { useEditor } from './context.tsx';
import { FormColumn } from './FormColumn.tsx';
import { More } from './More.tsx';
import { Outline } from './Outline.tsx';
import { TopBar } from './TopBar.tsx';
import './editor.css';
import './form.css';

/** Desktop: outline, form, pages, drawer. Up to 900 px: one of them at a time, chosen at the bottom. */
export function EditorLayout() {
  const editor = useEditor();
  const [outline, setOutline] = createSignal(localStorage.getItem('vitae-outline') !== 'hidden');
  const toggleOutline = () => {
    setOutline(!outline());
    localStorage.setItem('vitae-outline', outline() ? 'shown' : 'hidden');
  };
  onMount(() => {
    const stop = new AbortController();
    window.addEventListener(
      'keydown',
      (event) => {
        if (!(event.metaKey || event.ctrlKey) || event.key.toLowerCase() !== 'e' || event.shiftKey || event.altKey) return;
        event.preventDefault();
        document.querySelector<HTMLButtonElement>('.top .export')?.click();
      },
      { signal: stop.signal },
    );
    onCleanup(() => stop.abort());
  });
  const wideDesign = () => editor.panel() === 'design';
  return (
    <div class="editor" data-view={editor.view()} data-outline={outline() || undefined} data-drawer={wideDesign() || undefined}>
      <TopBar outline={outline()} toggleOutline={toggleOutline} />
      <Outline />
      <main id="main" class="work" tabindex="-1">
        <div class="form-place">
          <Show when={!editor.canEdit()}>
            <p class="read-only" role="status">
              {editor.state.role === 'commenter' ? 'You can read and comment on this résumé.' : 'You can read this résumé.'} Its owner can
              let you edit it.
            </p>
          </Show>
          <FormColumn />
        </div>
        <Canvas />
        <Show when={wideDesign() || editor.view() === 'design'}>
          <DesignPanel close={() => editor.setPanel(null)} />
        </Show>
        <More />
      </main>
      <BottomBar />
      <Share />
    </div>
  );
}

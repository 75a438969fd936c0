import { A } from '@solidjs/router';
import CloudUpload from 'lucide-solid/icons/cloud-upload';
import ExternalLink from 'lucide-solid/icons/external-link';
import { For, Show } from 'solid-js';
import { useEditor } from '../../../../ui/src/features/editor/context.tsx';
import { BoundText } from '../../../../ui/src/features/editor/fields/BoundText.tsx';
import { Avatar } from '../../../../ui/src/kit/Avatar.tsx';
import { w } from '../../words.ts';
import { PdfPart } from './PdfPart.tsx';

/** What is not written and not seen: the title, who else is here, and where to find the rest. */
export function More() {
  const editor = useEditor();
  const people = () => Object.values(editor.state.peers);
  return (
    <section class="m-more" aria-label={w().moreView}>
      <PdfPart />
      <BoundText path="meta/title" label={w().title} value={editor.state.document.title} />
      <Show when={people().length > 0}>
        <h2 class="m-title">{w().alsoHere}</h2>
        <ul class="m-people">
          <For each={people()}>
            {({ user }) => (
              <li>
                <Avatar id={user.id} name={user.name} /> {user.name}
              </li>
            )}
          </For>
        </ul>
      </Show>
      <A class="button button-secondary button-wide" href="/waiting">
        <CloudUpload size={18} stroke-width={1.75} aria-hidden="true" /> {w().waitingTitle}
      </A>
      <a class="button button-secondary button-wide" href={`/resumes/${editor.id}`} target="_self">
        <ExternalLink size={18} stroke-width={1.75} aria-hidden="true" /> {w().webApp}
      </a>
    </section>
  );
}

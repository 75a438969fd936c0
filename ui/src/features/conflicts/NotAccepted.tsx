import { createMemo, For, onCleanup, onMount, Show } from 'solid-js';
import type { RefusedEdit } from '#sync/refused';
import { Button } from '../../kit/Button.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import { useEditor } from '../editor/context.tsx';
import { isRefusedOpen, setCanShowRefused, setRefusedOpen } from './opened.ts';
import { RefusedCard } from './RefusedCard.tsx';
import { copyText, putAside, tryAgain } from './refusedActs.ts';
import { allJson, allText, fileName, saveFile } from './refusedFile.ts';
import { canBeTried, groupsOf, type RefusedGroup } from './refusedGroups.ts';
import { w } from './words.ts';
import './refused.css';

/** What the person wrote and the résumé did not take, kept until they put it aside; `also`: what will not be sent any more. */
export function NotAccepted(props: { also?: readonly RefusedEdit[] }) {
  const editor = useEditor();
  const { state } = editor;
  const refused = createMemo(() => groupsOf(state.refused, editor.read));
  const groups = createMemo(() => [...refused(), ...groupsOf(props.also ?? [], editor.read)]);
  const locale = () => state.document.design.locale;
  let list: HTMLUListElement | undefined;

  onMount(() => {
    setCanShowRefused(true);
    onCleanup(() => {
      setCanShowRefused(false);
      setRefusedOpen(false);
    });
  });

  const close = () => {
    setRefusedOpen(false);
    // What it was opened with may be gone.
    requestAnimationFrame(() => document.activeElement === document.body && document.querySelector<HTMLElement>('#main')?.focus());
  };
  /** The focus goes on to what takes its place. */
  const without = (group: RefusedGroup, act: () => void) => {
    const index = groups().indexOf(group);
    act();
    requestAnimationFrame(() => {
      const heads = list?.querySelectorAll<HTMLElement>('.refused-title') ?? [];
      (heads[Math.min(index, heads.length - 1)] ?? document.querySelector<HTMLElement>('.refused-none'))?.focus();
    });
  };
  const save = (extension: 'txt' | 'json') => {
    const { title } = state.document;
    const text = extension === 'txt' ? `${allText(groups(), locale())}\n` : allJson(groups(), { id: editor.id, title }, locale());
    saveFile(fileName(title, extension), extension === 'txt' ? 'text/plain' : 'application/json', text);
  };

  return (
    <Dialog
      open={isRefusedOpen()}
      onClose={close}
      title={w().refused.title}
      description={groups().length === 0 ? '' : state.isRefusedKept ? w().refused.kept : w().refused.notKept}
      actions={
        <Show when={groups().length > 0}>
          <Show when={refused().length > 0}>
            <Button look="quiet" onClick={() => void putAside(editor, refused())}>
              {w().refused.putAllAside}
            </Button>
          </Show>
          <Button onClick={() => save('json')}>{w().refused.saveJson}</Button>
          <Button onClick={() => save('txt')}>{w().refused.saveText}</Button>
          <Button look="primary" onClick={() => void copyText(allText(groups(), locale()))}>
            {w().refused.copyAll}
          </Button>
        </Show>
      }
    >
      <Show
        when={groups().length > 0}
        fallback={
          <p class="refused-none" tabindex="-1">
            {w().refused.none}
          </p>
        }
      >
        <ul class="refused" ref={list}>
          <For each={groups()}>
            {(group) => (
              <RefusedCard
                group={group}
                retry={
                  editor.canEdit() && refused().includes(group) && canBeTried(group)
                    ? () => without(group, () => tryAgain(editor, group))
                    : undefined
                }
                putAside={refused().includes(group) ? () => without(group, () => void putAside(editor, [group])) : undefined}
              />
            )}
          </For>
        </ul>
      </Show>
    </Dialog>
  );
}

import X from 'lucide-solid/icons/x';
import { createSignal, createUniqueId, For, Show } from 'solid-js';
import { type ListedResume, MAX_TAGS } from '#protocol/resume-list';
import { Button } from '../../kit/Button.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import { TextField } from '../../kit/Field.tsx';
import { FormError } from '../../kit/FormError.tsx';
import { w as shell } from '../../kit/words.ts';
import { useAct } from '../asking/useAct.ts';
import { sameTag } from './shelf.ts';
import { titleOf } from './titles.ts';
import { w } from './words.ts';
import './shelf.css';

/** The tags of one résumé: typed, with those of the others offered; Enter or a comma ends one. */
export function TagsDialog(props: {
  resume: ListedResume;
  known: readonly string[];
  save: (tags: string[]) => Promise<unknown>;
  onClose: () => void;
}) {
  const list = createUniqueId();
  const [tags, setTags] = createSignal<readonly string[]>(props.resume.tags ?? []);
  const [typed, setTyped] = createSignal('');
  const acting = useAct();
  const withTyped = (): string[] => {
    const tag = typed().trim();
    return tag === '' || tags().some((one) => sameTag(one, tag)) ? [...tags()] : [...tags(), tag];
  };
  const add = () => {
    setTags(withTyped());
    setTyped('');
  };
  const save = async () => {
    const { onClose } = props;
    if (await acting.run(() => props.save(withTyped()))) onClose();
  };
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={w().tags.title(titleOf(props.resume))}
      description={w().tags.explain}
      startAt={(dialog) => dialog.querySelector<HTMLElement>('input')}
      actions={
        <>
          <Button onClick={props.onClose}>{shell().acts.cancel}</Button>
          <Button look="primary" busy={acting.busy()} onClick={() => void save()}>
            {shell().acts.save}
          </Button>
        </>
      }
    >
      <Show when={tags().length > 0}>
        <ul class="tags-field" aria-label={w().tags.list}>
          <For each={tags()}>
            {(tag) => (
              <li class="tag">
                <bdi>{tag}</bdi>
                <button
                  type="button"
                  class="tag-remove"
                  aria-label={w().tags.remove(tag)}
                  onClick={() => setTags(tags().filter((one) => one !== tag))}
                >
                  <X size={12} stroke-width={2} aria-hidden="true" />
                </button>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <TextField
        label={w().tags.add}
        description={tags().length >= MAX_TAGS ? w().tags.full(MAX_TAGS) : w().tags.hint}
        value={typed()}
        disabled={tags().length >= MAX_TAGS}
        maxLength={30}
        autocomplete="off"
        list={list}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.isComposing || (event.key !== 'Enter' && event.key !== ',')) return;
          event.preventDefault();
          if (event.key === 'Enter' && typed().trim() === '') void save();
          else add();
        }}
      />
      <datalist id={list}>
        <For each={props.known.filter((tag) => !tags().some((one) => sameTag(one, tag)))}>{(tag) => <option value={tag} />}</For>
      </datalist>
      <FormError text={acting.error()} />
    </Dialog>
  );
}

import Plus from 'lucide-solid/icons/plus';
import { Switch as Choose, createMemo, createSignal, For, Match, Show } from 'solid-js';
import type { PublicLink } from '#protocol/links';
import { api } from '../../data/api.ts';
import { useLinks, useLinksAct } from '../../data/links.ts';
import { sayError } from '../../data/words.ts';
import { Button } from '../../kit/Button.tsx';
import { Switch } from '../../kit/Field.tsx';
import { Delayed, Skeleton } from '../../kit/Skeleton.tsx';
import { LinkDialog } from './LinkDialog.tsx';
import { LinkRow } from './LinkRow.tsx';
import { w } from './words.ts';
import './links.css';

/** The owner's part of sharing with everybody: one link that is on or off, and links of their own for single readers. */
export function PublicLinks(props: { resume: string }) {
  const resume = () => props.resume;
  const answer = useLinks(resume);
  const [editing, edit] = createSignal<string | 'new' | null>(null);
  const [error, setError] = createSignal('');
  let heading: HTMLHeadingElement | undefined;

  const items = createMemo(() => answer.data?.items ?? []);
  /** The one for everybody: the first that is for nobody in particular. */
  const main = createMemo(() => items().find(({ label }) => label === ''));
  const others = createMemo(() => items().filter((link) => link !== main()));
  const edited = createMemo<PublicLink | null>(() => items().find(({ id }) => id === editing()) ?? null);

  const turn = useLinksAct(resume, (on: boolean) => {
    const link = main();
    return link ? api.changeLink(props.resume, link.id, { isOn: on }) : api.createLink(props.resume, {});
  });
  const toggle = async (on: boolean) => {
    setError('');
    try {
      await turn.mutateAsync(on);
    } catch (failure) {
      setError(sayError(failure));
    }
  };
  const close = () => edit(null);
  /** The row that had the focus is gone. */
  const closeDeleted = () => {
    close();
    // After the closed dialog has tried to give the focus back.
    setTimeout(() => heading?.focus());
  };
  return (
    <section class="share-part">
      <h3 ref={heading} tabindex="-1">
        {w().heading}
      </h3>
      <Choose>
        <Match when={answer.isError && !answer.data}>
          <div class="share-trouble" role="alert">
            <p>{w().listFailed(sayError(answer.error))}</p>
            <Button onClick={() => void answer.refetch()}>{w().tryAgain}</Button>
          </div>
        </Match>
        <Match when={!answer.data}>
          <Delayed>
            <Skeleton height="40px" />
          </Delayed>
        </Match>
        <Match when={true}>
          <Switch label={w().anyoneCanRead} checked={main()?.isOn ?? false} disabled={turn.isPending} onToggle={(on) => void toggle(on)} />
          <div role="alert">
            <Show when={error()}>
              <p class="field-error">{error()}</p>
            </Show>
          </div>
          <ul class="link-list">
            <Show when={main()?.isOn ? main() : undefined}>{(link) => <LinkRow link={link()} onSettings={() => edit(link().id)} />}</Show>
            {/* By id: a row stays, and keeps the focus, when what it says changes. */}
            <For each={others().map(({ id }) => id)}>
              {(id) => (
                <Show when={others().find((link) => link.id === id)}>
                  {(link) => <LinkRow link={link()} onSettings={() => edit(id)} />}
                </Show>
              )}
            </For>
          </ul>
          <Button look="quiet" class="link-add" aria-haspopup="dialog" onClick={() => edit('new')}>
            <Plus size={16} stroke-width={1.75} aria-hidden="true" /> {w().add}
          </Button>
        </Match>
      </Choose>
      <Show when={editing() === 'new'}>
        <LinkDialog resume={props.resume} link={null} onClose={close} onDeleted={closeDeleted} />
      </Show>
      <Show when={edited()?.id} keyed>
        {(_id) => <LinkDialog resume={props.resume} link={edited()} onClose={close} onDeleted={closeDeleted} />}
      </Show>
    </section>
  );
}

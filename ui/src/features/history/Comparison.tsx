import ArrowDown from 'lucide-solid/icons/arrow-down';
import ArrowUp from 'lucide-solid/icons/arrow-up';
import { createMemo, createSignal, For, Match, onCleanup, onMount, Show, Switch } from 'solid-js';
import { unwrap } from 'solid-js/store';
import type { ResumeDocument } from '#protocol/document';
import type { Version } from '#protocol/history';
import { differenceOf } from '#sync/difference';
import { itemName } from '#sync/names';
import { useVersion, useVersions, type VersionWithDocument } from '../../data/history.ts';
import { sayError } from '../../data/words.ts';
import { Button, IconButton } from '../../kit/Button.tsx';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { type Choice, Select } from '../../kit/Field.tsx';
import { Delayed, Skeleton } from '../../kit/Skeleton.tsx';
import { useEditor } from '../editor/context.tsx';
import { ChangeCard } from './ChangeCard.tsx';
import { useLooking } from './looking.ts';
import { sayMoment } from './when.ts';
import { sayPlace, w } from './words.ts';
import './comparison.css';

/** One of the two that are compared. */
interface Side {
  title: string;
  document: ResumeDocument;
}

/** Two versions side by side, the earlier one first. The other may be the résumé as it is now, while people write in it. */
export function Comparison(props: { shown: VersionWithDocument }) {
  const editor = useEditor();
  const looking = useLooking();
  const versions = useVersions(() => editor.id);
  const otherId = () => {
    const other = looking.other();
    return other === 'now' ? null : other;
  };
  const otherVersion = useVersion(() => editor.id, otherId);
  const choices = (): Choice[] => [
    { value: 'now', label: w().comparison.asNow },
    ...(versions.data?.items ?? [])
      .filter(({ id }) => id !== props.shown.version.id)
      .map((version) => ({ value: version.id, label: nameOf(version) })),
  ];
  const sides = createMemo((): [Side, Side] | null => {
    const mine = { title: nameOf(props.shown.version), document: props.shown.document };
    if (looking.other() === 'now') return [mine, { title: w().comparison.now, document: editor.document() }];
    const other = otherVersion.data;
    if (!other) return null;
    const theirs = { title: nameOf(other.version), document: unwrap(other.document) };
    return other.version.at < props.shown.version.at ? [theirs, mine] : [mine, theirs];
  });
  return (
    <div class="comparison">
      <Select
        label={w().comparison.with}
        class="comparison-other"
        value={looking.other() ?? 'now'}
        choices={choices()}
        onChoose={(value) => looking.compare(value === 'now' ? 'now' : (versions.data?.items.find(({ id }) => id === value)?.id ?? 'now'))}
      />
      <Switch>
        <Match when={sides()}>{(both) => <Changes before={both()[0]} after={both()[1]} />}</Match>
        <Match when={otherVersion.isError}>
          <div class="history-trouble" role="alert">
            <p>{w().comparison.failed(sayError(otherVersion.error))}</p>
            <Button onClick={() => void otherVersion.refetch()}>{w().tryAgain}</Button>
          </div>
        </Match>
        <Match when={true}>
          <Delayed>
            <Skeleton height="120px" />
          </Delayed>
        </Match>
      </Switch>
    </div>
  );
}

const nameOf = (version: Version): string => {
  const moment = sayMoment(version.at, Date.now());
  return version.label ? w().comparison.named(version.label, moment) : `${moment.slice(0, 1).toLocaleUpperCase()}${moment.slice(1)}`;
};

function Changes(props: { before: Side; after: Side }) {
  const changes = createMemo(() => differenceOf(props.before.document, props.after.document));
  const [at, setAt] = createSignal(-1);
  let list: HTMLOListElement | undefined;
  /** Parts that hold others are named by what they are called in either version. */
  const sectionOf = (id: string): string => {
    for (const { sections } of [props.after.document, props.before.document])
      for (const section of sections) {
        if (section.id === id) return sayPlace({ part: 'section', id, kind: section.kind, name: section.title ?? '' });
        const item = section.items.find((one) => one.id === id);
        if (item)
          return sayPlace({
            part: 'item',
            id,
            kind: item.kind,
            name: itemName(item.kind, (field) => Object.entries(item).find(([key]) => key === field)?.[1]),
          });
      }
    return '';
  };
  const go = (by: 1 | -1) => {
    const count = changes().length;
    if (count === 0) return;
    const next = at() < 0 ? (by > 0 ? 0 : count - 1) : (at() + by + count) % count;
    setAt(next);
    const card = list?.querySelectorAll<HTMLElement>(':scope > li')[next];
    card?.focus({ preventScroll: true });
    card?.scrollIntoView({ block: 'start' });
  };
  onMount(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
      event.preventDefault();
      go(event.key === 'ArrowDown' ? 1 : -1);
    };
    window.addEventListener('keydown', onKey);
    onCleanup(() => window.removeEventListener('keydown', onKey));
  });
  return (
    <Show when={changes().length > 0} fallback={<EmptyState title={w().comparison.same}>{w().comparison.sameText}</EmptyState>}>
      <div class="comparison-bar">
        <p role="status">
          {at() >= 0 && at() < changes().length ? w().comparison.at(at() + 1, changes().length) : w().comparison.changes(changes().length)}
        </p>
        <IconButton label={w().comparison.previous} aria-keyshortcuts="Alt+ArrowUp" onClick={() => go(-1)}>
          <ArrowUp size={16} stroke-width={1.75} aria-hidden="true" />
        </IconButton>
        <IconButton label={w().comparison.next} aria-keyshortcuts="Alt+ArrowDown" onClick={() => go(1)}>
          <ArrowDown size={16} stroke-width={1.75} aria-hidden="true" />
        </IconButton>
        <div class="comparison-heads" aria-hidden="true">
          <span>{props.before.title}</span>
          <span>{props.after.title}</span>
        </div>
      </div>
      <ol class="comparison-list" ref={list}>
        <For each={changes()}>
          {(change, index) => (
            <ChangeCard
              change={change}
              isCurrent={index() === at()}
              before={props.before.title}
              after={props.after.title}
              locale={props.after.document.design.locale}
              sectionOf={sectionOf}
              onReach={() => setAt(index())}
            />
          )}
        </For>
      </ol>
    </Show>
  );
}

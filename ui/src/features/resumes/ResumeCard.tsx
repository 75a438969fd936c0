import Ellipsis from 'lucide-solid/icons/ellipsis';
import { For, Show } from 'solid-js';
import type { ListedResume } from '#protocol/resume-list';
import { ago, fullDate } from '../../i18n/format.ts';
import { Menu, type MenuEntry } from '../../kit/Menu.tsx';
import { Thumbnail } from './Thumbnail.tsx';
import { titleOf } from './titles.ts';
import { hrefOf } from './useResumeEntries.ts';
import { w } from './words.ts';
import './shelf.css';

interface Listed {
  resume: ListedResume;
  entries: readonly MenuEntry[];
}

/** With its first page. */
export function ResumeCard(props: Listed) {
  return (
    <li class="card">
      <a class="card-link" href={hrefOf(props.resume)}>
        <Thumbnail id={props.resume.id} version={props.resume.updatedAt} />
        <span class="card-title" dir="auto">
          {titleOf(props.resume)}
        </span>
      </a>
      <div class="card-foot">
        <Note resume={props.resume} />
        <More {...props} />
      </div>
      <TagList tags={props.resume.tags ?? []} />
    </li>
  );
}

/** In one line. */
export function ResumeRow(props: Listed) {
  return (
    <li class="resume-row">
      <div class="resume-row-main">
        <a href={hrefOf(props.resume)} dir="auto">
          {titleOf(props.resume)}
        </a>
        <TagList tags={props.resume.tags ?? []} />
      </div>
      <Note resume={props.resume} />
      <More {...props} />
    </li>
  );
}

function Note(props: { resume: ListedResume }) {
  return (
    <span class="card-note">
      <time datetime={props.resume.updatedAt} title={fullDate(props.resume.updatedAt)}>
        <span class="card-changed">{w().card.changed(ago(props.resume.updatedAt, Date.now()))}</span>
        <span class="card-changed-short">{ago(props.resume.updatedAt, Date.now())}</span>
      </time>
      <Show when={props.resume.role !== 'owner' && props.resume.role} keyed>
        {(role) => <span class="card-shared">{w().card.sharedAs[role]}</span>}
      </Show>
    </span>
  );
}

const More = (props: Listed) => (
  <Menu
    label={w().card.more(titleOf(props.resume))}
    trigger={<Ellipsis size={16} stroke-width={1.75} aria-hidden="true" />}
    entries={props.entries}
  />
);

function TagList(props: { tags: readonly string[] }) {
  return (
    <Show when={props.tags.length > 0}>
      <ul class="card-tags" aria-label={w().tags.list}>
        <For each={props.tags}>
          {(tag) => (
            <li class="row-tag" dir="auto">
              {tag}
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}

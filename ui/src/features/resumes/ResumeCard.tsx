import Ellipsis from 'lucide-solid/icons/ellipsis';
import { For, Show } from 'solid-js';
import type { ListedResume } from '#protocol/resume-list';
import { ago, fullDate } from '../../i18n/format.ts';
import { Menu, type MenuEntry } from '../../kit/Menu.tsx';
import { ROLE_WORDS } from '../share/words.ts';
import { Thumbnail } from './Thumbnail.tsx';
import { titleOf } from './titles.ts';
import { hrefOf } from './useResumeEntries.ts';
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
        <span class="card-title">{titleOf(props.resume)}</span>
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
        <a href={hrefOf(props.resume)}>{titleOf(props.resume)}</a>
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
        <span class="card-changed">changed </span>
        {ago(props.resume.updatedAt, Date.now())}
      </time>
      <Show when={props.resume.role !== 'owner'}>
        <span class="card-shared">Shared with you · {ROLE_WORDS[props.resume.role].toLowerCase()}</span>
      </Show>
    </span>
  );
}

const More = (props: Listed) => (
  <Menu
    label={`More for ${titleOf(props.resume)}`}
    trigger={<Ellipsis size={16} stroke-width={1.75} aria-hidden="true" />}
    entries={props.entries}
  />
);

function TagList(props: { tags: readonly string[] }) {
  return (
    <Show when={props.tags.length > 0}>
      <ul class="card-tags" aria-label="Tags">
        <For each={props.tags}>{(tag) => <li class="row-tag">{tag}</li>}</For>
      </ul>
    </Show>
  );
}

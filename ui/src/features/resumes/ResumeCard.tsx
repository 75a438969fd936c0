import { useNavigate } from '@solidjs/router';
import DoorOpen from 'lucide-solid/icons/door-open';
import Ellipsis from 'lucide-solid/icons/ellipsis';
import FolderOpen from 'lucide-solid/icons/folder-open';
import PenLine from 'lucide-solid/icons/pen-line';
import Trash2 from 'lucide-solid/icons/trash';
import { Show } from 'solid-js';
import type { ResumeSummary } from '#protocol/user';
import { ago, fullDate } from '../../i18n/format.ts';
import { Menu } from '../../kit/Menu.tsx';
import { ROLE_WORDS } from '../share/words.ts';
import { Thumbnail } from './Thumbnail.tsx';

export const titleOf = (resume: { title: string }): string => resume.title.trim() || 'Untitled résumé';

export function ResumeCard(props: { resume: ResumeSummary; onTrash: () => void; onLeave: () => void }) {
  const navigate = useNavigate();
  const href = () => `/resumes/${props.resume.id}`;
  return (
    <li class="card">
      <a class="card-link" href={href()}>
        <Thumbnail id={props.resume.id} version={props.resume.updatedAt} />
        <span class="card-title">{titleOf(props.resume)}</span>
      </a>
      <div class="card-foot">
        <span class="card-note">
          <time datetime={props.resume.updatedAt} title={fullDate(props.resume.updatedAt)}>
            <span class="card-changed">changed </span>
            {ago(props.resume.updatedAt, Date.now())}
          </time>
          <Show when={props.resume.role !== 'owner'}>
            <span class="card-shared">Shared with you · {ROLE_WORDS[props.resume.role].toLowerCase()}</span>
          </Show>
        </span>
        <Menu
          label={`More for ${titleOf(props.resume)}`}
          trigger={<Ellipsis size={16} stroke-width={1.75} aria-hidden="true" />}
          entries={[
            { label: 'Open', icon: FolderOpen, onSelect: () => navigate(href()) },
            ...(props.resume.role === 'viewer' || props.resume.role === 'commenter'
              ? []
              : [{ label: 'Rename', icon: PenLine, onSelect: () => navigate(`${href()}?rename=1`) }]),
            props.resume.role === 'owner'
              ? { label: 'Move to trash', icon: Trash2, onSelect: props.onTrash }
              : { label: 'Leave', icon: DoorOpen, onSelect: props.onLeave },
          ]}
        />
      </div>
    </li>
  );
}

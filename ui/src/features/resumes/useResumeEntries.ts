import { useNavigate } from '@solidjs/router';
import Archive from 'lucide-solid/icons/archive';
import ArchiveRestore from 'lucide-solid/icons/archive-restore';
import Copy from 'lucide-solid/icons/copy';
import DoorOpen from 'lucide-solid/icons/door-open';
import FolderOpen from 'lucide-solid/icons/folder-open';
import PenLine from 'lucide-solid/icons/pen-line';
import Tags from 'lucide-solid/icons/tags';
import Trash2 from 'lucide-solid/icons/trash';
import type { ListedResume } from '#protocol/resume-list';
import type { MenuEntry } from '../../kit/Menu.tsx';
import { w } from './words.ts';

export interface ResumeActs {
  duplicate(resume: ListedResume): void;
  tag(resume: ListedResume): void;
  archive(resume: ListedResume, archived: boolean): void;
  trash(resume: ListedResume): void;
  leave(resume: ListedResume): void;
}

export const hrefOf = (resume: ListedResume): string => `/resumes/${resume.id}`;

/** What can be done with a résumé of the list, by what this person may. */
export function useResumeEntries(acts: ResumeActs) {
  const navigate = useNavigate();
  return (resume: ListedResume): MenuEntry[] => {
    const mayEdit = resume.role === 'owner' || resume.role === 'editor';
    return [
      { label: w().card.open, icon: FolderOpen, onSelect: () => navigate(hrefOf(resume)) },
      ...(mayEdit ? [{ label: w().card.rename, icon: PenLine, onSelect: () => navigate(`${hrefOf(resume)}?rename=1`) }] : []),
      { label: w().card.duplicate, icon: Copy, onSelect: () => acts.duplicate(resume) },
      { label: w().card.tags, icon: Tags, onSelect: () => acts.tag(resume) },
      resume.archived
        ? { label: w().card.unarchive, icon: ArchiveRestore, onSelect: () => acts.archive(resume, false) }
        : { label: w().card.archive, icon: Archive, onSelect: () => acts.archive(resume, true) },
      resume.role === 'owner'
        ? { label: w().card.toTrash, icon: Trash2, onSelect: () => acts.trash(resume) }
        : { label: w().card.leave, icon: DoorOpen, onSelect: () => acts.leave(resume) },
    ];
  };
}

import FileText from 'lucide-solid/icons/file-text';
import Keyboard from 'lucide-solid/icons/keyboard';
import LogOut from 'lucide-solid/icons/log-out';
import Plus from 'lucide-solid/icons/plus';
import Sparkles from 'lucide-solid/icons/sparkles';
import Trash2 from 'lucide-solid/icons/trash';
import UserRound from 'lucide-solid/icons/user-round';
import type { ListedResume } from '#protocol/resume-list';
import { titleOf } from '../resumes/titles.ts';
import { shownKeys } from '../shortcuts/keys.ts';
import type { PaletteEntry } from './entries.ts';

export interface HomeActs {
  blank: () => void;
  sample: () => void;
  guided: () => void;
  signOut: () => void;
  help: () => void;
  go: (path: string) => void;
}

/** Everything one can do or go to from the list of résumés. */
export function homeEntries(resumes: readonly ListedResume[], acts: HomeActs): PaletteEntry[] {
  return [
    { id: 'new', label: 'New résumé', group: 'Start', icon: Plus, also: 'blank page add create', run: acts.blank },
    { id: 'guided', label: 'New résumé from five questions', group: 'Start', icon: Sparkles, also: 'guided create', run: acts.guided },
    { id: 'sample', label: 'New résumé from a sample', group: 'Start', icon: Sparkles, also: 'example create', run: acts.sample },
    ...resumes.map(
      (resume): PaletteEntry => ({
        id: `resume ${resume.id}`,
        label: titleOf(resume),
        group: 'Your résumés',
        icon: FileText,
        also: (resume.tags ?? []).join(' '),
        run: () => acts.go(`/resumes/${resume.id}`),
      }),
    ),
    {
      id: 'account',
      label: 'Account',
      group: 'Elsewhere',
      icon: UserRound,
      also: 'settings password address',
      run: () => acts.go('/account'),
    },
    { id: 'trash', label: 'Trash', group: 'Elsewhere', icon: Trash2, also: 'deleted restore', run: () => acts.go('/home/trash') },
    { id: 'help', label: 'Keyboard shortcuts', group: 'Elsewhere', icon: Keyboard, keys: shownKeys('help'), run: acts.help },
    { id: 'sign out', label: 'Sign out', group: 'Elsewhere', icon: LogOut, also: 'log out leave', run: acts.signOut },
  ];
}

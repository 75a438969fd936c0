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
import { w } from './words.ts';

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
  const { groups, also } = w();
  return [
    { id: 'new', label: w().newBlank, group: groups.start, icon: Plus, also: also.newBlank, run: acts.blank },
    { id: 'guided', label: w().newGuided, group: groups.start, icon: Sparkles, also: also.newGuided, run: acts.guided },
    { id: 'sample', label: w().newSample, group: groups.start, icon: Sparkles, also: also.newSample, run: acts.sample },
    ...resumes.map(
      (resume): PaletteEntry => ({
        id: `resume ${resume.id}`,
        label: titleOf(resume),
        group: groups.resumes,
        icon: FileText,
        also: (resume.tags ?? []).join(' '),
        run: () => acts.go(`/resumes/${resume.id}`),
      }),
    ),
    {
      id: 'account',
      label: w().account,
      group: groups.elsewhere,
      icon: UserRound,
      also: also.account,
      run: () => acts.go('/account'),
    },
    { id: 'trash', label: w().trash, group: groups.elsewhere, icon: Trash2, also: also.trash, run: () => acts.go('/home/trash') },
    { id: 'help', label: w().shortcuts, group: groups.elsewhere, icon: Keyboard, keys: shownKeys('help'), run: acts.help },
    { id: 'sign out', label: w().signOut, group: groups.elsewhere, icon: LogOut, also: also.signOut, run: acts.signOut },
  ];
}

import { useNavigate } from '@solidjs/router';
import ChevronDown from 'lucide-solid/icons/chevron-down';
import LogOut from 'lucide-solid/icons/log-out';
import Trash2 from 'lucide-solid/icons/trash';
import UserRound from 'lucide-solid/icons/user-round';
import type { JSX } from 'solid-js';
import { useProfile } from '../app/SignedIn.tsx';
import { api } from '../data/api.ts';
import { useSetMe } from '../data/queries.ts';
import { sayError } from '../data/words.ts';
import { DeletionNotice } from '../features/account/settings/DeletionNotice.tsx';
import { Avatar } from '../kit/Avatar.tsx';
import { Menu } from '../kit/Menu.tsx';
import { toast } from '../kit/toast.tsx';
import './frame.css';

export function Wordmark(props: { href: string }) {
  return (
    <a class="wordmark" href={props.href}>
      <svg width="22" height="22" viewBox="0 0 32 32" aria-hidden="true">
        <rect width="32" height="32" rx="7" fill="var(--accent)" />
        <path d="M8 9l6 14h4l6-14h-4l-4 9.6L12 9z" fill="var(--on-accent)" />
      </svg>
      Vitae
    </a>
  );
}

export function useSignOut(): () => Promise<void> {
  const navigate = useNavigate();
  const setMe = useSetMe();
  return async () => {
    try {
      await api.logout();
    } catch (error) {
      toast({ text: 'You are still signed in.', detail: sayError(error), tone: 'problem' });
      return;
    }
    navigate('/', { replace: true });
    setMe(null);
  };
}

/** The frame of the pages that are not the editor: wordmark, the person's menu, content. */
export function Frame(props: { children: JSX.Element }) {
  const me = useProfile();
  const navigate = useNavigate();
  const signOut = useSignOut();
  return (
    <>
      <header class="frame-bar">
        <Wordmark href="/home" />
        <Menu
          label={`Your menu, ${me().name}`}
          class="frame-person"
          trigger={
            <>
              <Avatar id={me().id} name={me().name} />
              <ChevronDown size={16} stroke-width={1.75} aria-hidden="true" />
            </>
          }
          entries={[
            { label: 'Account', icon: UserRound, onSelect: () => navigate('/account') },
            { label: 'Trash', icon: Trash2, onSelect: () => navigate('/home/trash') },
            { label: 'Sign out', icon: LogOut, onSelect: () => void signOut() },
          ]}
        />
      </header>
      <DeletionNotice />
      <main id="main" class="frame-main" tabindex="-1">
        {props.children}
      </main>
    </>
  );
}

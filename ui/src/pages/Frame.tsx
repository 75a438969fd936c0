import { useNavigate } from '@solidjs/router';
import ChevronDown from 'lucide-solid/icons/chevron-down';
import LogOut from 'lucide-solid/icons/log-out';
import Trash2 from 'lucide-solid/icons/trash';
import UserRound from 'lucide-solid/icons/user-round';
import type { JSX } from 'solid-js';
import { useProfile } from '../app/profile.ts';
import { api } from '../data/api.ts';
import { useOwnPhotoAddress } from '../data/photos.ts';
import { useSetMe } from '../data/queries.ts';
import { sayError } from '../data/words.ts';
import { DeletionNotice } from '../features/account/settings/DeletionNotice.tsx';
import { TenantName } from '../features/tenant/TenantName.tsx';
import { Avatar } from '../kit/Avatar.tsx';
import { Menu } from '../kit/Menu.tsx';
import { toast } from '../kit/toast.tsx';
import { Wordmark } from '../kit/Wordmark.tsx';
import { w } from '../kit/words.ts';
import './frame.css';

export function useSignOut(): () => Promise<void> {
  const navigate = useNavigate();
  const setMe = useSetMe();
  return async () => {
    try {
      await api.logout();
    } catch (error) {
      toast({ text: w().person.stillSignedIn, detail: sayError(error), tone: 'problem' });
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
  const photo = useOwnPhotoAddress(() => me().photo);
  return (
    <>
      <header class="frame-bar">
        <div class="frame-place">
          <Wordmark href="/home" />
          <TenantName />
        </div>
        <Menu
          label={w().person.menu(me().name)}
          class="frame-person"
          trigger={
            <>
              <Avatar id={me().id} name={me().name} photo={photo()} />
              <ChevronDown size={16} stroke-width={1.75} aria-hidden="true" />
            </>
          }
          entries={[
            { label: w().person.account, icon: UserRound, onSelect: () => navigate('/account') },
            { label: w().person.trash, icon: Trash2, onSelect: () => navigate('/home/trash') },
            { label: w().person.signOut, icon: LogOut, onSelect: () => void signOut() },
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

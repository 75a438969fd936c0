import { words } from '../../i18n/words.ts';
import { Page } from '../../parts/Page.tsx';
import { ByAddress } from './ByAddress.tsx';
import { ByFile } from './ByFile.tsx';
import { OpenInvitations } from './OpenInvitations.tsx';

const w = words('invitations');

/** Who is asked to come: by address, by a file, and who has not come yet. */
export default function Invitations() {
  return (
    <Page title={w().title} lead={w().lead}>
      <ByAddress />
      <ByFile />
      <OpenInvitations />
    </Page>
  );
}

import { useTitle } from '../app/title.ts';
import { SessionsList } from '../features/account/settings/SessionsList.tsx';
import { Frame } from './Frame.tsx';
import './account.css';
import '../features/account/settings/settings.css';

export default function Sessions() {
  useTitle(() => 'Sessions');
  return (
    <Frame>
      <div class="account">
        <p>
          <a href="/account">Account</a>
        </p>
        <h1 tabindex="-1">Where you are signed in</h1>
        <p class="muted small">What you do not know, end: it closes at once, and nothing more can be written from there.</p>
        <section class="account-part">
          <SessionsList />
        </section>
      </div>
    </Frame>
  );
}

import { useTitle } from '../app/title.ts';
import { SessionsList } from '../features/account/settings/SessionsList.tsx';
import { w } from '../features/account/words.ts';
import { Frame } from './Frame.tsx';
import './account.css';
import '../features/account/settings/settings.css';

export default function Sessions() {
  useTitle(() => w().sessions.title);
  return (
    <Frame>
      <div class="account">
        <p>
          <a href="/account">{w().title}</a>
        </p>
        <h1 tabindex="-1">{w().sessions.heading}</h1>
        <p class="muted small">{w().sessions.explain}</p>
        <section class="account-part">
          <SessionsList />
        </section>
      </div>
    </Frame>
  );
}

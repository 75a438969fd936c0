import { LinkButton } from '../../kit/Button.tsx';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { w } from './words.ts';

/** In place of the pages of a look that is over. The console is another app. */
export function ViewOver() {
  return (
    <main id="main" tabindex="-1" class="view-over">
      <EmptyState
        whole
        title={w().overTitle}
        action={
          <LinkButton look="primary" href="/admin/people" target="_self">
            {w().toConsole}
          </LinkButton>
        }
      >
        {w().overText}
      </EmptyState>
    </main>
  );
}

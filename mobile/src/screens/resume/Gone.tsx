import { A } from '@solidjs/router';
import { EmptyState } from '../../../../ui/src/kit/EmptyState.tsx';
import { w } from '../../words.ts';

/** The server has no such résumé any more, and this device does: what was written last can still be taken along. */
export function Gone() {
  return (
    <main id="main" class="m-screen" tabindex="-1">
      <EmptyState
        whole
        title={w().isGone}
        action={
          <div class="empty-actions">
            <A class="button button-primary" href="/waiting">
              {w().waitingTitle}
            </A>
            <A class="button button-secondary" href="/home">
              {w().resumes}
            </A>
          </div>
        }
      >
        {w().isGoneText}
      </EmptyState>
    </main>
  );
}

import { A } from '@solidjs/router';
import { EmptyState } from '../../../ui/src/kit/EmptyState.tsx';
import { w } from '../words.ts';

/** An address of no screen. */
export function Lost() {
  return (
    <main id="main" class="m-screen" tabindex="-1">
      <EmptyState
        whole
        title={w().nothingHere}
        action={
          <A class="button button-primary" href="/home">
            {w().resumes}
          </A>
        }
      />
    </main>
  );
}

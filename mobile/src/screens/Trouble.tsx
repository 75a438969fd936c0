import { Button } from '../../../ui/src/kit/Button.tsx';
import { EmptyState } from '../../../ui/src/kit/EmptyState.tsx';
import { w } from '../words.ts';

/** A screen could not be drawn. What was written is on the device. */
export function Trouble(props: { error: unknown; retry: () => void }) {
  console.error(props.error);
  return (
    <main id="main" class="m-screen" tabindex="-1">
      <EmptyState
        whole
        title={w().trouble}
        action={
          <Button look="primary" onClick={() => props.retry()}>
            {w().tryAgain}
          </Button>
        }
      >
        {w().troubleText}
      </EmptyState>
    </main>
  );
}

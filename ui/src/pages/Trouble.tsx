import CloudOff from 'lucide-solid/icons/cloud-off';
import TriangleAlert from 'lucide-solid/icons/triangle-alert';
import { useTitle } from '../app/title.ts';
import { OfflineError, ProblemError } from '../data/http.ts';
import { sayError } from '../data/words.ts';
import { Button } from '../kit/Button.tsx';
import { EmptyState } from '../kit/EmptyState.tsx';
import { w } from '../kit/words.ts';

/** A page that could not be shown. */
export function Trouble(props: { error: unknown; retry: () => void }) {
  useTitle(() => w().trouble.tab);
  // What we did not foresee is for whoever mends it.
  if (!(props.error instanceof OfflineError) && !(props.error instanceof ProblemError)) console.error(props.error);
  const offline = () => props.error instanceof OfflineError;
  return (
    <main id="main" tabindex="-1" style={{ display: 'grid', flex: 1 }}>
      <EmptyState
        whole
        title={offline() ? w().trouble.offline : w().trouble.failed}
        art={
          offline() ? (
            <CloudOff size={32} stroke-width={1.5} aria-hidden="true" />
          ) : (
            <TriangleAlert size={32} stroke-width={1.5} aria-hidden="true" />
          )
        }
        action={
          <Button look="primary" onClick={props.retry}>
            {w().acts.tryAgain}
          </Button>
        }
      >
        {sayError(props.error)}
      </EmptyState>
    </main>
  );
}

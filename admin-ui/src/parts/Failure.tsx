import CloudOff from 'lucide-solid/icons/cloud-off';
import TriangleAlert from 'lucide-solid/icons/triangle-alert';
import { OfflineError, ProblemError } from '../../../ui/src/data/http.ts';
import { Button } from '../../../ui/src/kit/Button.tsx';
import { EmptyState } from '../../../ui/src/kit/EmptyState.tsx';
import { sayError } from '../data/failure.ts';
import { words } from '../i18n/words.ts';

const w = words('failure');

/** In the place of what could not be shown. */
export function Failure(props: { error: unknown; retry: () => void; whole?: boolean }) {
  // What we did not foresee is for whoever mends it.
  if (!(props.error instanceof OfflineError) && !(props.error instanceof ProblemError)) console.error(props.error);
  const offline = () => props.error instanceof OfflineError;
  return (
    <div role="alert">
      <EmptyState
        whole={props.whole ?? false}
        title={offline() ? w().youAreOffline : w().notShown}
        art={
          offline() ? (
            <CloudOff size={32} stroke-width={1.5} aria-hidden="true" />
          ) : (
            <TriangleAlert size={32} stroke-width={1.5} aria-hidden="true" />
          )
        }
        action={
          <Button look="primary" onClick={props.retry}>
            {w().retry}
          </Button>
        }
      >
        {sayError(props.error)}
      </EmptyState>
    </div>
  );
}

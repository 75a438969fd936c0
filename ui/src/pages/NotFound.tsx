import FileQuestion from 'lucide-solid/icons/file-question-mark';
import { useTitle } from '../app/title.ts';
import { LinkButton } from '../kit/Button.tsx';
import { EmptyState } from '../kit/EmptyState.tsx';

export function NotFound() {
  useTitle(() => 'Not found');
  return (
    <main id="main" tabindex="-1" style={{ display: 'grid', flex: 1 }}>
      <EmptyState
        whole
        title="There is nothing at this address"
        art={<FileQuestion size={32} stroke-width={1.5} aria-hidden="true" />}
        action={
          <LinkButton look="primary" href="/">
            Go to the start
          </LinkButton>
        }
      >
        It may have been moved or removed, or the link was not copied in full.
      </EmptyState>
    </main>
  );
}

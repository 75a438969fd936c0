import FileQuestion from 'lucide-solid/icons/file-question-mark';
import { useTitle } from '../app/title.ts';
import { LinkButton } from '../kit/Button.tsx';
import { EmptyState } from '../kit/EmptyState.tsx';
import { w } from '../kit/words.ts';

export function NotFound() {
  useTitle(() => w().notFound.tab);
  return (
    <main id="main" tabindex="-1" style={{ display: 'grid', flex: 1 }}>
      <EmptyState
        whole
        title={w().notFound.title}
        art={<FileQuestion size={32} stroke-width={1.5} aria-hidden="true" />}
        action={
          <LinkButton look="primary" href="/">
            {w().notFound.start}
          </LinkButton>
        }
      >
        {w().notFound.text}
      </EmptyState>
    </main>
  );
}

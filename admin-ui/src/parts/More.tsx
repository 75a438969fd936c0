import { Show } from 'solid-js';
import { Button } from '../../../ui/src/kit/Button.tsx';
import { words } from '../i18n/words.ts';

const s = words('shell');

/** The part of a list in pages that is of interest here. */
interface Paged {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  fetchNextPage(): Promise<unknown>;
}

/** Under a list of which there is more. */
export function More(props: { of: Paged }) {
  return (
    <Show when={props.of.hasNextPage}>
      <div class="more">
        <Button busy={props.of.isFetchingNextPage} onClick={() => void props.of.fetchNextPage()}>
          {s().more}
        </Button>
      </div>
    </Show>
  );
}

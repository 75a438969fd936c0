import { useSearchParams } from '@solidjs/router';
import { isNarrow } from '../editor/context.tsx';

/** Whether the share dialog is open: in the address, so that a link can open it. On a phone, Back closes it. */
export function useSharing() {
  const [params, setParams] = useSearchParams<{ share?: string }>();
  return {
    isOpen: () => params.share !== undefined,
    open: () => setParams({ share: '1' }, { replace: !isNarrow(), scroll: false }),
    close: () => setParams({ share: null }, { replace: true, scroll: false }),
  };
}

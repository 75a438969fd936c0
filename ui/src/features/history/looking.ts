import { useLocation, useSearchParams } from '@solidjs/router';
import { VersionId } from '#protocol/ids';

/** What a version is compared with: another, or the résumé as it is now. */
export type Other = VersionId | 'now';

/** Which version is looked at, and what it is compared with: in the address, so that Back leads out of it and a link into it. */
export interface Looking {
  version: () => VersionId | null;
  other: () => Other | null;
  /** The address that shows a version. */
  hrefOf: (version: VersionId) => string;
  compare: (other: Other | null) => void;
  compareWith: (version: VersionId, other: Other) => void;
  leave: () => void;
}

export function useLooking(): Looking {
  const [params, setParams] = useSearchParams<{ panel?: string; version?: string; compare?: string }>();
  const location = useLocation();
  const version = () => VersionId.safeParse(params.version).data ?? null;
  return {
    version,
    other: () => (params.compare === 'now' ? 'now' : (VersionId.safeParse(params.compare).data ?? null)),
    hrefOf: (id) => {
      const search = new URLSearchParams(location.search);
      search.set('panel', 'history');
      search.set('version', id);
      search.delete('compare');
      return `${location.pathname}?${search}`;
    },
    compare: (other) => setParams({ compare: other }, { replace: true, scroll: false }),
    compareWith: (id, other) =>
      setParams({ panel: 'history', version: id, compare: other }, { replace: version() !== null, scroll: false }),
    leave: () => {
      const left = version();
      setParams({ version: null, compare: null }, { replace: true, scroll: false });
      // Back to where one came from, once the list is there again.
      requestAnimationFrame(() => document.querySelector<HTMLElement>(`.version-go[href*="${left}"]`)?.focus());
    },
  };
}

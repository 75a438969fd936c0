import { useSearchParams } from '@solidjs/router';

/** Where in the content the person is: the parts, one part, or one thing in it. It is in the address, so that back works. */
export function usePlace() {
  const [params, setParams] = useSearchParams<{ section?: string; item?: string }>();
  const depth = () => (params.item ? 2 : params.section ? 1 : 0);
  return {
    section: () => params.section,
    item: () => params.item,
    /** How many screens lie above. */
    depth,
    go: (section: string, item?: string) => setParams({ section, item: item ?? null, view: null }, { scroll: true }),
    /** One screen up, also for who came by a link. */
    back: () => setParams(params.item ? { item: null } : { section: null }, { replace: true, scroll: true }),
  };
}

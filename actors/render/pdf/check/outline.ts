import type { PDFContext, PDFDict, PDFObject } from 'pdf-lib';
import { dictionary, entry, list, numberIn, refKey } from '../objects.ts';
import { textIn } from './tree.ts';

/** Every bookmark has a title, leads to a page and an element that are there, and its ties to the others hold (12.3.3). */
export function checkOutline(context: PDFContext, catalog: PDFDict, pages: ReadonlySet<string>, elements: ReadonlySet<string>): string[] {
  const faults: string[] = [];
  const seen = new Set<string>();
  const root = entry(catalog, 'Outlines');
  if (!root) return faults;
  /** Returns how many there are in all. */
  const walk = (parentRef: PDFObject): number => {
    const parent = dictionary(context, parentRef);
    let count = 0;
    let previous: string | null = null;
    let at = entry(parent, 'First');
    while (at) {
      const ref = refKey(at) ?? '';
      const bookmark = dictionary(context, at);
      if (!bookmark || seen.has(ref)) {
        faults.push(`a bookmark that is not there or in two places: ${ref}`);
        break;
      }
      seen.add(ref);
      const title = textIn(bookmark, 'Title');
      if (title.trim() === '') faults.push(`a bookmark without a title: ${ref}`);
      if (refKey(entry(bookmark, 'Parent')) !== refKey(parentRef)) faults.push(`a bookmark that names another parent: ${title}`);
      if (refKey(entry(bookmark, 'Prev')) !== previous) faults.push(`a bookmark that names another before it: ${title}`);
      const [page] = list(context, entry(bookmark, 'Dest'));
      if (!pages.has(refKey(page) ?? '')) faults.push(`a bookmark to no page: ${title}`);
      if (!elements.has(refKey(entry(bookmark, 'SE')) ?? '')) faults.push(`a bookmark to no element: ${title}`);
      count += 1 + walk(at);
      previous = ref;
      at = entry(bookmark, 'Next');
    }
    if (refKey(entry(parent, 'Last')) !== previous) faults.push('bookmarks that end with another than the last');
    if (count > 0 && numberIn(parent, 'Count') !== count) faults.push(`bookmarks counted as ${numberIn(parent, 'Count')}, not ${count}`);
    return count;
  };
  if (walk(root) === 0) faults.push('an outline without bookmarks');
  return faults;
}

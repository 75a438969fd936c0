/** Something that a finished file says otherwise than it should. */
export interface Difference {
  what: 'unreadable' | 'page count' | 'page size' | 'text' | 'artifact' | 'links' | 'image' | 'structure' | 'attachment' | 'field';
  /** From 1; absent when it concerns the whole file. */
  page?: number;
  /** Register path, for `field`. */
  place?: string;
  expected: string;
  found: string;
}

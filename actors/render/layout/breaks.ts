/**
 * What a page break costs. The unit is that of `paginate`: a page costs 200, a page left empty by a half costs 30.
 * Nothing is infinite: a paragraph longer than a page must break somewhere.
 */
export type Break = number | 'forced';

export const BREAK = {
  /** Before a new section. */
  free: 0,
  /** Between two items or paragraphs. */
  item: 6,
  /** In the middle of a list. */
  bullet: 18,
  /** Before the last bullet, which would stand alone. */
  lastBullet: 45,
  /** After the first bullet, which would stand alone. */
  firstBullet: 60,
  /** Inside a paragraph. */
  line: 12,
  /** Inside a section the user wants in one piece. */
  keepTogether: 2_000,
  /** Leaving a single line of a paragraph behind or ahead. */
  widow: 10_000,
  /** After a heading, or inside what belongs together. */
  forbidden: 100_000,
} as const;

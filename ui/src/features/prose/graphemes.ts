const segmenter = new Intl.Segmenter();

/** How far a character (an emoji of a family, a letter with its accents) is looked for on either side of a cut. */
const REACH = 64;

/** Whether a person would see `text` cut in the middle of a character at `index`. */
export function cutsCharacter(text: string, index: number): boolean {
  if (index <= 0 || index >= text.length) return false;
  // Of what most text is made of, nothing belongs together.
  if (text.charCodeAt(index - 1) < 0x300 && text.charCodeAt(index) < 0x300) return false;
  if (isInsidePair(text, index)) return true;
  let from = Math.max(0, index - REACH);
  if (isInsidePair(text, from)) from += 1;
  for (const { index: at } of segmenter.segment(text.slice(from, index + REACH))) if (from + at >= index) return from + at !== index;
  return true;
}

const isInsidePair = (text: string, index: number): boolean => (text.codePointAt(index - 1) ?? 0) > 0xffff;

/** The last place at or before `index` where no character is cut. */
export function wholeUpTo(text: string, index: number): number {
  let at = Math.max(0, Math.min(index, text.length));
  while (cutsCharacter(text, at)) at -= 1;
  return at;
}

/** How many units two texts have in common at their beginning, whole characters only. */
export function commonStart(a: string, b: string): number {
  const longest = Math.min(a.length, b.length);
  let start = 0;
  while (start < longest && a.charCodeAt(start) === b.charCodeAt(start)) start += 1;
  while (cutsCharacter(a, start) || cutsCharacter(b, start)) start -= 1;
  return start;
}

/** How many units two texts have in common at their end, whole characters only, beside the first `start`. */
export function commonEnd(a: string, b: string, start: number): number {
  const longest = Math.min(a.length, b.length) - start;
  let end = 0;
  while (end < longest && a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end)) end += 1;
  while (cutsCharacter(a, a.length - end) || cutsCharacter(b, b.length - end)) end -= 1;
  return end;
}

import type { Json } from '#protocol/json';
import { Prose } from '#protocol/prose';
import { isTextPath, type Path } from '#protocol/registers';
import { isSameProse, mergeProse } from './prose-merge.ts';
import { isSameJson } from './restore.ts';

/** What accepting a suggestion would put into its field, given what is there now; `outdated` when that cannot be told. */
export type Fit = { value: Json } | 'outdated';

/**
 * How a suggestion fits what is there now. Prose is merged: what turned `base` into `value` is put into the text as it is. Any other
 * value can only take the place of the one that it was made from. `null` is the empty field.
 */
export function fitOf(suggestion: { path: Path; value: Json; baseValue: Json }, current: Json): Fit {
  const { path, value, baseValue } = suggestion;
  if (!isTextPath(path)) return isSameValue(current, baseValue) || isSameValue(current, value) ? { value } : 'outdated';
  const [base, proposed, now] = [proseIn(baseValue), proseIn(value), proseIn(current)];
  if (!base || !proposed || !now) return 'outdated';
  const merged = mergeProse(base, proposed, now);
  return merged ? { value: proseJson(merged) } : 'outdated';
}

/** Whether two values of the field at `path` show the same. */
export function isSameAt(path: Path, a: Json, b: Json): boolean {
  if (!isTextPath(path)) return isSameValue(a, b);
  const [one, other] = [proseIn(a), proseIn(b)];
  return one !== null && other !== null && isSameProse(one, other);
}

/** Nothing written, cleared and an empty text are the same. */
const isSameValue = (a: Json, b: Json): boolean => isSameJson(a === '' ? null : a, b === '' ? null : b);

/** A field's value as prose, the empty one included; `null` when it is none. */
export function proseIn(value: Json): Prose | null {
  if (value === null) return [];
  const prose = Prose.safeParse(value);
  return prose.success ? prose.data : null;
}

/** Prose as the JSON that it is, `null` where there is none. */
export const proseJson = (prose: Prose): Json =>
  prose.length === 0 ? null : prose.map(({ list, spans }) => ({ ...(list ? { list } : {}), spans: spans.map((span) => jsonOf(span)) }));

const jsonOf = ({ text, bold, italic, underline, link }: Prose[number]['spans'][number]): Json => ({
  text,
  ...(bold ? { bold } : {}),
  ...(italic ? { italic } : {}),
  ...(underline ? { underline } : {}),
  ...(link === undefined ? {} : { link }),
});

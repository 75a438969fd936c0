import { fullDate } from '../../i18n/format.ts';
import { toJson } from '../../live/json.ts';
import { type RefusedGroup, reasonWords } from './refusedGroups.ts';
import { valueText } from './valueText.ts';
import { w } from './words.ts';

/** What was not accepted, to be read by people: each with its field, when and why. */
export function groupText(group: RefusedGroup, locale: string): string {
  const place = group.part === null ? group.title : `${group.title} – ${group.part}`;
  const values = group.values.map(({ field, path, value }) => {
    const text = valueText(path, value, locale) || w().refused.emptyInFile;
    return field === null ? text : w().refused.field(field, text);
  });
  return [place, w().refused.writtenBecause(fullDate(new Date(group.at).toISOString()), reasonWords(group.code)), ...values].join('\n');
}

export const allText = (groups: readonly RefusedGroup[], locale: string): string =>
  groups.map((group) => groupText(group, locale)).join('\n\n');

/** The same for programs: every edit as it was made, beside what people read. */
export function allJson(groups: readonly RefusedGroup[], resume: { id: string; title: string }, locale: string): string {
  const notAccepted = groups.map((group) => ({
    field: group.title,
    part: group.part,
    text: group.values.map(({ path, value }) => valueText(path, value, locale)).join('\n'),
    writtenAt: new Date(group.at).toISOString(),
    code: group.code,
    reason: reasonWords(group.code),
    edits: group.edits.map(({ path, mine, stamp }) => ({ path, value: toJson(mine), stamp })),
  }));
  return `${JSON.stringify({ resume, notAccepted }, null, 2)}\n`;
}

/** A file name that every system takes. */
export const fileName = (title: string, extension: 'txt' | 'json'): string => {
  const name = title
    .replace(/[^\p{L}\p{N} _-]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 60)
    .trim();
  return `${w().refused.file(name === '' ? w().refused.untitled : name)}.${extension}`;
};

/** Hands a text to the person as a file. */
export function saveFile(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

import type { ResumeSummary } from '#protocol/user';

/** A folder's name that every system takes: the title for people, the id so that no two are one. */
export function folderOf({ id, title }: Pick<ResumeSummary, 'id' | 'title'>): string {
  const words = title
    .replace(/[\p{Cc}\p{Cf}"*/:<>?\\|.]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 60)
    .trim();
  return `resumes/${words === '' ? id : `${words} (${id})`}`;
}

const DAY_MS = 24 * 3_600_000;

/** The name of an exported file by its key (see actors/export/content.ts): the day on which it was made, and what tells it from others. */
export function nameOfExport(key: string): string {
  const [, digest = '', day, format = ''] = /\/([^/]+)-(\d+)\.(\w+)$/.exec(key) ?? [];
  if (day === undefined) return key.split('/').at(-1) ?? key;
  return `${new Date(Number(day) * DAY_MS).toISOString().slice(0, 10)} ${digest.slice(0, 12)}.${format}`;
}

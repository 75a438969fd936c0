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

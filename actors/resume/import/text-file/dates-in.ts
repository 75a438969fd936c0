import type { Dates } from '#protocol/dates';
import { datesOf } from '#protocol/written-dates';

/** No dates take more words than "September 2019 – until the present day". */
const MOST_WORDS = 10;

/** The dates that a line ends or begins with, and the line without them; null when there are none. */
export function datesIn(line: string): { dates: Dates; rest: string } | null {
  const words = line.split(/\s+/);
  for (let count = Math.min(words.length, MOST_WORDS); count >= 1; count -= 1) {
    const end = words.slice(-count).join(' ');
    const atEnd = certain(end);
    if (atEnd) return { dates: atEnd, rest: bare(words.slice(0, -count).join(' ')) };
    const atStart = count < words.length ? certain(words.slice(0, count).join(' ')) : null;
    if (atStart) return { dates: atStart, rest: bare(words.slice(count).join(' ')) };
  }
  return null;
}

function certain(text: string): Dates | null {
  const plain = text.replace(/^[([|·•,–—-]+\s*|\s*[)\]|·•,;:–—-]+$/gu, '').trim();
  if (!/(?<!\d)(?:1[89]|20)\d\d(?!\d)/.test(plain)) return null;
  const dates = datesOf(plain, null, false);
  return dates && dates.raw === undefined ? dates : null;
}

const bare = (text: string): string => text.replace(/^[\s|·•,;:–—-]+|[\s|·•,;:([–—-]+$/gu, '').trim();

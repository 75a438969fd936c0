import { parseAccept } from 'hono/utils/accept';
import { type Language, spokenOf } from '#protocol/language';
import type { Ctx } from './context.ts';

/** As much of the header as is read. */
const MOST = 500;

/** The language that whoever asks reads best of those spoken here (`Accept-Language`); `null` when they do not say, or read none of them. */
export function askedLanguage(c: Ctx): Language | null {
  const wished = parseAccept((c.req.header('accept-language') ?? '').slice(0, MOST));
  return spokenOf(wished.filter(({ q }) => q > 0).map(({ type }) => type));
}

/** The same, as messages carry it. */
export function heardLanguage(c: Ctx): { language?: Language } {
  const language = askedLanguage(c);
  return language === null ? {} : { language };
}

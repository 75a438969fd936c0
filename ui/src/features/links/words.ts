import type { PublicLink } from '#protocol/links';
import { links } from '../../i18n/en/links.ts';
import { keeping } from '../../i18n/format.ts';
import { words } from '../../i18n/words.ts';

export const w = words('links', links);

/** The whole address, as it is sent to somebody. */
export const addressOf = (slug: string): string => `${location.origin}/r/${slug}`;
/** The same to read: without the scheme, which says nothing. */
export const shownAddress = (slug: string): string => `${location.host}/r/${slug}`;

/** "Opened 12 times, last on 24 Nov · 3 downloads" */
export function openings({ views, downloads, lastViewedOn }: PublicLink): string {
  if (views === 0) return w().notOpened;
  return [
    lastViewedOn === null ? w().opened(views) : w().openedLast(views, dayName(lastViewedOn)),
    ...(downloads > 0 ? [w().downloads(downloads)] : []),
  ].join(' · ');
}

/** What is special about a link: "Off", "Password", "Until 24 Dec". */
export function marksOf(link: PublicLink, now: number): string[] {
  const { marks } = w();
  if (link.isSuspended) return [marks.suspended];
  const end = link.expiresAt === null ? null : Date.parse(link.expiresAt);
  return [
    ...(link.isOn ? [] : [marks.off]),
    ...(link.hasPassword ? [marks.password] : []),
    ...(end === null ? [] : [end <= now ? marks.expired : marks.until(shortDate().format(end))]),
    ...(link.indexed && !link.hasPassword ? [marks.indexed] : []),
  ];
}

const shortDate = keeping((locale) => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' }));
/** Days are UTC days. */
const utcDay = keeping((locale) => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' }));
export const dayName = (day: string): string => utcDay().format(Date.parse(`${day}T00:00:00Z`));

/** The last `count` days, oldest first, as "2026-11-24". */
export const lastDays = (count: number, now: number): string[] =>
  Array.from({ length: count }, (_, at) => new Date(now - (count - 1 - at) * 86_400_000).toISOString().slice(0, 10));

/** The day of a date field, whose end is the end of the link; a local day. */
export const dateFieldOf = (iso: string | null): string => {
  if (iso === null) return '';
  const date = new Date(iso);
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
};
export const endOfDay = (field: string): string | null => (field === '' ? null : new Date(`${field}T23:59:59`).toISOString());

import type { PublicLink } from '#protocol/links';
import { plural } from '../../i18n/format.ts';

/** The whole address, as it is sent to somebody. */
export const addressOf = (slug: string): string => `${location.origin}/r/${slug}`;
/** The same to read: without the scheme, which says nothing. */
export const shownAddress = (slug: string): string => `${location.host}/r/${slug}`;

/** "Opened 12 times, last on 24 Nov · 3 downloads" */
export function openings({ views, downloads, lastViewedOn }: PublicLink): string {
  if (views === 0) return 'Not opened yet';
  const opened = views === 1 ? 'Opened once' : views === 2 ? 'Opened twice' : `Opened ${views.toLocaleString()} times`;
  return [
    lastViewedOn === null ? opened : `${opened}, last on ${dayName(lastViewedOn)}`,
    ...(downloads > 0 ? [plural(downloads, 'download')] : []),
  ].join(' · ');
}

/** What is special about a link: "Off", "Password", "Until 24 Dec". */
export function marksOf(link: PublicLink, now: number): string[] {
  if (link.isSuspended) return ['Taken off by the moderators'];
  const end = link.expiresAt === null ? null : Date.parse(link.expiresAt);
  return [
    ...(link.isOn ? [] : ['Off']),
    ...(link.hasPassword ? ['Password'] : []),
    ...(end === null ? [] : [end <= now ? 'Expired' : `Until ${shortDate.format(end)}`]),
    ...(link.indexed && !link.hasPassword ? ['In search engines'] : []),
  ];
}

const shortDate = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });
/** Days are UTC days. */
const utcDay = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', timeZone: 'UTC' });
export const dayName = (day: string): string => utcDay.format(Date.parse(`${day}T00:00:00Z`));

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

import type { LinkId } from '#protocol/ids';
import { LISTED_DAYS, type LinkChange, type NewLink, type PublicLink, VISIT_DAYS, type VisitDay } from '#protocol/links';
import type { LinkRow } from './links-repo.ts';

/** Decisions about public links. Times are in ms since the epoch. */

const DAY_MS = 24 * 3_600_000;

/** What somebody finds at a link. Everything that is not meant for them is the same nothing; only an end is said to be one. */
export type Finding = 'nothing' | 'expired' | 'locked' | 'open';

export function findingAt(link: LinkRow | null, of: { isTrashed: boolean; hasPass: boolean; now: number }): Finding {
  if (!link || link.deletedAt !== null || !link.isOn || link.isSuspended || link.isHidden || of.isTrashed) return 'nothing';
  if (link.expiresAt !== null && link.expiresAt <= of.now) return 'expired';
  return link.password !== null && !of.hasPass ? 'locked' : 'open';
}

/** A password as it is kept, with the gate that it makes. */
export interface Lock {
  password: string | null;
  gate: string;
}

export const newLink = (id: LinkId, slug: string, wishes: NewLink, lock: Lock, now: number): LinkRow => ({
  id,
  slug,
  label: wishes.label ?? '',
  ...lock,
  expiresAt: wishes.expiresAt === undefined ? null : Date.parse(wishes.expiresAt),
  allowDownload: wishes.allowDownload ?? true,
  indexed: wishes.indexed ?? false,
  isOn: true,
  isSuspended: false,
  isHidden: false,
  createdAt: now,
  deletedAt: null,
  views: 0,
  downloads: 0,
  previews: 0,
  lastViewedOn: null,
});

/** The link as it is to be; `lock` when the password is another one or none. */
export const changedLink = (link: LinkRow, change: LinkChange, lock: Lock | null): LinkRow => ({
  ...link,
  ...(lock ?? {}),
  slug: change.slug ?? link.slug,
  label: change.label ?? link.label,
  expiresAt: change.expiresAt === undefined ? link.expiresAt : change.expiresAt === null ? null : Date.parse(change.expiresAt),
  allowDownload: change.allowDownload ?? link.allowDownload,
  indexed: change.indexed ?? link.indexed,
  isOn: change.isOn ?? link.isOn,
});

/** The day of a time, in UTC: "2026-11-23". */
export const dayOf = (ms: number): string => iso(ms).slice(0, 10);
/** The first day that is listed, and the first that is kept. */
export const firstListedDay = (now: number): string => dayOf(now - (LISTED_DAYS - 1) * DAY_MS);
export const firstKeptDay = (now: number): string => dayOf(now - (VISIT_DAYS - 1) * DAY_MS);

export const publicLinkOf = (link: LinkRow, days: readonly VisitDay[]): PublicLink => ({
  id: link.id,
  slug: link.slug,
  label: link.label,
  allowDownload: link.allowDownload,
  indexed: link.indexed,
  isOn: link.isOn,
  hasPassword: link.password !== null,
  expiresAt: link.expiresAt === null ? null : iso(link.expiresAt),
  isSuspended: link.isSuspended || link.isHidden,
  createdAt: iso(link.createdAt),
  views: link.views,
  downloads: link.downloads,
  previews: link.previews,
  lastViewedOn: link.lastViewedOn,
  days: [...days],
});

const iso = (ms: number): string => new Date(ms).toISOString();

import type { ResumeId, UserId } from '#protocol/ids';

/** Where a device keeps what it has of résumés: the names alone, for whoever only counts rows. */

/** Of the rows of a replica. */
export const FORMAT = 2;
/** Waiting edits, by stamp: a replica's own stamps only grow, so the order of keys is the order of edits. */
export const EDIT = 'q/';

/** Where everything begins that a device keeps of one person's work. */
export const shelvesOf = (user: UserId): string => `v${FORMAT}/${user}/`;
/** The same of one résumé. */
export const shelfOf = ({ user, resume }: { user: UserId; resume: ResumeId }): string => `${shelvesOf(user)}${resume}/`;

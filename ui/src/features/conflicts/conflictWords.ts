import type { UserId } from '#protocol/ids';
import type { Conflict, ConflictSide, DeviceKind } from '#protocol/live';
import type { Path, Value } from '#protocol/registers';
import { ago } from '../../i18n/format.ts';
import { placeWords } from './places.ts';

/** A conflict as one of its two people is told of it: nobody did anything wrong. */
export interface ConflictWords {
  title: string;
  detail: string;
  /** What the two values are called, the one that stands first. */
  stands: string;
  other: string;
  /** Takes the value that does not stand, or what was before. */
  take: string;
  /** Leaves everything as it is. */
  keep: string;
}

const ON: Record<DeviceKind, string> = {
  computer: ', on a computer',
  phone: ', on a phone',
  tablet: ', on a tablet',
  program: ', by a program',
};

export function conflictWords(conflict: Conflict, me: UserId, read: (path: Path) => Value | undefined, now: number): ConflictWords {
  const { kind, stands, other, path } = conflict;
  const { field, part } = placeWords(read, path);
  const place = field === null ? `“${part ?? ''}”` : part === null || part === 'Design' ? field : `${field} of “${part}”`;
  const isMine = ({ user }: ConflictSide) => user.id === me;
  const nameOf = ({ user }: ConflictSide) => user.name || 'Somebody';
  const name = (side: ConflictSide) => (isMine(side) ? 'You' : nameOf(side));
  const object = (side: ConflictSide) => (isMine(side) ? 'you' : nameOf(side));
  const when = (side: ConflictSide) =>
    `${ago(new Date(side.at).toISOString(), Math.max(now, side.at))}${side.device ? ON[side.device] : ''}`;
  const theirs = isMine(stands) ? other : stands;
  const pair = isMine(stands) || isMine(other) ? `You and ${nameOf(theirs)}` : `${nameOf(other)} and ${nameOf(stands)}`;
  switch (kind) {
    case 'merged':
      return {
        title: `${pair} both edited ${place}`,
        // Whose edit came late was away until then.
        detail: `${isMine(stands) ? 'You were' : `${nameOf(stands)} was`} offline meanwhile. Both edits are in.`,
        stands: 'Now',
        other: 'Before',
        take: 'Use the text before',
        keep: 'Keep both',
      };
    case 'deleted':
      return {
        title: `${name(stands)} deleted ${place} while ${object(other)} edited it`,
        detail: 'It is kept as it was, with everything that was written in it.',
        stands: '',
        other: `${name(other)} wrote`,
        take: 'Restore',
        keep: 'Leave it deleted',
      };
    case 'replaced': {
      const mine = isMine(stands);
      return {
        title: mine ? `${pair} both changed ${place}` : `${nameOf(stands)} replaced what ${object(other)} wrote in ${place}`,
        detail: mine ? `Yours came later and stands. ${nameOf(other)} wrote ${when(other)}.` : `${sentence(when(stands))}.`,
        stands: mine ? 'Yours, in the résumé now' : `${nameOf(stands)}’s, in the résumé now`,
        other: isMine(other) ? 'Yours' : `${nameOf(other)}’s`,
        take: isMine(other) ? 'Use mine' : mine ? 'Use theirs' : `Use ${nameOf(other)}’s`,
        keep: mine ? 'Keep mine' : 'Keep theirs',
      };
    }
  }
}

const sentence = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1);

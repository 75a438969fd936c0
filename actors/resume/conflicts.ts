import { UserId } from '#protocol/ids';
import type { Conflict, ConflictSide } from '#protocol/live';
import type { Clash, ClashSide } from '#sync/clash';

export interface ConflictContext {
  now: number;
  newId(): string;
  /** The name of somebody who is, or was, a member. */
  nameOf(user: string): string;
}

/** Clashes as the two people are told of them. */
export function conflictsOf(clashes: readonly Clash[], { now, newId, nameOf }: ConflictContext): Conflict[] {
  const side = ({ author: { user, device, at }, value }: ClashSide): ConflictSide => ({
    user: { id: UserId.parse(user), name: nameOf(user) },
    value,
    at,
    device,
  });
  return clashes.map(({ path, kind, stands, other }) => ({ id: newId(), path, kind, at: now, stands: side(stands), other: side(other) }));
}

import { AUTHORITY, may } from '#protocol/authority';
import type { Principal } from '#protocol/envelope';
import type { UserMessage } from '#protocol/user';

/** Who may send what to a person's actor, whose name is `self`. */
export const maySend = (from: Principal, type: UserMessage['type'], self: string): boolean => may(from, AUTHORITY.user[type], { self });

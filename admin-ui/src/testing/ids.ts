import { UserId } from '#protocol/ids';

export const ME = UserId.parse(`usr_${'1'.repeat(26)}`);
export const SOMEBODY = UserId.parse(`usr_${'2'.repeat(26)}`);

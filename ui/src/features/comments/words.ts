import { comments } from '../../i18n/en/comments.ts';
import { words } from '../../i18n/words.ts';

export const w = words('comments', comments);

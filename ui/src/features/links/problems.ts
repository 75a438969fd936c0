import { LinkPassword, Slug } from '#protocol/links';
import { fieldError } from '../../data/words.ts';
import { w } from './words.ts';

/** The fewest characters of a password; said where there are fewer. */
const FEWEST = LinkPassword.minLength ?? 1;

/** What is wrong with an address as it is typed; `undefined` for nothing, and for an empty one. */
export function slugProblem(typed: string): string | undefined {
  if (typed.trim() === '') return undefined;
  const read = Slug.safeParse(typed);
  if (read.success) return undefined;
  switch (read.error.issues[0]?.code) {
    case 'too_small':
      return w().address.short;
    case 'too_big':
      return w().address.long;
    case 'custom':
      return w().address.keptBack;
    default:
      return w().address.letters;
  }
}

/** What stands in the form when it is refused. */
interface Written {
  slug: string;
  password: string;
}

/** What the server refused about one field, in the reader's words. Where a change is meant, it names the place within it. */
export function fieldProblem(error: unknown, field: 'label' | 'slug' | 'password' | 'expiresAt', written: Written): string | undefined {
  const refused = fieldError(error, field) ?? fieldError(error, `change.${field}`);
  if (refused === undefined) return undefined;
  switch (field) {
    case 'label':
      return w().form.labelWrong;
    case 'slug':
      return slugProblem(written.slug) ?? w().address.takenInstead;
    case 'password':
      return written.password.length < FEWEST ? w().form.passwordShort(FEWEST) : refused;
    case 'expiresAt':
      return w().form.endIsPast;
  }
}

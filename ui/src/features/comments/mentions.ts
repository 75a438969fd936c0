import type { Mention } from '#protocol/comments';

/** Somebody who can be called. */
export interface Callable {
  user: Mention['user'];
  name: string;
}

/** A piece of a comment: words, or the name of somebody who is called. */
export interface BodyPart {
  text: string;
  user: string | null;
}

const IN_A_NAME = /[\p{L}\p{N}\p{M}]/u;

/** The longest of `names` that stands after the @ at `at`; a name goes to its end: `@Ann` is not in `@Anna`. */
function nameAt<T extends { name: string }>(body: string, at: number, people: readonly T[]): T | undefined {
  return people
    .filter(({ name }) => name !== '' && body.startsWith(name, at + 1))
    .filter(({ name }) => !IN_A_NAME.test(body.slice(at + 1 + name.length).charAt(0)))
    .toSorted((a, b) => b.name.length - a.name.length)[0];
}

/** A comment cut where people are called. The parts joined are the comment. */
export function bodyParts(body: string, mentions: readonly Mention[]): BodyPart[] {
  const parts: BodyPart[] = [];
  let from = 0;
  for (let at = body.indexOf('@'); at >= 0; at = body.indexOf('@', at + 1)) {
    const called = nameAt(body, at, mentions);
    if (!called) continue;
    if (at > from) parts.push({ text: body.slice(from, at), user: null });
    from = at + 1 + called.name.length;
    parts.push({ text: body.slice(at, from), user: called.user });
    at = from - 1;
  }
  if (from < body.length) parts.push({ text: body.slice(from), user: null });
  return parts;
}

/**
 * Whom a comment calls: those who were chosen while it was written and are still in it, and those whose name was written out. Of
 * people of one name only those who were chosen.
 */
export function mentionsOf(body: string, chosen: readonly Mention[], people: readonly Callable[]): Mention[] {
  const found = new Map<string, Mention>();
  for (let at = body.indexOf('@'); at >= 0; at = body.indexOf('@', at + 1)) {
    const named = nameAt(body, at, people);
    if (!named) continue;
    const namesakes = people.filter(({ name }) => name === named.name);
    const meant = namesakes.filter(({ user }) => chosen.some((one) => one.user === user));
    for (const { user, name } of meant.length > 0 ? meant : namesakes.length === 1 ? namesakes : []) found.set(user, { user, name });
  }
  return [...found.values()];
}

/** What is being typed after an @, up to the caret. */
export interface Calling {
  /** Where the @ stands. */
  at: number;
  typed: string;
}

/** An @ after a space (or at the beginning), and no more than a few words since; `null` when nobody is being called. */
export function callingAt(body: string, caret: number): Calling | null {
  const before = body.slice(0, caret);
  const at = before.lastIndexOf('@');
  if (at < 0 || (at > 0 && /\S/.test(before.charAt(at - 1)) && !/[([{"'“‘—–-]/.test(before.charAt(at - 1)))) return null;
  const typed = before.slice(at + 1);
  return /^\s|\n|\s\s|[,.;:!?]\s/.test(typed) || typed.length > 60 ? null : { at, typed };
}

const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase();

/** Who is meant by what was typed so far: by the beginning of any of their names. At most eight. */
export function candidates(typed: string, people: readonly Callable[]): Callable[] {
  const wanted = plain(typed);
  return people
    .filter(({ name }) => {
      const whole = plain(name);
      return name !== '' && (whole.startsWith(wanted) || whole.split(/\s+/).some((part) => part.startsWith(wanted)));
    })
    .slice(0, 8);
}

/** Puts the name of who was chosen in place of what was typed; the caret stands after it. */
export function call(body: string, { at, typed }: Calling, name: string): { body: string; caret: number } {
  const after = body.slice(at + 1 + typed.length);
  const put = `@${name}${/^\s/.test(after) ? '' : ' '}`;
  return { body: body.slice(0, at) + put + after, caret: at + put.length + (/^\s/.test(after) ? 1 : 0) };
}

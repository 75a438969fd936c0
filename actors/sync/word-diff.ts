/**
 * What a text is compared and merged by: a word, a space, a sign, a line feed; of scripts that put no spaces between words, each
 * character. The parts joined are the text.
 */
export function wordsOf(text: string): string[] {
  return text.match(WORDS) ?? [];
}

const UNSPACED = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}';
const WORDS = new RegExp(`[${UNSPACED}]\\p{M}*|(?:(?![${UNSPACED}])[\\p{L}\\p{M}\\p{N}])+|\\n|[^\\S\\n]+|.`, 'gsu');

/** The words `from`…`to` of one text stand for the words `start`…`end` of the other. */
export interface Edit {
  from: number;
  to: number;
  start: number;
  end: number;
}

/** Texts that differ in more words are told as one replacement: finding where they agree would cost more than it says. */
const MAX_DIFFERENCES = 1_000;
/** What stands between two edits and says nothing by itself. */
const SAYS_NOTHING = /^[^\p{L}\p{N}\n]+$/u;

/**
 * The edits that turn `a` into `b`, in order, none touching another. Lines that are in both are kept; between them the words that
 * are. Edits with nothing but a space or a sign between them become one, so that a phrase that was rewritten reads as such.
 */
export function editsBetween(a: readonly string[], b: readonly string[]): Edit[] {
  const from = linesOf(a);
  const to = linesOf(b);
  const edits = trimmed(from.keys, to.keys).flatMap((lines): Edit[] => {
    const at = { from: from.starts[lines.from] ?? a.length, start: to.starts[lines.start] ?? b.length };
    const words = trimmed(a.slice(at.from, from.starts[lines.to] ?? a.length), b.slice(at.start, to.starts[lines.end] ?? b.length));
    return words.map((edit) => moved(edit, at.from, at.start));
  });
  return joined(edits, a);
}

const moved = ({ from, to, start, end }: Edit, by: number, inOther: number): Edit => ({
  from: from + by,
  to: to + by,
  start: start + inOther,
  end: end + inOther,
});

/** The lines of a text, and the word with which each begins. */
function linesOf(words: readonly string[]): { keys: string[]; starts: number[] } {
  const keys: string[] = [];
  const starts: number[] = [];
  let start = 0;
  words.forEach((word, index) => {
    if (word !== '\n' && index < words.length - 1) return;
    keys.push(words.slice(start, index + 1).join(''));
    starts.push(start);
    start = index + 1;
  });
  return { keys, starts };
}

/** What both begin and end with needs no search. */
function trimmed(a: readonly string[], b: readonly string[]): Edit[] {
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  return shortest(a.slice(head, a.length - tail), b.slice(head, b.length - tail)).map((edit) => moved(edit, head, head));
}

function joined(edits: readonly Edit[], a: readonly string[]): Edit[] {
  const out: Edit[] = [];
  for (const edit of edits) {
    const last = out.at(-1);
    const between = last ? a.slice(last.to, edit.from) : [];
    if (last && between.length <= 2 && between.every((word) => SAYS_NOTHING.test(word))) {
      last.to = edit.to;
      last.end = edit.end;
    } else out.push({ ...edit });
  }
  return out;
}

/** The shortest script of edits (E. W. Myers, “An O(ND) difference algorithm and its variations”, 1986). */
function shortest(a: readonly string[], b: readonly string[]): Edit[] {
  const whole: Edit[] = a.length + b.length === 0 ? [] : [{ from: 0, to: a.length, start: 0, end: b.length }];
  if (a.length === 0 || b.length === 0) return whole;
  const most = Math.min(a.length + b.length, MAX_DIFFERENCES);
  /** How far in `a` each diagonal has come, by number of differences. */
  const trace: Int32Array[] = [];
  let reached = new Int32Array(2 * most + 3);
  const at = (diagonal: number) => reached[diagonal + most + 1] ?? 0;
  for (let differences = 0; differences <= most; differences += 1) {
    trace.push(reached);
    const next = reached.slice();
    for (let diagonal = -differences; diagonal <= differences; diagonal += 2) {
      const isDown = diagonal === -differences || (diagonal !== differences && at(diagonal - 1) < at(diagonal + 1));
      let x = isDown ? at(diagonal + 1) : at(diagonal - 1) + 1;
      while (x < a.length && x - diagonal < b.length && a[x] === b[x - diagonal]) x += 1;
      next[diagonal + most + 1] = x;
      if (x >= a.length && x - diagonal >= b.length) return walkBack(trace, most, a.length, b.length);
    }
    reached = next;
  }
  return whole;
}

/** The edits on the way that `trace` tells, from the end to the beginning. */
function walkBack(trace: readonly Int32Array[], most: number, n: number, m: number): Edit[] {
  const edits: Edit[] = [];
  let x = n;
  let y = m;
  for (let differences = trace.length - 1; differences > 0; differences -= 1) {
    const at = (diagonal: number) => trace[differences]?.[diagonal + most + 1] ?? 0;
    const diagonal = x - y;
    const isDown = diagonal === -differences || (diagonal !== differences && at(diagonal - 1) < at(diagonal + 1));
    const before = isDown ? at(diagonal + 1) : at(diagonal - 1);
    const step: Edit = isDown
      ? { from: before, to: before, start: before - diagonal - 1, end: before - diagonal }
      : { from: before, to: before + 1, start: before - diagonal + 1, end: before - diagonal + 1 };
    const next = edits.at(-1);
    if (next && next.from === step.to && next.start === step.end) {
      next.from = step.from;
      next.start = step.start;
    } else edits.push(step);
    x = step.from;
    y = step.start;
  }
  return edits.reverse();
}

import { requirementLines } from '../words/requirements.ts';
import { stopWordsOf } from '../words/stop-words.ts';
import { keyOf, type Token, type Tokenise } from './tokens.ts';

/** Something that a job description names. */
export interface Term {
  /** As it is written there first. */
  text: string;
  /** Of its words, in their order. */
  keys: string[];
  /** How much is made of it: how often, and where what is asked for is listed, twice. */
  weight: number;
  /** Whether one of its words is a name of its own. */
  isName: boolean;
}

const MOST_WORDS = 3;
/** Where what is asked for is listed, a word counts for so many. */
const ASKED_FOR = 2;
/** What is only a word counts from here: said twice, or where it is asked for. */
const WORD_FROM = 2;

/**
 * The terms of a job description. Candidates are the runs of words between stop words and punctuation, as in Rapid Automatic Keyword
 * Extraction (Rose, Engel, Cramer, Cowley 2010), of up to three words, and the names within longer ones; and what is said again.
 * In languages that write every noun with a capital, a capital says nothing.
 */
export function termsOf(text: string, language: string, tokenise: Tokenise): Term[] {
  const stops = new Set([...stopWordsOf(language)].map(keyOf));
  const capitalsName = language !== 'de';
  const lines = text.split(/[\n\r\u2028\u2029]+/);
  const asked = requirementLines(lines);
  const terms = new Map<string, Term>();
  const count = (run: readonly Token[], weight: number) => {
    const keys = run.map(({ key }) => key);
    const id = keys.join(' ');
    const known = terms.get(id);
    if (known) known.weight += weight;
    else
      terms.set(id, {
        text: textOf(run, language),
        keys,
        weight,
        isName: run.some((token) => isName(token, capitalsName)),
      });
  };
  const runs: { run: Token[]; weight: number }[] = [];
  for (const [index, line] of lines.entries())
    for (const run of runsOf(tokenise(line), stops)) runs.push({ run, weight: asked[index] ? ASKED_FOR : 1 });

  const often = repeated(runs.map(({ run }) => run));
  for (const { run, weight } of runs) {
    if (run.length <= MOST_WORDS) count(run, weight);
    for (const part of partsOf(run)) {
      const isWhole = part.length === run.length;
      const [first] = part;
      if (isWhole && run.length <= MOST_WORDS) continue;
      if ((part.length === 1 && first && isName(first, capitalsName)) || often.has(part.map(({ key }) => key).join(' ')))
        count(part, weight);
    }
  }
  return [...terms.values()].filter(({ weight, isName, keys }) => isName || keys.length > 1 || weight >= WORD_FROM);
}

const UNSPACED: ReadonlySet<string> = new Set(['ja', 'zh', 'th']);

const textOf = (run: readonly Token[], language: string): string =>
  run.map(({ text, isTied }, at) => `${at === 0 || UNSPACED.has(language) ? '' : isTied ? '-' : ' '}${text}`).join('');

const isName = ({ isName, text }: Token, capitalsName: boolean): boolean => isName && (capitalsName || !/^\p{Lu}\p{Ll}+$/u.test(text));

/** Runs of words with nothing between them that keeps them apart. A figure alone names nothing. */
function runsOf(tokens: readonly Token[], stops: ReadonlySet<string>): Token[][] {
  const runs: Token[][] = [];
  let run: Token[] = [];
  const end = () => {
    // "full-time" is in the list, "full-stack" is not.
    if (run.length > 0 && !stops.has(run.map(({ key }) => key).join('-'))) runs.push(run);
    run = [];
  };
  for (const [at, token] of tokens.entries()) {
    if (token.isApart) end();
    const isPart = token.isTied || tokens[at + 1]?.isTied === true;
    if (!isPart && isStop(token, stops)) end();
    else run.push(token);
  }
  end();
  return runs;
}

/** "m/w/d" and its like: not a term of the work. */
const FOR_ANYBODY = /^[mfwdxhn](?:\/[mfwdxhn])+$/;

function isStop({ text, key }: Token, stops: ReadonlySet<string>): boolean {
  if (/^[\p{N}.,%+]+$/u.test(key) || FOR_ANYBODY.test(key)) return true;
  // A letter alone names nothing, but for "R" and "C".
  if (key.length === 1) return !/^[\p{Lu}\p{Script=Han}]$/u.test(text) || text === 'I' || text === 'A';
  // Capitals throughout make a name of what is a stop word else: "IT".
  return stops.has(key) && !/^\p{Lu}{2,}$/u.test(text);
}

/** Everything of one to three words in a row. */
function partsOf(run: readonly Token[]): Token[][] {
  const parts: Token[][] = [];
  for (let length = 1; length <= Math.min(MOST_WORDS, run.length); length++)
    for (let at = 0; at + length <= run.length; at++) parts.push(run.slice(at, at + length));
  return parts;
}

/** What several words say together at least twice. */
function repeated(runs: readonly Token[][]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const run of runs)
    for (const part of partsOf(run)) {
      if (part.length === 1) continue;
      const id = part.map(({ key }) => key).join(' ');
      counts.set(id, (counts.get(id) ?? 0) + 1);
    }
  return new Set([...counts].filter(([, count]) => count > 1).map(([id]) => id));
}

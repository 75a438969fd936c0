/** Characters of which each is typed once in a run: common ones of scripts that nothing else here is written in. */
const RANGES: readonly (readonly [from: number, to: number])[] = [
  [0x4e00, 0x9fff],
  [0xac00, 0xd7a3],
  [0x3400, 0x4dbf],
];

export const isOneOfAKind = (character: string): boolean => {
  const code = character.codePointAt(0) ?? 0;
  return RANGES.some(([from, to]) => code >= from && code <= to);
};

let given = 0;

/** A character that nobody has typed in this run. */
export function newCharacter(): string {
  let rest = given;
  given += 1;
  for (const [from, to] of RANGES) {
    if (rest <= to - from) return String.fromCodePoint(from + rest);
    rest -= to - from + 1;
  }
  throw new RangeError('all characters have been typed');
}

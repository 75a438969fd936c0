import type { Entry, Fact } from '#render/templates/facts';

export const textOf = (facts: readonly Fact[], separator = ', '): string => facts.map(({ text }) => text).join(separator);

/** A fact with what is said before it: "GitHub: ada". */
export const labelled = ({ text, label }: Fact): string => (label ? `${label.text}: ${text}` : text);

/** What stands beneath the title of an entry, in one line. */
export const factsOf = ({ facts, dates }: Entry): Fact[] => (dates ? [...facts, dates] : facts);

/**
 * First-person pronouns. Left out is what is as often another word: "us" (the US), "mine" (a mine), Portuguese "nos" (in the).
 * An English "I" after a capitalised word is a numeral ("Phase I").
 */
const PRONOUNS: Readonly<Record<string, RegExp>> = {
  en: /(?<![\p{L}\p{N}'’.])(?:(?<!\p{Lu}\p{L}* )I(?:['’](?:m|ve|d|ll))?(?= \p{Ll})|I['’](?:m|ve|d|ll)|[Mm]e|[Mm]y|[Mm]yself|[Ww]e|[Oo]ur)(?![\p{L}\p{N}'’])/u,
  de: /(?<!\p{L})(?:ich|mich|mir|mein(?:e[rsnm]?)?|wir|unser(?:e[rsnm]?)?)(?!\p{L})/iu,
  fr: /(?<![\p{L}’'])(?:je|j['’](?=\p{L})|moi|mon|ma|mes|nous|notre|nos)(?!\p{L})|(?<![\p{L}’'])j['’]/iu,
  es: /(?<!\p{L})(?:yo|mí|mis?|conmigo|nosotr[oa]s|nuestr[oa]s?)(?!\p{L})/iu,
  pt: /(?<!\p{L})(?:eu|mim|meus?|minhas?|comigo|nós|noss[oa]s?)(?!\p{L})/iu,
};

/** What finds the first pronoun of the first person in a text, as it stands there; `null` for languages that we have no list for. */
export function firstPersonIn(language: string): ((text: string) => string | null) | null {
  const pattern = PRONOUNS[language];
  return pattern ? (text) => pattern.exec(text)?.[0] ?? null : null;
}

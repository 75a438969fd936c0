/** Figures that are written as words, and what says that something was multiplied or divided. */
const WORDS: Readonly<Record<string, RegExp>> = {
  en: /\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundreds?|thousands?|millions?|billions?|dozens?|half|halved|halving|double[ds]?|doubling|twice|triple[ds]?|tripling|third|quarter)\b/i,
  de: /(?<!\p{L})(?:zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|zwanzig|hundert\p{L}*|tausend\p{L}*|million(?:en)?|milliarden?|dutzend\p{L}*|halb(?:e|en|er|es|iert|ierte)?|hälfte|verdoppel\p{L}*|verdreifach\p{L}*|drittel|viertel)(?!\p{L})/iu,
  fr: /(?<!\p{L})(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|vingt|cent(?:s|aines?)?|mille|milliers?|millions?|milliards?|douzaines?|moitié|doubl\p{L}*|tripl\p{L}*|tiers|quart)(?!\p{L})/iu,
  es: /(?<!\p{L})(?:dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|doce|veinte|cien(?:to|tos)?|miles|mil|millones|millón|docenas?|mitad|duplic\p{L}*|triplic\p{L}*|tercio|cuarto)(?!\p{L})/iu,
  pt: /(?<!\p{L})(?:dois|duas|três|quatro|cinco|seis|sete|oito|nove|dez|doze|vinte|cem|centenas?|milhares|mil|milhões|milhão|dúzias?|metade|dobr\p{L}*|duplic\p{L}*|triplic\p{L}*|terço|quarto)(?!\p{L})/iu,
};

/** Whether a text counts or measures anything: in figures of any script, or in words of the languages above. */
export const hasNumber = (text: string, language: string): boolean => /\p{N}/u.test(text) || (WORDS[language]?.test(text) ?? false);

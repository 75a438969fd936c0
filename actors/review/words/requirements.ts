/** Headings of the part of a job description that says what is asked for, and phrases of lines that do, in five languages. */
const HEADING =
  /requirements?|qualifications?|must[- ]haves?|nice to haves?|what you(?:'|’)?(?:ll)? (?:bring|need)|you(?:'|’)?ll need|you have|your profile|about you|who you are|skills|anforderungen|dein profil|ihr profil|was du mitbringst|das bringst du mit|qualifikation(?:en)?|profil(?: recherché)?|compétences|votre profil|requisitos|perfil|competencias|competências|qualificações|o que (?:buscamos|procuramos)|lo que buscamos/iu;
const OTHER_HEADING =
  /responsibilit(?:y|ies)|what you(?:'|’)?ll do|your tasks|we offer|benefits|about us|who we are|perks|aufgaben|wir bieten|das bieten wir|über uns|missions?|avantages|nous offrons|qui sommes|funciones|ofrecemos|beneficios|sobre nós|benefícios|oferecemos|atividades|responsabilidades/iu;
const PHRASE =
  /(?<!\p{L})(?:experience (?:with|in|of|using)|years of|knowledge of|proficien(?:t|cy) (?:in|with)|familiar(?:ity)? with|understanding of|expertise in|skills in|fluent in|required|must have|must be|kenntnisse|erfahrung (?:mit|in)|vertraut mit|sicherer umgang|maîtrise|connaissances?|expérience (?:en|avec|dans)|experiencia (?:con|en)|conocimientos? de|dominio de|experiência (?:com|em)|conhecimentos? (?:de|em)|domínio)(?!\p{L})/iu;

/** Whether a line is a heading, by its shape: short, and no sentence. */
const isHeading = (line: string): boolean => line.length <= 60 && (/:$/.test(line) || !/[.,;!?]$/.test(line)) && !/^[-•*·–]/u.test(line);

/** For each line, whether it says what is asked for. */
export function requirementLines(lines: readonly string[]): boolean[] {
  let isUnder = false;
  return lines.map((whole) => {
    const line = whole.trim();
    if (isHeading(line) && line.split(/\s+/).length <= 6) {
      if (OTHER_HEADING.test(line)) isUnder = false;
      else if (HEADING.test(line)) isUnder = true;
    }
    return (isUnder && line !== '') || PHRASE.test(line);
  });
}

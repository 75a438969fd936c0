/** Words that say that work was done beside other work, in English, German, French, Spanish and Portuguese. */
export const BESIDE_WORDS =
  /\b(?:part[- ]time|freelance(?:r|n|nd)?|self[- ]employed|contract(?:or)?|consultant|advis[oe]r|board member|intern(?:ship)?|volunteer|side project|teilzeit|freiberuflich|selbst(?:st)?ändig|werkstudent(?:in)?|nebenberuflich|praktik(?:um|ant|antin)|temps partiel|indépendante?|stagiaire|bénévole|tiempo parcial|media jornada|autónom[oa]|becari[oa]|prácticas|tempo parcial|meio período|autônom[oa]|estágio|estagiári[oa])(?![\p{L}])/iu;

import type { SectionKind } from '#protocol/document';

/** The kinds that have a name of their own; what has no fixed meaning has no title but the user's. */
const NAMED: readonly SectionKind[] = [
  'summary',
  'profiles',
  'experience',
  'education',
  'projects',
  'skills',
  'languages',
  'interests',
  'awards',
  'certifications',
  'publications',
  'volunteer',
  'references',
];

/** Headings for sections that the user has not named, in the order of `NAMED`, by the language of the résumé. */
const TITLES: Readonly<Record<string, string>> = {
  en: 'Summary|Profiles|Experience|Education|Projects|Skills|Languages|Interests|Awards|Certifications|Publications|Volunteering|References',
  de: 'Profil|Profile im Netz|Berufserfahrung|Ausbildung|Projekte|Kenntnisse|Sprachen|Interessen|Auszeichnungen|Zertifikate|Publikationen|Ehrenamt|Referenzen',
  fr: 'Profil|Profils en ligne|Expérience|Formation|Projets|Compétences|Langues|Centres d’intérêt|Distinctions|Certifications|Publications|Bénévolat|Références',
  es: 'Perfil|Perfiles en línea|Experiencia|Formación|Proyectos|Competencias|Idiomas|Intereses|Premios|Certificaciones|Publicaciones|Voluntariado|Referencias',
  it: 'Profilo|Profili online|Esperienza|Formazione|Progetti|Competenze|Lingue|Interessi|Premi|Certificazioni|Pubblicazioni|Volontariato|Referenze',
  pt: 'Perfil|Perfis online|Experiência|Formação|Projetos|Competências|Idiomas|Interesses|Prémios|Certificações|Publicações|Voluntariado|Referências',
  'pt-br':
    'Perfil|Perfis online|Experiência|Formação|Projetos|Competências|Idiomas|Interesses|Prêmios|Certificações|Publicações|Voluntariado|Referências',
  nl: 'Profiel|Profielen online|Werkervaring|Opleiding|Projecten|Vaardigheden|Talen|Interesses|Prijzen|Certificaten|Publicaties|Vrijwilligerswerk|Referenties',
  pl: 'Podsumowanie|Profile w sieci|Doświadczenie|Wykształcenie|Projekty|Umiejętności|Języki|Zainteresowania|Nagrody|Certyfikaty|Publikacje|Wolontariat|Referencje',
  sv: 'Profil|Profiler på nätet|Erfarenhet|Utbildning|Projekt|Kompetenser|Språk|Intressen|Utmärkelser|Certifikat|Publikationer|Ideellt arbete|Referenser',
  da: 'Profil|Profiler på nettet|Erfaring|Uddannelse|Projekter|Kompetencer|Sprog|Interesser|Priser|Certifikater|Publikationer|Frivilligt arbejde|Referencer',
  nb: 'Profil|Profiler på nett|Erfaring|Utdanning|Prosjekter|Kompetanse|Språk|Interesser|Priser|Sertifikater|Publikasjoner|Frivillig arbeid|Referanser',
  ru: 'О себе|Профили|Опыт работы|Образование|Проекты|Навыки|Языки|Интересы|Награды|Сертификаты|Публикации|Волонтёрство|Рекомендации',
  el: 'Προφίλ|Προφίλ στο διαδίκτυο|Εμπειρία|Εκπαίδευση|Έργα|Δεξιότητες|Γλώσσες|Ενδιαφέροντα|Διακρίσεις|Πιστοποιήσεις|Δημοσιεύσεις|Εθελοντισμός|Συστάσεις',
  ar: 'نبذة|الحسابات|الخبرة المهنية|التعليم|المشاريع|المهارات|اللغات|الاهتمامات|الجوائز|الشهادات|المنشورات|العمل التطوعي|المراجع',
  he: 'תקציר|פרופילים|ניסיון תעסוקתי|השכלה|פרויקטים|כישורים|שפות|תחומי עניין|פרסים|הסמכות|פרסומים|התנדבות|ממליצים',
};

/** The heading of a section: the user's own, else its name in the language of the résumé, else in English. */
export function sectionTitle(kind: SectionKind, title: string | undefined, locale: string): string {
  const names = inLanguage(TITLES, locale) ?? TITLES.en ?? '';
  return title?.trim() || (names.split('|')[NAMED.indexOf(kind)] ?? '');
}

const GRADE: Readonly<Record<string, string>> = {
  en: 'Grade',
  de: 'Note',
  fr: 'Note',
  es: 'Nota',
  it: 'Voto',
  pt: 'Nota',
  nl: 'Cijfer',
  pl: 'Ocena',
  sv: 'Betyg',
};

/** What to say before a grade that is a bare number, which alone says nothing; null when it speaks for itself. */
export function gradeLabel(score: string | undefined, locale: string): string | null {
  const isNumber = /^[\d\s.,/%]+$/.test(score?.trim() ?? '');
  return isNumber ? (GRADE[locale.toLowerCase().split('-')[0] ?? ''] ?? null) : null;
}

/** What a picture of the person is called where they have not said, as `<with a name>|<without>`. */
const PHOTO_OF: Readonly<Record<string, string>> = {
  en: 'Photo of %|Photo',
  de: 'Foto von %|Foto',
  fr: 'Photo de %|Photo',
  es: 'Foto de %|Foto',
  it: 'Foto di %|Foto',
  pt: 'Fotografia de %|Fotografia',
  'pt-br': 'Foto de %|Foto',
  nl: 'Foto van %|Foto',
  pl: 'Zdjęcie: %|Zdjęcie',
  sv: 'Foto av %|Foto',
  da: 'Foto af %|Foto',
  nb: 'Bilde av %|Bilde',
  ru: 'Фото: %|Фото',
  el: 'Φωτογραφία: %|Φωτογραφία',
  ar: 'صورة %|صورة',
  he: 'תמונה של %|תמונה',
};

/** The text alternative of a person's picture in the language of the résumé, else in English. Never empty. */
export function photoLabel(name: string, locale: string): string {
  const [named = '', alone = ''] = (inLanguage(PHOTO_OF, locale) ?? PHOTO_OF.en ?? '').split('|');
  return name === '' ? alone : named.replace('%', () => name);
}

/** By the whole tag, else by its language. */
function inLanguage(words: Readonly<Record<string, string>>, locale: string): string | undefined {
  const lower = locale.toLowerCase();
  return words[lower] ?? words[lower.split('-')[0] ?? ''];
}

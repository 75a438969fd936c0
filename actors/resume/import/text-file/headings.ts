import type { SectionKind } from '#protocol/document';
import { writtenSectionNames } from '../../../formats/section-names.ts';

/** What else people write above their sections, in English, German, French, Spanish and Portuguese. Lower case. */
const WRITTEN: Partial<Record<SectionKind, string>> = {
  summary:
    'about|about me|professional summary|executive summary|career summary|personal statement|personal profile|professional profile|profile|objective|career objective|zusammenfassung|kurzprofil|über mich|à propos|à propos de moi|profil professionnel|résumé|sobre mí|acerca de mí|resumen|resumen profesional|perfil profesional|objetivo|sobre mim|resumo|resumo profissional|perfil profissional',
  profiles: 'links|online|social media|online profiles|online-profile|liens|enlaces|redes|redes sociales|redes sociais',
  experience:
    'work experience|professional experience|employment|employment history|work history|career|career history|experience|relevant experience|erfahrung|berufspraxis|beruflicher werdegang|werdegang|praktische erfahrung|arbeitserfahrung|expériences|expérience professionnelle|expériences professionnelles|parcours professionnel|experiencia profesional|experiencia laboral|experiencia profissional|experiência profissional|histórico profissional',
  education:
    'education and training|academic background|academic history|qualifications|studies|bildung|bildungsweg|studium|schulbildung|akademische ausbildung|ausbildung und studium|formation académique|études|diplômes|parcours académique|educación|formación académica|estudios|educação|formação acadêmica|formação académica|escolaridade',
  projects:
    'selected projects|personal projects|side projects|key projects|eigene projekte|ausgewählte projekte|projets personnels|réalisations|proyectos personales|projetos pessoais',
  skills:
    'technical skills|core skills|key skills|skills & tools|skills and tools|technologies|tools|core competencies|competencies|expertise|it-kenntnisse|edv-kenntnisse|fähigkeiten|kompetenzen|fachkenntnisse|compétences techniques|compétences clés|savoir-faire|habilidades|aptitudes|conocimientos|destrezas|habilidades técnicas|competências técnicas|conhecimentos',
  languages: 'language skills|sprachkenntnisse|compétences linguistiques|lenguas|línguas',
  interests:
    'hobbies|hobbies and interests|interests and hobbies|hobbys|hobbys und interessen|interessen und hobbys|loisirs|intérêts|aficiones|pasatiempos|passatempos|hobbies e interesses',
  awards:
    'honors|honours|honors and awards|awards and honors|achievements|prizes|preise|auszeichnungen und preise|stipendien|prix|prix et distinctions|récompenses|reconocimientos|premios y reconocimientos|prêmios e reconhecimentos|distinções',
  certifications:
    'licenses|licenses & certifications|licenses and certifications|certificates|courses and certifications|zertifizierungen|weiterbildung|weiterbildungen|fortbildungen|certificats|certificados|certificaciones|certificações|cursos',
  publications: 'papers|selected publications|veröffentlichungen|articles|publicações',
  volunteer:
    'volunteer|volunteer experience|volunteer work|community|community service|ehrenamtliche tätigkeit|ehrenamtliches engagement|engagement|soziales engagement|engagement associatif|voluntariado|trabajo voluntario|trabalho voluntário',
  references: 'referees|recommendations|recommandations|recomendaciones|recomendações',
};

const KINDS: ReadonlyMap<string, SectionKind> = new Map([
  ...writtenSectionNames()
    .toReversed()
    .map(([name, kind]): [string, SectionKind] => [normal(name), kind]),
  ...Object.entries(WRITTEN).flatMap(([kind, names]) =>
    names.split('|').map((name): [string, SectionKind] => [normal(name), kind as SectionKind]),
  ),
]);
const LONGEST = 60;

/** The section that a line names when it stands alone; a colon, signs around it and its case do not matter. */
export const sectionNamed = (line: string): SectionKind | null => (line.length > LONGEST ? null : (KINDS.get(normal(line)) ?? null));

function normal(line: string): string {
  return line
    .normalize('NFC')
    .toLowerCase()
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}\p{M}]+$/gu, '')
    .replace(/\s+/g, ' ');
}

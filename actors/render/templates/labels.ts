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
  uk: 'Про себе|Профілі|Досвід роботи|Освіта|Проєкти|Навички|Мови|Інтереси|Нагороди|Сертифікати|Публікації|Волонтерство|Рекомендації',
  vi: 'Giới thiệu|Hồ sơ trực tuyến|Kinh nghiệm làm việc|Học vấn|Dự án|Kỹ năng|Ngôn ngữ|Sở thích|Giải thưởng|Chứng chỉ|Ấn phẩm|Hoạt động tình nguyện|Người tham khảo',
  th: 'ประวัติโดยย่อ|โปรไฟล์|ประสบการณ์ทำงาน|การศึกษา|โครงการ|ทักษะ|ภาษา|ความสนใจ|รางวัล|ประกาศนียบัตร|ผลงานตีพิมพ์|งานอาสาสมัคร|บุคคลอ้างอิง',
  hi: 'सारांश|प्रोफ़ाइल|कार्य अनुभव|शिक्षा|परियोजनाएँ|कौशल|भाषाएँ|रुचियाँ|पुरस्कार|प्रमाणपत्र|प्रकाशन|स्वयंसेवा|संदर्भ',
  zh: '个人简介|社交主页|工作经历|教育背景|项目经历|专业技能|语言能力|兴趣爱好|荣誉奖项|资格证书|发表作品|志愿经历|推荐人',
  'zh-hant': '個人簡介|社群檔案|工作經歷|教育背景|專案經歷|專業技能|語言能力|興趣嗜好|榮譽獎項|專業證照|發表作品|志工經歷|推薦人',
  ja: '概要|プロフィール|職務経歴|学歴|プロジェクト|スキル|語学|趣味・関心|受賞歴|資格|出版・論文|ボランティア活動|推薦者',
  ko: '소개|프로필|경력|학력|프로젝트|기술|언어|관심사|수상|자격증|출판물|자원봉사|추천인',
  fa: 'خلاصه|نمایه‌ها|سوابق شغلی|تحصیلات|پروژه‌ها|مهارت‌ها|زبان‌ها|علاقه‌مندی‌ها|جوایز|گواهی‌نامه‌ها|انتشارات|فعالیت داوطلبانه|معرف‌ها',
  ar: 'نبذة|الحسابات|الخبرة المهنية|التعليم|المشاريع|المهارات|اللغات|الاهتمامات|الجوائز|الشهادات|المنشورات|العمل التطوعي|المراجع',
  he: 'תקציר|פרופילים|ניסיון תעסוקתי|השכלה|פרויקטים|כישורים|שפות|תחומי עניין|פרסים|הסמכות|פרסומים|התנדבות|ממליצים',
};

/** Where Chinese is written in traditional characters. */
const TRADITIONAL = /^zh-(?:hant|tw|hk|mo)\b/;

/** What a table has for a language (BCP 47): for the region, else for the language. */
function inLanguage(table: Readonly<Record<string, string>>, locale: string): string | undefined {
  const lower = locale.toLowerCase();
  return table[TRADITIONAL.test(lower) ? 'zh-hant' : lower] ?? table[lower.split('-')[0] ?? ''];
}

/** The heading of a section: the user's own, else its name in the language of the résumé, else in English. */
export function sectionTitle(kind: SectionKind, title: string | undefined, locale: string): string {
  const names = inLanguage(TITLES, locale) ?? TITLES.en ?? '';
  return title?.trim() || (names.split('|')[NAMED.indexOf(kind)] ?? '');
}

/** What a new section of no fixed meaning is called at first, as `<own section>|<letter>`. */
const UNNAMED: Readonly<Record<string, string>> = {
  en: 'Own section|Letter',
  de: 'Eigener Abschnitt|Anschreiben',
  fr: 'Autre section|Lettre de motivation',
  es: 'Otra sección|Carta de presentación',
  pt: 'Outra secção|Carta de apresentação',
  'pt-br': 'Outra seção|Carta de apresentação',
  zh: '自定义板块|求职信',
  'zh-hant': '自訂區塊|求職信',
  ja: 'その他|送付状',
  ar: 'قسم آخر|رسالة تغطية',
};

/** The heading that a section of a kind begins with, in the language of the résumé, else in English. Never empty. */
export function newSectionTitle(kind: SectionKind, locale: string): string {
  const [own = '', letter = ''] = (inLanguage(UNNAMED, locale) ?? UNNAMED.en ?? '').split('|');
  return sectionTitle(kind, undefined, locale) || (kind === 'letter' ? letter : own);
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
  da: 'Karakter',
  nb: 'Karakter',
  ru: 'Оценка',
  uk: 'Оцінка',
  el: 'Βαθμός',
  vi: 'Điểm',
  th: 'เกรดเฉลี่ย',
  hi: 'अंक',
  zh: '成绩',
  'zh-hant': '成績',
  ja: '成績',
  ko: '학점',
  ar: 'المعدل',
  fa: 'معدل',
  he: 'ציון',
};

/** What to say before a grade that is a bare number, which alone says nothing; null when it speaks for itself. */
export function gradeLabel(score: string | undefined, locale: string): string | null {
  const isNumber = /^[\d\s.,/%]+$/.test(score?.trim() ?? '');
  return isNumber ? (inLanguage(GRADE, locale) ?? null) : null;
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
  uk: 'Фото: %|Фото',
  vi: 'Ảnh của %|Ảnh',
  th: 'รูปถ่ายของ %|รูปถ่าย',
  hi: '% की तस्वीर|तस्वीर',
  zh: '%的照片|照片',
  ja: '%の写真|写真',
  ko: '%의 사진|사진',
  fa: 'عکس %|عکس',
  ar: 'صورة %|صورة',
  he: 'תמונה של %|תמונה',
};

/** The text alternative of a person's picture in the language of the résumé, else in English. Never empty. */
export function photoLabel(name: string, locale: string): string {
  const [named = '', alone = ''] = (inLanguage(PHOTO_OF, locale) ?? PHOTO_OF.en ?? '').split('|');
  return name === '' ? alone : named.replace('%', () => name);
}

/** What the guided start asks. Everything may stay empty. */
export interface Answers {
  name: string;
  headline: string;
  email: string;
  phone: string;
  city: string;
  position: string;
  company: string;
  since: string;
  study: string;
  school: string;
  /** Empty: as their organisation has it, else the usual one. */
  template: string;
}

export const noAnswers = (name: string, email: string): Answers => ({
  name,
  headline: '',
  email,
  phone: '',
  city: '',
  position: '',
  company: '',
  since: '',
  study: '',
  school: '',
  template: '',
});

const kept = (fields: Record<string, string>): Record<string, string> | null => {
  const said = Object.entries(fields).flatMap(([name, value]) => (value.trim() ? [[name, value.trim()] as const] : []));
  return said.length > 0 ? Object.fromEntries(said) : null;
};

/** The answers as a JSON Resume, with nothing in it that was not said. */
export function resumeOfAnswers(answers: Answers): Record<string, unknown> {
  const { name, headline, email, phone, city, position, company, since, study, school } = answers;
  const location = kept({ city });
  const work = kept({ name: company, position, startDate: since });
  const education = kept({ institution: school, area: study });
  return {
    $schema: 'https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json',
    basics: { ...kept({ name, label: headline, email, phone }), ...(location ? { location } : {}) },
    ...(work ? { work: [work] } : {}),
    ...(education ? { education: [education] } : {}),
  };
}

/** The sections that nearly everybody needs and the answers gave no content, empty, in their usual order; as writes. */
export function emptySections(answers: Answers): { path: string; value: string | boolean }[] {
  const said = resumeOfAnswers(answers);
  const kinds = [
    ['experience', 'work'] as const,
    ['education', 'education'] as const,
    ['skills', 'skills'] as const,
    ['languages', 'languages'] as const,
  ]
    .filter(([, key]) => !(key in said))
    .map(([kind]) => kind);
  // Keys of fractional indexing: the first stands before all that an import makes, the others after.
  const places = [['summary', 'Zz'] as const, ...kinds.map((kind, at) => [kind, `b0${at}`] as const)];
  return places.flatMap(([kind, place]) => [
    { path: `sec/${kind}/kind`, value: kind },
    { path: `sec/${kind}/place`, value: place },
    { path: `sec/${kind}/alive`, value: true },
  ]);
}

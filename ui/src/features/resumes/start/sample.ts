import { w } from '../../landing/words.ts';

/** A whole résumé of somebody who does not exist, as JSON Resume: something to change instead of a blank page. */
export function sampleResume(): Record<string, unknown> {
  const said = w().sample;
  return {
    $schema: 'https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json',
    basics: {
      name: said.name,
      label: said.headline,
      email: 'mira@okafor.example',
      phone: said.phone,
      url: 'https://okafor.example',
      location: { city: said.city, countryCode: said.country },
      summary: said.summary,
      profiles: [{ network: 'LinkedIn', username: 'mira-okafor', url: 'https://www.linkedin.com/in/mira-okafor' }],
    },
    work: [
      {
        name: said.now.company,
        location: said.now.city,
        position: said.now.position,
        url: 'https://harbourlane.example',
        startDate: '2021-03',
        summary: said.lead,
        highlights: [said.bridgesLong, said.steel, said.taught],
      },
      {
        name: said.before.company,
        location: said.before.city,
        position: said.before.position,
        startDate: '2017-09',
        endDate: '2021-02',
        highlights: [said.library, said.lift],
      },
    ],
    education: [
      {
        institution: said.study.school,
        area: said.study.area,
        studyType: said.study.degree,
        startDate: '2013-09',
        endDate: '2017-06',
        score: said.study.score,
        courses: said.courses,
      },
    ],
    skills: [
      { name: said.analysis.name, keywords: said.analysis.words },
      { name: said.software, keywords: ['Python', 'Grasshopper', 'Robot', 'Revit'] },
    ],
    languages: said.languages,
    certificates: [{ ...said.certificate, date: '2021-06' }],
  };
}

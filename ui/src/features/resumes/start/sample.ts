/** A whole résumé of somebody who does not exist, as JSON Resume: something to change instead of a blank page. */
export const SAMPLE_RESUME = {
  $schema: 'https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json',
  basics: {
    name: 'Mira Okafor',
    label: 'Structural engineer',
    email: 'mira@okafor.example',
    phone: '+44 20 7946 0018',
    url: 'https://okafor.example',
    location: { city: 'Bristol', countryCode: 'GB' },
    summary:
      'Chartered engineer with nine years in bridges and long-span roofs. I make heavy things look light, and the drawings behind them easy to build from.',
    profiles: [{ network: 'LinkedIn', username: 'mira-okafor', url: 'https://www.linkedin.com/in/mira-okafor' }],
  },
  work: [
    {
      name: 'Harbour & Lane',
      location: 'Bristol',
      position: 'Senior structural engineer',
      url: 'https://harbourlane.example',
      startDate: '2021-03',
      summary: 'Lead engineer for footbridges and public roofs, with a team of five.',
      highlights: [
        'Led the rebuild of two river bridges, opened four months early and 6 % under budget',
        'Cut the steel of a station roof by 18 % with a model that the whole firm now uses',
        'Taught eleven graduates to check the numbers by hand first; nine are chartered today',
      ],
    },
    {
      name: 'Oduya Partners',
      location: 'London',
      position: 'Structural engineer',
      startDate: '2017-09',
      endDate: '2021-02',
      highlights: [
        'Designed the timber roof of the Aldgate library, 42 metres without a column',
        'Found and repaired fatigue in a 1930s lift bridge while it stayed open to traffic',
      ],
    },
  ],
  education: [
    {
      institution: 'University of Bath',
      area: 'Civil and architectural engineering',
      studyType: 'MEng',
      startDate: '2013-09',
      endDate: '2017-06',
      score: 'First class honours',
      courses: ['Structural dynamics', 'Timber design', 'Finite elements'],
    },
  ],
  skills: [
    { name: 'Analysis', keywords: ['Finite elements', 'Dynamics', 'Fatigue', 'Wind'] },
    { name: 'Software', keywords: ['Python', 'Grasshopper', 'Robot', 'Revit'] },
  ],
  languages: [
    { language: 'English', fluency: 'Native' },
    { language: 'Igbo', fluency: 'Fluent' },
    { language: 'French', fluency: 'B2' },
  ],
  certificates: [{ name: 'Chartered Engineer', issuer: 'Institution of Structural Engineers', date: '2021-06' }],
} as const;

/** English: what the other languages follow. */
export const landing = {
  title: 'Write your résumé with others, live, and get a PDF that is exactly what you see.',
  signIn: 'Sign in',
  start: 'Start a résumé',
  tryIt: 'Try it',
  name: 'Name',
  headline: 'Headline',
  did: 'What you did',
  page: 'The page, as it will be printed',
  /** The résumé of somebody who does not exist: what visitors may change, and what somebody may begin with. */
  sample: {
    title: 'Sample',
    name: 'Mira Okafor',
    headline: 'Structural engineer',
    summary:
      'Chartered engineer with nine years in bridges and long-span roofs. I make heavy things look light, and the drawings behind them easy to build from.',
    /** Somewhere that reads naturally in the language; the country as ISO 3166-1. */
    city: 'Bristol',
    country: 'GB',
    phone: '+44 20 7946 0018',
    now: { position: 'Senior structural engineer', company: 'Harbour & Lane', city: 'Bristol' },
    lead: 'Lead engineer for footbridges and public roofs, with a team of five.',
    /** The first achievement is told in two parts, the second in bold. */
    bridges: 'Led the rebuild of two river bridges, ',
    bridgesBold: 'four months early',
    bridgesLong: 'Led the rebuild of two river bridges, opened four months early and 6 % under budget',
    steel: 'Cut steel by 18 % with a model the whole firm now uses',
    taught: 'Taught eleven graduates to check the numbers by hand first',
    before: { position: 'Structural engineer', company: 'Oduya Partners', city: 'London' },
    library: 'Designed the timber roof of the Aldgate library, 42 metres without a column',
    lift: 'Found and repaired fatigue in a 1930s lift bridge while it stayed open to traffic',
    study: { school: 'University of Bath', area: 'Civil and architectural engineering', degree: 'MEng', score: 'First class honours' },
    courses: ['Structural dynamics', 'Timber design', 'Finite elements'],
    analysis: { name: 'Analysis', words: ['Finite elements', 'Dynamics', 'Fatigue', 'Wind'] },
    software: 'Software',
    languages: [
      { language: 'English', fluency: 'Native' },
      { language: 'Igbo', fluency: 'Fluent' },
      { language: 'French', fluency: 'B2' },
    ],
    certificate: { name: 'Chartered Engineer', issuer: 'Institution of Structural Engineers' },
  },
};

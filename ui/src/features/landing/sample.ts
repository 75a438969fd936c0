import { DEFAULT_DESIGN, type ResumeDocument } from '#protocol/document';
import { type Prose, proseFromText } from '#protocol/prose';

/** What the visitor may change on the landing page. */
export interface SampleText {
  name: string;
  headline: string;
  work: Prose;
}

export const SAMPLE_TEXT: SampleText = {
  name: 'Mira Okafor',
  headline: 'Structural engineer',
  work: [
    { list: 'bullet', spans: [{ text: 'Led the rebuild of two river bridges, ' }, { text: 'four months early', bold: true }] },
    { list: 'bullet', spans: [{ text: 'Cut steel by 18 % with a model the whole firm now uses' }] },
    { list: 'bullet', spans: [{ text: 'Taught eleven graduates to check the numbers by hand first' }] },
  ],
};

/** A résumé with those words in it. */
export function sampleDocument(text: SampleText): ResumeDocument {
  return {
    schema: 1,
    title: 'Sample',
    basics: {
      name: text.name,
      headline: text.headline,
      email: 'mira@okafor.example',
      phone: '+44 20 7946 0018',
      location: { city: 'Bristol' },
    },
    sections: [
      {
        id: 'experience',
        kind: 'experience',
        title: 'Experience',
        items: [
          {
            id: 'now',
            kind: 'experience',
            position: 'Lead engineer',
            organization: 'Avon Structures',
            location: 'Bristol',
            dates: { start: '2019-04', end: null, present: true },
            summary: text.work,
            roles: [],
          },
          {
            id: 'before',
            kind: 'experience',
            position: 'Engineer',
            organization: 'Halden & Rowe',
            location: 'Leeds',
            dates: { start: '2014-09', end: '2019-03', present: false },
            summary: proseFromText(
              'Designed footbridges and station roofs from sketch to handover\nFound the error in a survey that everyone had signed',
              'bullet',
            ),
            roles: [],
          },
        ],
      },
      {
        id: 'education',
        kind: 'education',
        title: 'Education',
        items: [
          {
            id: 'meng',
            kind: 'education',
            institution: 'University of Sheffield',
            studyType: 'MEng',
            area: 'Civil engineering',
            dates: { start: '2010', end: '2014', present: false },
          },
        ],
      },
      {
        id: 'skills',
        kind: 'skills',
        title: 'Skills',
        items: [
          { id: 's1', kind: 'skill', name: 'Analysis', keywords: ['Finite elements', 'Fatigue', 'Vibration'] },
          { id: 's2', kind: 'skill', name: 'Software', keywords: ['Python', 'Robot', 'Revit'] },
        ],
      },
    ],
    design: DEFAULT_DESIGN,
  };
}

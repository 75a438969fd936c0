import { DEFAULT_DESIGN, type ResumeDocument } from '#protocol/document';
import { type Prose, proseFromText } from '#protocol/prose';
import { language } from '../../i18n/words.ts';
import { w } from './words.ts';

/** What the visitor may change on the landing page. */
export interface SampleText {
  name: string;
  headline: string;
  work: Prose;
}

export function sampleText(): SampleText {
  const { name, headline, bridges, bridgesBold, steel, taught } = w().sample;
  return {
    name,
    headline,
    work: [
      { list: 'bullet', spans: [{ text: bridges }, { text: bridgesBold, bold: true }] },
      ...proseFromText(`${steel}\n${taught}`, 'bullet'),
    ],
  };
}

/** A résumé with those words in it. */
export function sampleDocument(text: SampleText): ResumeDocument {
  const said = w().sample;
  return {
    schema: 1,
    title: said.title,
    basics: {
      name: text.name,
      headline: text.headline,
      email: 'mira@okafor.example',
      phone: said.phone,
      location: { city: said.city },
    },
    sections: [
      {
        id: 'experience',
        kind: 'experience',
        items: [
          {
            id: 'now',
            kind: 'experience',
            position: said.now.position,
            organization: said.now.company,
            location: said.now.city,
            dates: { start: '2019-04', end: null, present: true },
            summary: text.work,
            roles: [],
          },
          {
            id: 'before',
            kind: 'experience',
            position: said.before.position,
            organization: said.before.company,
            location: said.before.city,
            dates: { start: '2014-09', end: '2019-03', present: false },
            summary: proseFromText(`${said.library}\n${said.lift}`, 'bullet'),
            roles: [],
          },
        ],
      },
      {
        id: 'education',
        kind: 'education',
        items: [
          {
            id: 'degree',
            kind: 'education',
            institution: said.study.school,
            studyType: said.study.degree,
            area: said.study.area,
            dates: { start: '2010', end: '2014', present: false },
          },
        ],
      },
      {
        id: 'skills',
        kind: 'skills',
        items: [
          { id: 's1', kind: 'skill', name: said.analysis.name, keywords: said.analysis.words },
          { id: 's2', kind: 'skill', name: said.software, keywords: ['Python', 'Robot', 'Revit'] },
        ],
      },
    ],
    design: { ...DEFAULT_DESIGN, locale: language() },
  };
}

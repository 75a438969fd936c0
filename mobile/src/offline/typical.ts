import { DEFAULT_DESIGN, type ResumeDocument } from '#protocol/document';

const TEXT = 'Aa–“Zz”&%09';

/** A résumé with something of each kind of text, in the design that new ones have: what it is drawn with, any new one is. */
export const TYPICAL: ResumeDocument = {
  schema: 1,
  title: 'Typical',
  basics: {
    name: 'Ada',
    headline: 'Analyst',
    email: 'ada@example.com',
    summary: [
      {
        spans: [{ text: TEXT }, { text: TEXT, bold: true }, { text: TEXT, italic: true }, { text: TEXT, bold: true, italic: true }],
      },
    ],
  },
  sections: [
    {
      id: 'experience',
      kind: 'experience',
      items: [
        {
          id: 'typicalitem1',
          kind: 'experience',
          organization: 'Engine',
          location: 'London',
          summary: [{ list: 'bullet', spans: [{ text: TEXT }] }],
          roles: [{ id: 'typicalrole1', kind: 'role', position: 'Programmer', dates: { start: '1842-03', end: '1843', present: false } }],
        },
      ],
    },
    { id: 'skills', kind: 'skills', items: [{ id: 'typicalitem2', kind: 'skill', name: 'Mathematics', keywords: ['Notes', 'Tables'] }] },
  ],
  design: DEFAULT_DESIGN,
};

import { describe, expect, it } from 'vitest';
import { GALLERY } from '../render/fixtures/gallery.ts';
import { tokeniser } from './match/tokens.ts';
import { match } from './match.ts';
import { bullets, job, paragraphs, resume, section, skill, work } from './testing/documents.ts';

const words = (language: string, line: string) => tokeniser(language)(line).map(({ key }) => key);
const texts = (list: readonly { text: string }[]) => list.map(({ text }) => text);
const asked = (...lines: string[]) => ['Requirements', ...lines.map((line) => `- ${line}`)].join('\n');

describe('words', () => {
  it.each([
    ['en', 'C++, C#, .NET and node.js', ['c++', 'c#', '.net', 'and', 'node.js']],
    ['en', 'ISO 9001, ISO/IEC 27001:2022', ['iso 9001', 'iso/iec 27001:2022']],
    ['en', 'CI/CD (R&D)', ['ci/cd', 'r&d']],
    ['en', 'Señor café', ['senor', 'cafe']],
    ['fr', 'l’analyse de données', ["l'analyse", 'de', 'donnees']],
    ['ja', '機械学習', ['機械', '学習']],
  ])('%s: %s', (language, line, expected) => {
    expect(words(language, line)).toEqual(expected);
  });
});

describe('the match with a job description', () => {
  const developer = resume({
    basics: { summary: paragraphs('Builds distributed systems in C++.') },
    sections: [
      work(job({ summary: bullets('Moved React pages to Node.js', 'Wrote C++ and C++20') })),
      section('skills', skill({ keywords: ['PostgreSQL', 'on-call', 'full-stack'] })),
    ],
  });

  it('finds names written with signs, phrases, and what is tied by a hyphen', () => {
    const found = match(
      developer,
      asked('Node.js, C++ and .NET', 'distributed systems', 'machine learning', 'on-call', 'Full stack', 'Full-time'),
    );
    expect(texts(found.present).toSorted()).toEqual(['C++', 'Full stack', 'Node.js', 'distributed systems', 'on-call']);
    expect(texts(found.missing)).toEqual(['.NET', 'machine learning']);
  });

  it('says where a term is, how often, and what each section has', () => {
    const found = match(developer, asked('C++', 'React', 'PostgreSQL'));
    expect(found.present.find(({ text }) => text === 'C++')?.where).toEqual([
      { section: 'basics', count: 1, place: 'prose/basics.summary' },
      { section: 'experience', count: 1, place: 'prose/j1.summary' },
    ]);
    expect(found.bySection).toEqual([
      { section: 'basics', terms: ['C++'] },
      { section: 'experience', terms: ['React', 'C++'].toSorted((a) => (a === 'C++' ? -1 : 1)) },
      { section: 'skills', terms: ['PostgreSQL'] },
    ]);
  });

  it('takes no word for a part of another', () => {
    expect(texts(match(developer, asked('Java', 'Post')).present)).toEqual([]);
    expect(texts(match(resume({ basics: { headline: 'JavaScript' } }), asked('Java')).missing)).toEqual(['Java']);
    expect(texts(match(resume({ basics: { headline: 'Sewing machine, learning' } }), asked('machine learning')).missing)).toEqual([
      'machine learning',
    ]);
  });

  it('does not call a phrase missing when the name in it is there', () => {
    const found = match(developer, asked('modern React applications'));
    expect(texts(found.present)).toEqual(['React']);
    expect(texts(found.missing)).toEqual([]);
  });

  it('weighs what is said often, and what is asked for, more than the rest', () => {
    const text = [
      'We like Kotlin and Swift. Our Kotlin service is small.',
      '',
      'What you bring:',
      '- Terraform',
      '- Terraform and Kotlin',
    ].join('\n');
    const found = match(resume({}), text);
    expect(found.missing.slice(0, 3)).toEqual([
      { text: 'Kotlin', weight: 4 },
      { text: 'Terraform', weight: 4 },
      { text: 'Swift', weight: 1 },
    ]);
  });

  it.each([
    ['de', 'Dein Profil:\n- Kenntnisse in Buchhaltung und SAP (m/w/d)', ['SAP', 'Buchhaltung']],
    ['fr', 'Votre profil :\n- Maîtrise de la comptabilité et de SAP', ['SAP', 'comptabilité']],
    ['es', 'Requisitos:\n- Conocimientos de contabilidad y SAP', ['SAP', 'contabilidad']],
    ['pt', 'Requisitos:\n- Conhecimentos de contabilidade e SAP', ['SAP', 'contabilidade']],
  ])('leaves out words that every text has: %s', (locale, text, expected) => {
    expect(texts(match(resume({ design: { locale } }), text).missing).toSorted()).toEqual(expected.toSorted());
  });

  it('says nothing about nothing', () => {
    expect(match(GALLERY, '')).toEqual({ present: [], missing: [], bySection: [] });
    expect(match(GALLERY, '– \n\n 12 % … 👩‍💻 !!! \n the and of')).toEqual({ present: [], missing: [], bySection: [] });
  });

  it('reads what is shown only', () => {
    const hidden = resume({ sections: [{ ...section('skills', skill({ name: 'Rust' })), hidden: true }] });
    expect(texts(match(hidden, asked('Rust')).missing)).toEqual(['Rust']);
  });
});

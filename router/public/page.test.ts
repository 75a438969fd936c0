import { describe, expect, it } from 'vitest';
import { DEFAULT_DESIGN, type ResumeDocument } from '#protocol/document';
import { ResumeId, UserId } from '#protocol/ids';
import type { Language } from '#protocol/language';
import { type OpenedPage, Slug } from '#protocol/links';
import { publishedDocument } from '../../actors/resume/published.ts';
import { pageHtml } from './page.ts';
import { lookOfPage } from './style.ts';
import { visitorOf } from './visitor.ts';
import { linkHtml } from './words.ts';

const document: ResumeDocument = {
  schema: 1,
  title: 'For Acme, third try',
  extra: { note: 'secret extra' },
  design: { ...DEFAULT_DESIGN, extra: { more: 'secret extra' } },
  basics: {
    name: 'Ada <b>Lovelace</b>',
    headline: 'Analyst </script><script>alert(1)</script>',
    email: 'ada@people.example',
    url: 'javascript:alert(1)',
    summary: [
      { spans: [{ text: 'I write ' }, { text: 'notes', bold: true, link: 'https://notes.example/?a=1&b="2"' }] },
      { list: 'bullet', spans: [{ text: 'One' }] },
      { list: 'bullet', spans: [{ text: 'Two' }] },
    ],
  },
  sections: [
    {
      id: 'sec-work',
      kind: 'experience',
      extra: { note: 'secret extra' },
      items: [
        {
          id: 'item-acme',
          kind: 'experience',
          organization: 'Acme',
          dates: { start: '2019-09', end: null, present: true },
          roles: [
            { id: 'role-1', kind: 'role', position: 'Lead', dates: { start: '2020-01', end: '2021-03', present: false } },
            { id: 'role-2', kind: 'role', position: 'Hidden role', hidden: true },
          ],
        },
        { id: 'item-hidden', kind: 'experience', organization: 'Hidden Ltd', hidden: true, roles: [] },
        {
          id: 'item-raw',
          kind: 'experience',
          position: 'Fellow',
          dates: { start: null, end: null, present: false, raw: 'Summer 2018' },
          roles: [],
        },
      ],
    },
    { id: 'sec-skills', kind: 'skills', items: [{ id: 'item-ts', kind: 'skill', name: 'TypeScript', keywords: ['Node', 'Solid'] }] },
    { id: 'sec-hidden', kind: 'awards', hidden: true, items: [{ id: 'item-prize', kind: 'award', title: 'Hidden prize' }] },
  ],
};
const opened = (more: Partial<OpenedPage> = {}): OpenedPage => ({
  resume: ResumeId.parse(`res_${'0'.repeat(26)}`),
  owner: UserId.parse(`usr_${'0'.repeat(26)}`),
  document: publishedDocument(document),
  seq: 1,
  updatedAt: '2026-11-24T12:00:00.000Z',
  allowDownload: true,
  indexed: false,
  hasPassword: false,
  ...more,
});
const textOf = async (page = opened(), language: Language | null = null): Promise<string> =>
  (await pageHtml(page, Slug.parse('ada'), { origin: 'https://vitae.example', language })).text;

describe('a public page', () => {
  it('writes what people wrote as text, whatever it looks like', async () => {
    const text = await textOf();
    expect(text).toContain('<h1>Ada &lt;b&gt;Lovelace&lt;/b&gt;</h1>');
    expect(text).not.toContain('<script>');
    expect(text).not.toContain('<b>');
    expect(text).not.toContain('href="javascript:');
    expect(String(linkHtml('javascript:alert(1)', 'x'))).toBe('x');
    expect(text).toContain(
      '<a href="https://notes.example/?a=1&amp;b=&quot;2&quot;" rel="noopener nofollow ugc"><strong>notes</strong></a>',
    );
  });

  it('has data for search engines that nothing in it can break out of', async () => {
    const text = await textOf();
    const [, data = ''] = /<script type="application\/ld\+json">(.*)<\/script>/.exec(text) ?? [];
    expect(data).not.toContain('<');
    expect(JSON.parse(data)).toEqual({
      '@context': 'https://schema.org',
      '@type': 'ProfilePage',
      url: 'https://vitae.example/r/ada',
      dateModified: '2026-11-24T12:00:00.000Z',
      inLanguage: 'en',
      mainEntity: {
        '@type': 'Person',
        name: 'Ada <b>Lovelace</b>',
        jobTitle: 'Analyst </script><script>alert(1)</script>',
        description: 'I write notes One Two',
        email: 'ada@people.example',
        worksFor: [{ '@type': 'Organization', name: 'Acme' }],
        knowsAbout: ['TypeScript'],
      },
    });
  });

  it('holds back what is hidden, what is for its people only, and every id', async () => {
    const text = await textOf();
    for (const secret of ['Hidden', 'third try', 'secret extra', 'sec-work', 'item-acme', 'res_0', 'usr_0'])
      expect(text, secret).not.toContain(secret);
    expect(JSON.stringify(opened().document)).not.toMatch(/Hidden|third try|secret extra/);
  });

  it('has headings in order, lists, an address, and dates that programs read', async () => {
    const text = await textOf();
    expect([...text.matchAll(/<(h\d)>/g)].map(([, tag]) => tag)).toEqual(['h1', 'h2', 'h3', 'h4', 'h3', 'h2']);
    expect(text).toContain('<ul><li dir="auto">One</li><li dir="auto">Two</li></ul>');
    expect(text).toContain('<address><ul class="contacts"><li><bdi><a href="mailto:ada@people.example"');
    expect(text).toContain('<time datetime="2019-09">Sep 2019</time> – Present');
    expect(text).toContain('<time datetime="2020-01">Jan 2020</time> – <time datetime="2021-03">Mar 2021</time>');
    expect(text).toContain('<p class="dates">Summer 2018</p>');
    expect(text).toContain('<li><strong>TypeScript</strong> · Node, Solid</li>');
  });

  it('runs from right to left where its language does', async () => {
    const arabic = { ...document, basics: { name: 'ليلى حداد' }, design: { ...document.design, locale: 'ar' } };
    const text = await textOf(opened({ document: publishedDocument(arabic) }));
    expect(text).toContain('<html lang="ar" dir="rtl">');
    expect(text).toContain('<h2>الخبرة المهنية</h2>');
  });

  it('has its own language, and its bar the reader’s', async () => {
    const german = opened({ document: publishedDocument({ ...document, basics: {}, design: { ...document.design, locale: 'de-CH' } }) });
    const text = await textOf(german, 'ar');
    expect(text).toContain('<html lang="de-CH" dir="ltr">');
    expect(text).toContain('<h1>Lebenslauf</h1>');
    expect(text).toContain('<nav class="bar" lang="ar" dir="rtl" aria-label="هذه الصفحة">');
    expect(text).toContain('>تنزيل PDF</a>');
    // A reader of no language that is spoken here reads the résumé's.
    expect(await textOf(german)).toContain('<nav class="bar" lang="de" dir="ltr" aria-label="Diese Seite">');
  });

  it('says what may be done: the file, search engines, the card', async () => {
    expect(await textOf()).toContain('<a class="main" href="/r/ada/pdf"');
    expect(await textOf(opened({ allowDownload: false }))).not.toContain('/pdf"');
    expect(await textOf(opened({ indexed: true }))).not.toContain('noindex');
    expect(await textOf()).toContain('<meta property="og:image" content="https://vitae.example/r/ada/card.png">');
    expect(await textOf(opened({ hasPassword: true }))).not.toContain('card.png');
  });

  it('has the colours and the manner of its design', () => {
    const withDesign = (design: object) => lookOfPage({ ...document, design: { ...document.design, ...design } });
    expect(withDesign({ primaryColor: '#aa0044' }).css).toContain('--accent:#aa0044');
    expect(withDesign({ bodyFont: 'Lora' }).css).toContain('--font:"Lora",Charter');
    expect(withDesign({ bodyFont: 'Lora' }).css).toContain('src:url("/fonts/Lora-SemiBold.0.woff")');
    expect(withDesign({ template: 'sidebar-left' }).hasBand).toBe(true);
    expect(withDesign({ backgroundColor: '#101010' }).css).toContain(':root{color-scheme:dark;');
  });
});

describe('who comes', () => {
  const by = (headers: Record<string, string>, method = 'GET') => visitorOf(method, (name) => headers[name]);
  const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0';
  it.each([
    ['a browser', by({ 'user-agent': FIREFOX }), 'person'],
    [
      'an app that shows pages',
      by({ 'user-agent': 'Mozilla/5.0 (iPhone) AppleWebKit/605.1.15 Mobile/15E148 [LinkedInApp]/9.1' }),
      'person',
    ],
    ['a search engine', by({ 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)' }), 'program'],
    ['a preview', by({ 'user-agent': 'facebookexternalhit/1.1' }), 'program'],
    ['a messenger’s preview', by({ 'user-agent': 'WhatsApp/2.23.20.0' }), 'program'],
    ['a script', by({ 'user-agent': 'curl/8.5.0' }), 'program'],
    ['somebody who does not say', by({}), 'program'],
    ['asking without reading', by({ 'user-agent': FIREFOX }, 'HEAD'), 'uncounted'],
    ['a browser that looks ahead', by({ 'user-agent': FIREFOX, 'sec-purpose': 'prefetch' }), 'uncounted'],
  ])('%s', (_who, found, expected) => {
    expect(found).toBe(expected);
  });
});

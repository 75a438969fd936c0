import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import sample from './samples/jsonresume-complete.json' with { type: 'json' };
import { newAddress, PASSWORD } from './support/api.ts';
import { barriers } from './support/axe.ts';
import { launchBrowser } from './support/browser.ts';
import { offline } from './support/offline.ts';
import { TestServer } from './support/server.ts';
import { placesInOrder, wordsOfPdf } from './support/words.ts';

const SAMPLE = fileURLToPath(new URL('./samples/jsonresume-complete.json', import.meta.url));

/** What the page must say of the sample, section by section, in the order in which it stands. */
const TEXTS = {
  basics: [sample.basics.name, sample.basics.label, sample.basics.email, sample.basics.phone],
  summary: [sample.basics.summary],
  work: sample.work.flatMap((job) => [job.position, job.name, job.summary, ...job.highlights]),
  education: sample.education.flatMap((school) => [school.studyType, school.area, school.institution, ...school.courses]),
  projects: sample.projects.flatMap((project) => [project.name, project.description, ...project.highlights]),
  skills: sample.skills.flatMap((skill) => [skill.name, ...skill.keywords]),
  certificates: sample.certificates.flatMap((certificate) => [certificate.name, certificate.issuer]),
  publications: sample.publications.flatMap((publication) => [publication.name, publication.publisher, publication.summary]),
  awards: sample.awards.flatMap((award) => [award.title, award.awarder, award.summary]),
  volunteer: sample.volunteer.flatMap((post) => [post.position, post.organization, post.summary, ...post.highlights]),
  languages: sample.languages.flatMap((language) => [language.language, language.fluency]),
  interests: sample.interests.flatMap((interest) => [interest.name, ...interest.keywords]),
  references: sample.references.flatMap((reference) => [reference.name, reference.reference]),
};
const DATES = [
  'Mar 2021 – Present',
  'Jun 2019 – Feb 2021',
  'Jan 2018 – May 2019',
  'Sep 2014 – May 2018',
  'Sep 2018 – Jun 2020',
  'Dec 2023',
  'Aug 2022',
];

describe('the main job, in a browser', () => {
  let server: TestServer;
  let browser: Browser;
  let first: Page;
  let resume: string;
  const complaints: string[] = [];

  beforeAll(async () => {
    [server, browser] = await Promise.all([TestServer.start(), launchBrowser()]);
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, acceptDownloads: true });
    first = await context.newPage();
    first.on('pageerror', (error) => complaints.push(error.message));
    first.on('console', (message) => {
      // The first look at /api/me is how the app finds out that nobody is signed in.
      if (message.type() === 'error' && !message.text().includes('401')) complaints.push(message.text());
    });
  });
  afterAll(async () => {
    await browser.close();
    await server.dispose();
  });

  it('registers', async () => {
    await first.goto(`${server.url}/sign-up`);
    await first.getByLabel('Name').fill('Jane Developer');
    await first.getByLabel('E-mail').fill(newAddress());
    await first.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await first.keyboard.press('Enter');
    await first.waitForURL('**/home');
    expect(await first.getByRole('heading', { level: 1 }).textContent()).toContain('résumés');
  });

  it('imports a file and opens it, with its pages beside the form', async () => {
    await first.locator('input[type=file]').setInputFiles(SAMPLE);
    await first.getByRole('button', { name: 'Create résumé' }).click();
    await first.waitForURL('**/resumes/res_*');
    resume = first.url();
    await first.locator('svg text', { hasText: 'TechCorp' }).first().waitFor();
    expect(await first.getByLabel('Headline', { exact: true }).inputValue()).toBe(sample.basics.label);
  });

  it('shows an edit on the page, and to whoever else has it open, without a reload', async () => {
    const second = await first.context().newPage();
    await second.goto(resume);
    await second.locator('svg text', { hasText: 'TechCorp' }).first().waitFor();
    await first.getByLabel('Headline', { exact: true }).fill('Principal Engineer');
    await first.locator('svg text', { hasText: 'Principal' }).first().waitFor();
    await expect.poll(() => second.getByLabel('Headline', { exact: true }).inputValue()).toBe('Principal Engineer');
    await second.locator('svg text', { hasText: 'Principal' }).first().waitFor();
    await second.getByLabel('Headline', { exact: true }).fill(sample.basics.label);
    await expect.poll(() => first.getByLabel('Headline', { exact: true }).inputValue()).toBe(sample.basics.label);
    await second.close();
    await saved(first);
  });

  it('keeps what is typed without a network, and sends it when there is one', async () => {
    const phone = first.getByRole('textbox', { name: 'Phone' });
    await offline(first, async () => {
      await phone.fill('+1 555 0100');
      await expect
        .poll(() => first.locator('header').first().textContent(), { timeout: 60_000 })
        .toMatch(/waiting|wait on this device|Offline/i);
    });
    await saved(first);
    await first.reload();
    await first.locator('svg text', { hasText: 'TechCorp' }).first().waitFor();
    expect(await phone.inputValue()).toBe('+1 555 0100');
    await phone.fill(sample.basics.phone);
    await saved(first);
  });

  it('exports a PDF that says everything, once and in order, with links that are links', async () => {
    const downloading = first.waitForEvent('download');
    await first.getByRole('button', { name: 'Export', exact: true }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe('Jane Developer.pdf');
    const bytes = new Uint8Array(await readFile(await download.path()));
    const words = await wordsOfPdf(bytes);
    for (const [section, texts] of Object.entries(TEXTS)) {
      const places = placesInOrder(words, texts);
      expect(
        texts.filter((_text, index) => places[index] === -1),
        `missing or out of order in ${section}`,
      ).toEqual([]);
    }
    expect(placesInOrder(words, [...TEXTS.summary, ...TEXTS.work])).not.toContain(-1);
    for (const date of DATES) expect(words).toContain(date.replace(/\s/g, ''));
    for (const line of sample.work.flatMap((job) => job.highlights)) expect(words.split(line.replace(/\s/g, '')).length - 1, line).toBe(1);
    const { extractLinks, getDocumentProxy } = await import('unpdf');
    const { links } = await extractLinks(await getDocumentProxy(new Uint8Array(bytes)));
    for (const url of [
      'mailto:jane.developer@example.com',
      'https://github.com/janedev',
      'https://techcorp.com/',
      'https://www.cncf.io/certification/cka/',
    ])
      expect(links.map((link) => link.replace(/\/$/, ''))).toContain(url.replace(/\/$/, ''));
  });

  it.each([
    [1440, 'light'],
    [390, 'light'],
    [1440, 'dark'],
    [390, 'dark'],
  ] as const)('has no barrier that axe finds, and does not scroll sideways, at %i px, %s', async (width, colorScheme) => {
    await first.emulateMedia({ colorScheme });
    await first.setViewportSize({ width, height: width === 390 ? 844 : 900 });
    for (const path of ['/home', '/account', '/home/trash', new URL(resume).pathname]) {
      await first.goto(`${server.url}${path}`);
      await first.getByRole('main').waitFor();
      await first.waitForTimeout(600);
      expect(await barriers(first), path).toEqual([]);
      expect(await first.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), path).toBe(0);
    }
  });

  it('says nothing in the console that it should not', () => {
    // The network was switched off on purpose.
    expect(complaints.filter((line) => !/ERR_INTERNET_DISCONNECTED|WebSocket connection/.test(line))).toEqual([]);
  });
});

/** Waits until the top bar says so; the announcement for screen readers may be of an earlier moment. */
async function saved(page: Page): Promise<void> {
  await page.locator('header').first().getByText('Saved', { exact: true }).waitFor({ timeout: 60_000 });
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PASSWORD } from './support/api.ts';
import { launchBrowser } from './support/browser.ts';
import { picture } from './support/picture.ts';
import { TestServer } from './support/server.ts';
import { placesInOrder, wordsOfPdf } from './support/words.ts';

const MINUTES = 3;

/** What somebody has in an old file, and pastes. */
const CAREER = {
  summary:
    'Product designer with nine years in health care. I turn long forms into short conversations, measure what changes, and stay until the numbers hold. Looking for a team that ships weekly and talks to its patients.',
  jobs: [
    {
      position: 'Lead product designer',
      organisation: 'Halden Clinics',
      when: 'March 2021 – present',
      bullets: [
        'Led the redesign of the booking of appointments in 41 clinics; missed appointments fell by 31 % in a year',
        'Built the design system that six teams use, with every part tested against WCAG 2.2 AA',
        'Run a weekly round with patients, 180 of them so far, and write up what each team should change',
        'Cut the intake form from 64 questions to 19 with the nurses who read the answers',
        'Hired and mentored four designers, two of whom now lead their own teams',
      ],
    },
    {
      position: 'Senior product designer',
      organisation: 'Medivia',
      when: 'June 2018 – February 2021',
      bullets: [
        'Designed the prescription flow that 2.3 million people use; support calls about it halved',
        'Moved the company from yearly releases to a fortnightly rhythm, with prototypes in front of users each time',
        'Made the first version of the app that works with a screen reader from sign-up to refill',
        'Worked out the pricing page with sales and law; conversion rose from 2.1 to 3.4 %',
      ],
    },
    {
      position: 'Interaction designer',
      organisation: 'Studio Nordlys',
      when: '2015 – 2018',
      bullets: [
        'Ran research and design for twelve clients, from a ferry line to a city library',
        'Drew, built and tested the ticket machines that stand in 23 harbours today',
        'Taught the studio to prototype in code, which cut the time to a first test from weeks to days',
        'Wrote the guide to plain words that three public offices took over',
      ],
    },
    {
      position: 'Design intern, later designer',
      organisation: 'City of Bergen',
      when: 'August 2013 – December 2014',
      bullets: [
        'Tested the new parking permit with 60 residents and rewrote each step that stopped them',
        'Kept the component library of 14 municipal sites in step',
        'Photographed and sorted 900 street signs for the wayfinding study that the city still uses',
      ],
    },
  ],
  languages: [
    ['Norwegian', 'Native'],
    ['English', 'Fluent'],
    ['German', 'Conversational'],
  ],
  skills: [
    ['Research', 'Interviews, Usability tests, Diary studies, Surveys'],
    ['Design', 'Figma, Prototyping, Design systems, Accessibility'],
    ['Code', 'HTML, CSS, TypeScript'],
  ],
  talks: [
    'Nineteen questions: what a clinic really needs to know – Nordic Design Days, 2024',
    'A screen reader is a reader – Oslo Accessibility Evening, 2022',
    'Design systems for people who cannot wait – Health Tech Forum, 2021',
  ],
} as const;

describe('somebody new', () => {
  let server: TestServer;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    [server, browser] = await Promise.all([TestServer.start(), launchBrowser()]);
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, acceptDownloads: true });
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.url });
    page = await context.newPage();
  });
  afterAll(async () => {
    await browser.close();
    await server.dispose();
  });

  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
  const field = (name: string) => page.getByLabel(name, { exact: true });
  const open = (section: string) => page.locator('.outline-title', { hasText: section }).click();
  const paste = async (into: string, lines: readonly string[]) => {
    await page.evaluate((text) => navigator.clipboard.writeText(text), lines.map((line) => `- ${line}`).join('\n'));
    await page.getByRole('textbox', { name: into, exact: true }).click();
    await page.keyboard.press('ControlOrMeta+v');
  };

  it(`has a good résumé of two pages as a PDF in under ${MINUTES} minutes`, async () => {
    const begun = Date.now();
    await page.goto(server.url);
    await page.locator('.demo-place svg text').first().waitFor();
    await picture(page, 'landing');
    await page.getByRole('link', { name: 'Start a résumé' }).click();
    // The sample on the landing page has a name, too.
    await field('E-mail').waitFor();
    await field('Name').fill('Solveig Brandt');
    await field('E-mail').fill('solveig@brandt.example');
    await field('Password').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/home');

    await button(/^Answer five questions/).click();
    await field('What you do, or want to do').fill('Product designer for health care');
    await page.keyboard.press('Enter');
    await field('Phone').fill('+47 22 12 34 56');
    await field('City').fill('Oslo');
    await page.keyboard.press('Enter');
    const [latest, ...earlier] = CAREER.jobs;
    await field('Position').fill(latest.position);
    await field('Employer').fill(latest.organisation);
    await field('Since').fill('March 2021');
    await page.keyboard.press('Enter');
    await field('Subject or degree').fill('MA Interaction Design');
    await field('School').fill('Oslo School of Architecture and Design');
    await page.keyboard.press('Enter');
    await page.getByRole('radio', { name: 'Modern' }).check();
    await picture(page, 'questions');
    await button('Begin the résumé').click();
    await page.waitForURL('**/resumes/*');

    await open('Summary');
    await page.getByRole('textbox', { name: 'Text', exact: true }).click();
    await page.keyboard.insertText(CAREER.summary);
    await open('Experience');
    await page.locator('.item-sentence', { hasText: latest.position }).click();
    await paste('What you did', latest.bullets);
    for (const job of earlier) {
      await button('Add a job').click();
      await field('Position').last().fill(job.position);
      await field('Organisation').last().fill(job.organisation);
      await field('When').last().fill(job.when);
      await paste('What you did', job.bullets);
    }
    await open('Skills');
    for (const [name, keywords] of CAREER.skills) {
      await button('Add a skill').click();
      await field('Skill').last().fill(name);
      await field('Keywords').last().fill(keywords);
      await page.keyboard.press('Enter');
    }
    await open('Languages');
    for (const [language, fluency] of CAREER.languages) {
      await button('Add a language').click();
      await field('Language').last().fill(language);
      await field('How well').last().fill(fluency);
    }
    await button('Add a section').first().click();
    await page.getByRole('menuitem', { name: 'Own section' }).click();
    await field('Heading').fill('Talks');
    await button('Add an entry').click();
    await field('Title').last().fill('Invited talks');
    await paste('Text', CAREER.talks);
    await page.locator('.paper').nth(1).waitFor();
    await page.locator('header').first().getByText('Saved', { exact: true }).waitFor({ timeout: 30_000 });
    await open('Experience');
    await page.locator('.item-sentence', { hasText: latest.position }).click();
    await picture(page, 'editor');

    const downloading = page.waitForEvent('download');
    await button('Export').click();
    const download = await downloading;
    const bytes = new Uint8Array(await readFile(await download.path()));
    const seconds = (Date.now() - begun) / 1000;
    if (process.env.VITAE_SCREENSHOTS) await download.saveAs(join(process.env.VITAE_SCREENSHOTS, 'page.pdf'));

    expect((await getDocumentProxy(bytes.slice())).numPages).toBe(2);
    const words = await wordsOfPdf(bytes);
    const texts = [
      'Solveig Brandt',
      'Product designer for health care',
      CAREER.summary,
      ...CAREER.jobs.flatMap((job) => [job.position, job.organisation, ...job.bullets]),
    ];
    expect(texts.filter((_, index) => placesInOrder(words, texts)[index] === -1)).toEqual([]);
    for (const text of [...CAREER.skills.map(([name]) => name), ...CAREER.talks]) expect(words).toContain(text.replace(/\s/g, ''));
    expect(seconds).toBeLessThan(MINUTES * 60);
  });
});

import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { z } from 'zod';
import type { ResumeDocument } from '#protocol/document';
import { registersOf } from '#sync/document';
import { GALLERY } from '../actors/render/fixtures/gallery.ts';
import { Api } from '../e2e/support/api.ts';
import { launchBrowser } from '../e2e/support/browser.ts';
import { offline, online, Phone, upToDate } from '../e2e/support/phone.ts';
import { TestServer } from '../e2e/support/server.ts';
import { ms, print, quantile } from './stats.ts';

const OPERATIONS = 1_000;
const ROUNDS = 5;
/** A phone of the middle, as the browser's own tools imitate it. */
const SLOWER = 4;
const TITLE = 'Long';
/** Between two rounds, in ms. */
const CALM = 4_000;

const Created = z.object({ id: z.string() });

/** The gallery's résumé with so many jobs that a copy of it is at least so many operations. */
function longResume(operations: number): ResumeDocument {
  const document = structuredClone(GALLERY);
  const jobs = document.sections.find(({ kind }) => kind === 'experience')?.items ?? [];
  const [job] = jobs;
  if (job?.kind !== 'experience') throw new Error('the gallery has no job');
  for (let n = 0; registersOf({ ...document, title: TITLE }).length < operations; n += 1)
    jobs.push({
      ...structuredClone(job),
      id: `benchjob${n}`,
      roles: job.roles.map((role, index) => ({ ...structuredClone(role), id: `benchrole${n}x${index}` })),
    });
  return { ...document, title: TITLE };
}

/** Runs in the page: the time from the return of the network until the page says that all has been brought. */
const whenBrought = (): Promise<number> =>
  new Promise((resolve) => {
    let back = Number.NaN;
    window.addEventListener('online', () => {
      back = performance.now();
    });
    const look = () => {
      if (Number.isNaN(back) || document.querySelector('.m-chip')?.textContent?.trim() !== 'Up to date') return;
      observer.disconnect();
      resolve(performance.now() - back);
    };
    const observer = new MutationObserver(look);
    observer.observe(document.body, { childList: true, subtree: true, characterData: true });
  });

/** A résumé is copied without a network, which is a queue; then the network is back. */
async function syncedCopy(phone: Phone, page: Page): Promise<{ operations: number; took: number }> {
  await offline(phone);
  await page.getByRole('button', { name: `More for ${TITLE}`, exact: true }).click();
  await page.getByRole('menuitem', { name: 'Duplicate' }).click();
  const chip = page.locator('.m-chip');
  await chip.getByText(/\d+ changes waiting/).waitFor();
  const count = /· ([\d,]+) changes waiting/.exec((await chip.textContent()) ?? '')?.[1] ?? '';
  const brought = page.evaluate(whenBrought);
  // It listens by then.
  await page.evaluate(() => undefined);
  await online(phone);
  const took = await brought;
  // One of them is the copy itself.
  return { operations: Number(count.replace(/\D/g, '')) - 1, took };
}

/** From the opening of the app without a network, nothing of it in memory, until what `selector` names is there. */
async function coldStart(phone: Phone, path: string, selector: string): Promise<number> {
  const page = await phone.context.newPage();
  const session = await phone.context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await page.goto(`${phone.base}${path}`, { waitUntil: 'commit' });
  const took = await page.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        const look = () => {
          if (!document.querySelector(wanted)) return;
          observer.disconnect();
          requestAnimationFrame(() => resolve(performance.now()));
        };
        const observer = new MutationObserver(look);
        observer.observe(document, { childList: true, subtree: true });
        look();
      }),
    selector,
  );
  await page.close();
  return took;
}

export async function benchPhone(): Promise<void> {
  const email = 'phone@people.example';
  const [server, browser] = await Promise.all([TestServer.start(), launchBrowser()]);
  try {
    const api = await Api.register(server.url, email, 'Ada Below');
    await api.post('/api/resumes/import', Created, longResume(OPERATIONS));
    const { id } = await api.post('/api/resumes/import', Created, { ...GALLERY, title: 'Usual' });
    const phone = await Phone.of(browser, server.url);
    const page = await phone.signIn(email);
    await phone.installed(page);
    await upToDate(page);
    const copies = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      copies.push(await syncedCopy(phone, page));
      // What is fetched and drawn afterwards, unseen, is none of the next queue's.
      await page.reload();
      await upToDate(page);
      await sleep(CALM);
    }
    await page.close();
    await offline(phone);
    const starts: Record<'list' | 'resume', number[]> = { list: [], resume: [] };
    for (let round = 0; round < ROUNDS; round += 1) {
      starts.list.push(await coldStart(phone, '/m/home', '.m-row-link'));
      starts.resume.push(await coldStart(phone, `/m/resumes/${id}?section=basics`, '.form input:not([disabled])'));
    }
    const took = copies.map((copy) => copy.took);
    print('The phone', [
      ['', 'goal', 'p50', 'worst'],
      [
        `${copies[0]?.operations} operations, from the network's return to "up to date"`,
        '1 s',
        ms(quantile(took, 0.5)),
        ms(Math.max(...took)),
      ],
      [`cold start offline, ${SLOWER}× slower, to the list`, '', ms(quantile(starts.list, 0.5)), ms(Math.max(...starts.list))],
      ['… to an editable résumé', '1.5 s', ms(quantile(starts.resume, 0.5)), ms(Math.max(...starts.resume))],
    ]);
  } finally {
    await browser.close();
    await server.dispose();
  }
}

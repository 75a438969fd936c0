import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newAddress, PASSWORD } from './support/api.ts';
import { barriers } from './support/axe.ts';
import { launchBrowser } from './support/browser.ts';
import { TestServer } from './support/server.ts';
import { invoiceOf, LocalStripe } from './support/stripe.ts';

let stripe: LocalStripe;
let server: TestServer;
let browser: Browser;
beforeAll(async () => {
  [stripe, browser] = await Promise.all([LocalStripe.start(), launchBrowser()]);
  server = await TestServer.start({ env: stripe.settings });
});
afterAll(async () => {
  await browser.close();
  await server.dispose();
  await stripe.stop();
});

async function newPerson(context: BrowserContext, url: string): Promise<Page> {
  const data = { email: newAddress(), password: PASSWORD, name: 'Ada Lovelace' };
  const answer = await context.request.post(`${url}/auth/register`, { data, headers: { origin: url } });
  expect(answer.status()).toBe(201);
  return context.newPage();
}
/** In both looks and both widths. */
async function isClean(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const)
    for (const width of [1440, 390]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      expect(await barriers(page), `${colorScheme}, ${width}`).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
}

it('somebody sees their plan, subscribes, and is shown at once that a payment failed', async () => {
  const context = await browser.newContext({ locale: 'en-GB' });
  // The payment service’s own pages are not part of this.
  for (const host of ['checkout', 'billing'])
    await context.route(`https://${host}.stripe.com/**`, (route) => route.fulfill({ contentType: 'text/html', body: `<h1>${host}</h1>` }));
  const page = await newPerson(context, server.url);
  await page.goto(`${server.url}/account`);
  await page.locator('a[href="/account/plan"]').click();
  await page.getByRole('heading', { name: 'Plan', exact: true }).waitFor();
  await page.getByText('You have the plan “Free”.').waitFor();
  await page.getByText('0 of 500').first().waitFor();
  await isClean(page);

  await page.getByRole('button', { name: 'Plus, pay monthly' }).click();
  await page.waitForURL('https://checkout.stripe.com/**');
  const { subscription, events } = stripe.pay(new URL(page.url()).pathname.split('/').at(-1) ?? '');
  await page.goto(`${server.url}/account/plan?paid=yes`);
  await page.getByText('Thank you. Your plan is here in a moment.').waitFor();
  for (const event of events) expect(await stripe.deliver(event, server.url)).toBe(200);
  // Nobody has to load the page again.
  await page.getByText('You have the plan “Plus”.').waitFor();
  await page.getByText('0 of 2,000').first().waitFor();
  expect(await page.getByRole('button', { name: 'Plus, pay monthly' }).count()).toBe(0);
  await page.getByRole('link', { name: 'Invoice VITAE-0001' }).waitFor();
  await page.getByText('€9.00').waitFor();

  stripe.now += 10;
  subscription.latest_invoice = 'in_second';
  await stripe.deliver(stripe.event('invoice.payment_failed', invoiceOf(subscription, 'open', stripe.now)), server.url);
  await stripe.deliver(stripe.change(subscription.id, { status: 'past_due' }), server.url);
  await page.getByText('A payment did not go through.').waitFor();
  await isClean(page);
  await page.getByRole('button', { name: 'Change or end it' }).click();
  await page.waitForURL('https://billing.stripe.com/**');
  await context.close();
});

it('where nothing can be bought, that is said, in the reader’s language', async () => {
  const plain = await TestServer.start({});
  try {
    const context = await browser.newContext({ locale: 'ar' });
    const page = await newPerson(context, plain.url);
    await page.goto(`${plain.url}/account/plan`);
    await page.getByText('لا يمكن شراء شيء هنا').waitFor();
    expect(await page.locator('.plan-offers').count()).toBe(0);
    await isClean(page);
    await context.close();
  } finally {
    await plain.dispose();
  }
});

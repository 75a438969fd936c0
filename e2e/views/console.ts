import type { Page } from 'playwright-core';
import type { Tenancy } from './furnishConsole.ts';

/** One thing that an admin can have before them in the console. */
export interface ConsoleView {
  readonly name: string;
  readonly path: (tenancy: Tenancy) => string;
  /** Opens what is to be seen, and waits until it is there. */
  readonly ready: (page: Page) => Promise<void>;
}

const shown = (selector: string) => async (page: Page) => {
  await page.locator(selector).first().waitFor();
};
const view = (name: string, path: ConsoleView['path'], ready: ConsoleView['ready']): ConsoleView => ({ name, path, ready });
const person = (at: number) => (tenancy: Tenancy) => `/admin/people/${tenancy.people[at]?.id}`;
const act = (name: string) => async (page: Page) => {
  await page.getByRole('button', { name: /^What can be done/ }).click();
  await page.getByRole('menuitem', { name }).click();
  await page.getByRole('dialog').waitFor();
};

export const CONSOLE_VIEWS: readonly ConsoleView[] = [
  view('dashboard', () => '/admin', shown('.tile-number')),
  view('people', () => '/admin/people', shown('.people-row')),
  view('people-filtered', () => '/admin/people?q=lovelace&state=active', shown('.people-row, .empty')),
  view('person', person(0), shown('.panel .facts')),
  view('person-suspend', person(4), async (page) => {
    await shown('.panel .facts')(page);
    await act('Suspend')(page);
  }),
  view('cohorts', () => '/admin/cohorts', shown('.table tbody tr')),
  view('cohort', (tenancy) => `/admin/cohorts/${tenancy.cohort}`, shown('.panel .table tbody tr')),
  view('invitations', () => '/admin/invitations', shown('.table tbody tr')),
  view('reviews', () => '/admin/reviews', shown('.review-list li')),
  view('moderation', () => '/admin/moderation/1', shown('.panel .facts')),
  view('tenants', () => '/admin/tenants', shown('.table tbody tr')),
  view('staff', () => '/admin/staff', shown('.table tbody tr')),
  view('configuration', () => '/admin/configuration', shown('.config-versions li')),
  view(
    'configuration-compare',
    () => '/admin/configuration',
    async (page) => {
      await page.getByRole('button', { name: 'Compare with what is in force' }).first().click();
      await page.getByRole('dialog').locator('tbody tr').first().waitFor();
    },
  ),
  view('billing', () => '/admin/billing', shown('.table tbody .small')),
  view('subscription', (tenancy) => `/admin/billing/${tenancy.people[2]?.id}`, shown('.panel .facts')),
  view('analytics', () => '/admin/analytics?days=7', shown('.chart canvas')),
  view('mail', () => '/admin/mail', shown('.table tbody tr')),
  view('system', () => '/admin/system', shown('.table tbody tr')),
  view('audit', () => '/admin/audit', shown('.audit-table tbody tr')),
];

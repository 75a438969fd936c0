import type { Browser, BrowserContext } from 'playwright-core';
import { z } from 'zod';
import { FactorRequired, type Session } from '#protocol/http';
import { Api, PASSWORD } from '../support/api.ts';
import { addTotp } from '../support/factors.ts';
import type { TestServer } from '../support/server.ts';

export const ADMIN = { name: 'Grace Hopper', email: 'grace@careers.example' };
const NAMES = ['Ada Lovelace', 'Alan Turing', 'Barbara Liskov', 'Edsger Dijkstra', 'Frances Allen', 'Ken Thompson', 'Margaret Hamilton'];

export interface Tenancy {
  /** Signed in with a second factor. */
  admin: Api & { readonly session: Session };
  /** Each signs in once in the place of a code. */
  recoveryCodes: string[];
  people: { id: string; name: string; email: string }[];
  /** Some of them are in it. */
  cohort: string;
}

/** A tenant with an admin, some people, and acts in its audit log. The server is started with `VITAE_ADMIN_EMAIL`. */
export async function furnishConsole(server: TestServer): Promise<Tenancy> {
  const admin = await Api.register(server.url, ADMIN.email, ADMIN.name);
  await admin.post('/auth/verify-email', z.null(), { token: await server.tokenMailedTo(ADMIN.email) }).catch(noBody);
  const recoveryCodes = await addTotp(admin);
  const people: Tenancy['people'] = [];
  let reviewed: Api | undefined;
  let asked = '';
  for (const name of NAMES) {
    const email = `${name.split(' ')[0]?.toLowerCase()}@school.example`;
    const person = await Api.register(server.url, email, name);
    people.push({ id: person.session.user.id, name, email });
    asked = (await person.createResume(`${name}, for the museum`)).id;
    reviewed = person;
  }
  await command(admin, {
    type: 'UpdateConfig',
    config: { name: 'School of Design', color: '#0f766e', domains: ['school.example'] },
    why: 'The colours of the new year',
  });
  await command(admin, { type: 'AddNote', user: people[0]?.id, words: 'Came by on Monday, wants a second look at the letter.' });
  await command(admin, { type: 'SuspendPerson', user: people[3]?.id, why: 'Sold links on a public page' });
  const cohort = z.object({ id: z.string() }).parse(await command(admin, { type: 'CreateCohort', name: 'Class of 2027' })).id;
  await command(admin, { type: 'MovePeople', users: [people[0]?.id, people[1]?.id], cohort });
  await command(admin, { type: 'InvitePeople', people: [{ email: 'katherine@school.example', name: 'Katherine Johnson' }], cohort });
  await reviewed?.post(`/api/resumes/${asked}/reviews`, z.unknown(), { words: 'Is the second page too long?' });
  await command(admin, { type: 'CreateTenant', name: 'Agency for Careers', admin: 'chief@agency.example', domains: ['agency.example'] });
  await reportedPage(server.url, 'barbara-liskov', 'Nothing here is hers: she never worked there.');
  await admin.post(`/api/admin/users/${people[2]?.id}/plan`, z.unknown(), { plan: 'pro', reason: 'Teaches the course this year' });
  return { admin, recoveryCodes, people, cohort };
}

/** A public page that somebody reports, as a visitor does. */
async function reportedPage(url: string, slug: string, words: string): Promise<void> {
  const owner = await Api.register(url, `${slug}@school.example`, 'Barbara Liskov');
  const { id } = await owner.createResume('For the museum');
  await owner.post(`/api/resumes/${id}/links`, z.unknown(), { slug });
  const body = new URLSearchParams({ reason: 'impersonation', words });
  const answer = await fetch(`${url}/r/${slug}/report`, { method: 'POST', body });
  if (!answer.ok) throw new Error(`report: ${answer.status}`);
}

export const command = (admin: Api, body: object): Promise<unknown> => admin.post('/api/admin/commands', z.unknown(), body);

/** A 204 has no JSON to read. */
function noBody(error: unknown): void {
  if (!(error instanceof SyntaxError)) throw error;
}

/** A browser in which the admin is signed in, with one of the codes. */
export async function adminContext(browser: Browser, url: string, code: string | undefined): Promise<BrowserContext> {
  const context = await browser.newContext({ locale: 'en-GB' });
  const headers = { origin: url };
  const first = await context.request.post(`${url}/auth/login`, { data: { email: ADMIN.email, password: PASSWORD }, headers });
  const { ticket } = FactorRequired.parse(await first.json());
  const second = await context.request.post(`${url}/auth/factor`, { data: { ticket, proof: { kind: 'recovery', code } }, headers });
  if (!second.ok()) throw new Error(await second.text());
  return context;
}

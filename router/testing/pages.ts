import { exports } from 'cloudflare:workers';
import { expect } from 'vitest';
import type { PublicLink } from '#protocol/links';
import { call, type SignedInPerson } from './client.ts';

const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36';

export interface Seen {
  status: number;
  headers: Headers;
  text: string;
}

interface Visit {
  method?: string;
  headers?: Record<string, string>;
  form?: Record<string, string>;
}

const request = (path: string, { method, headers = {}, form }: Visit): Request =>
  new Request(`http://vitae.example${path}`, {
    method: method ?? (form ? 'POST' : 'GET'),
    headers: { 'user-agent': BROWSER, 'sec-fetch-site': 'same-origin', ...headers },
    body: form ? new URLSearchParams(form) : null,
    redirect: 'manual',
  });

/** Asks for a public page as a browser would, which keeps no cookies of its own. */
export async function visit(path: string, options: Visit = {}): Promise<Seen> {
  const response = await exports.default.fetch(request(path, options));
  return { status: response.status, headers: response.headers, text: await response.text() };
}

export async function fetchFile(
  path: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; headers: Headers; bytes: Uint8Array }> {
  const response = await exports.default.fetch(request(path, { headers }));
  return { status: response.status, headers: response.headers, bytes: new Uint8Array(await response.arrayBuffer()) };
}

export const linksOf = async (person: SignedInPerson, resume: string): Promise<PublicLink[]> =>
  (await call<{ items: PublicLink[] }>('GET', `/api/resumes/${resume}/links`, { token: person.token })).body.items;

export async function makeLink(person: SignedInPerson, resume: string, body: object = {}): Promise<PublicLink> {
  const made = await call<PublicLink>('POST', `/api/resumes/${resume}/links`, { token: person.token, body });
  expect(made, JSON.stringify(made.body)).toMatchObject({ status: 201 });
  return made.body;
}

export const changeLink = (person: SignedInPerson, resume: string, link: string, body: object) =>
  call<PublicLink>('PATCH', `/api/resumes/${resume}/links/${link}`, { token: person.token, body });

/** A slug that nobody has. */
export const freshSlug = (): string => `s-${crypto.randomUUID()}`;

import { getCookie, setCookie } from 'hono/cookie';
import { PASS_S, type PagePass, PagePass as PassText, type Visitor } from '#protocol/links';
import { OpaqueToken } from '#protocol/user';
import type { Ctx } from '../context.ts';
import { isSecure, readCookie } from '../cookies.ts';

/** Programs by what they call themselves: those that show what a link leads to, search engines, scripts. */
const PROGRAMS =
  /bot\b|bot\/|crawl|spider|slurp|preview|scrap|externalhit|externalagent|headless|lighthouse|monitor|uptime|whatsapp\/|^[^ ]*(?:curl|wget|python|java\/|go-http|okhttp|axios|node|undici|ruby|php|libwww|dart)/i;

/** Who comes, for the count. What a browser fetches before somebody has clicked, and asking without reading, is no visit. */
export function visitorOf(method: string, header: (name: string) => string | undefined): Visitor {
  if (method !== 'GET') return 'uncounted';
  const purpose = `${header('sec-purpose') ?? ''} ${header('purpose') ?? ''} ${header('x-purpose') ?? ''}`;
  if (/prefetch|prerender|preview/i.test(purpose)) return 'uncounted';
  const agent = header('user-agent')?.trim() ?? '';
  return agent === '' || PROGRAMS.test(agent) ? 'program' : 'person';
}

/** Whom this browser's session would be of. It is not checked: members are not counted, and nothing else follows from it. */
export function knownVisitor(c: Ctx): string | undefined {
  const token = OpaqueToken.safeParse(readCookie(c, 'refresh'));
  return token.success ? token.data.split('.')[0] : undefined;
}

const PASS_COOKIE = 'vitae-page';

/** The pass of a page with a password, which travels to that page and nowhere else. */
export function passOf(c: Ctx): PagePass | undefined {
  return PassText.safeParse(getCookie(c, PASS_COOKIE)).data;
}

export function setPass(c: Ctx, slug: string, pass: PagePass): void {
  setCookie(c, PASS_COOKIE, pass, { path: `/r/${slug}`, httpOnly: true, secure: isSecure(c), sameSite: 'Lax', maxAge: PASS_S });
}

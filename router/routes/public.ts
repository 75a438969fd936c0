import { createRoute, z } from '@hono/zod-openapi';
import { publicOrigin } from '#kernel/origin';
import { mailbox } from '#kernel/stubs';
import { ROUTER } from '#protocol/envelope';
import type { OpenedPage, Slug } from '#protocol/links';
import { PageReport } from '#protocol/pages';
import { DEFAULT_TENANT } from '#protocol/tenant';
import type { Ctx } from '../context.ts';
import { routeGroup } from '../group.ts';
import { askedLanguage } from '../language.ts';
import { RefusedError, unwrap } from '../problem.ts';
import { answerFrame, answerPage } from '../public/answer.ts';
import { cardAnswer, pdfAnswer, photoAnswer } from '../public/files.ts';
import { askPage, openPage, slugOf } from '../public/find.ts';
import { passwordFrame, reportedFrame, reportFrame } from '../public/frame.ts';
import { pageHtml } from '../public/page.ts';
import { setPass } from '../public/visitor.ts';

/** Public pages: HTML for people, without scripts. What goes wrong here is said as a page, too. */
export const publicRoutes = routeGroup();

const tags = ['Public links'];
const request = { params: z.object({ slug: z.string() }) };
const page = (description: string) => ({ description, content: { 'text/html': { schema: z.string() } } });
const binary = (type: string, description: string) => ({
  description,
  content: { [type]: { schema: z.string().openapi({ format: 'binary' }) } },
});
const absent = { 404: page('There is no such page.'), 410: page('The link has expired.') };

const ROUTES = [
  { method: 'get', path: '/r/{slug}', summary: 'A public résumé', 200: page('The résumé, or a form that asks for its password.') },
  { method: 'get', path: '/r/{slug}/photo', summary: 'Its picture', 200: binary('image/jpeg', 'The picture.') },
  { method: 'get', path: '/r/{slug}/card.png', summary: 'Its card, 1200 × 630', 200: binary('image/png', 'The picture.') },
  { method: 'get', path: '/r/{slug}/pdf', summary: 'Its PDF, if its owner allows that', 200: binary('application/pdf', 'The file.') },
  { method: 'get', path: '/r/{slug}/report', summary: 'A form to report it with', 200: page('The form.') },
  { method: 'post', path: '/r/{slug}', summary: 'Give its password', 200: page('The form once more.') },
  { method: 'post', path: '/r/{slug}/report', summary: 'Report it', 200: page('A thank-you.') },
] as const;
for (const { method, path, summary, 200: found } of ROUTES)
  publicRoutes.openAPIRegistry.registerPath(createRoute({ method, path, tags, summary, request, responses: { 200: found, ...absent } }));

/** What a link shows. Who has yet to give its password is sent to its page. */
async function opened(c: Ctx, slug: Slug): Promise<OpenedPage | null> {
  const found = await openPage(c, slug);
  return found.state === 'open' ? found : null;
}
const toPage = (c: Ctx, slug: Slug) => c.redirect(`/r/${slug}`, 303);

publicRoutes.get('/r/:slug', async (c) => {
  const slug = slugOf(c);
  if (c.req.param('slug') !== slug) return c.redirect(`/r/${slug}`, 301);
  const found = await openPage(c, slug, { isVisit: true });
  if (found.state === 'locked') return answerFrame(c, passwordFrame(`/r/${slug}`));
  const made = await pageHtml(found, slug, { origin: publicOrigin(c.env), language: askedLanguage(c) });
  return answerPage(c, made, { indexed: found.indexed, isKept: !found.hasPassword });
});

publicRoutes.get('/r/:slug/photo', async (c) => {
  const slug = slugOf(c);
  const found = await opened(c, slug);
  return found ? photoAnswer(c, found) : toPage(c, slug);
});

publicRoutes.get('/r/:slug/card.png', async (c) => {
  const slug = slugOf(c);
  const found = await opened(c, slug);
  return found ? cardAnswer(c, slug, found) : toPage(c, slug);
});

publicRoutes.get('/r/:slug/pdf', async (c) => {
  const slug = slugOf(c);
  const found = await opened(c, slug);
  if (!found) return toPage(c, slug);
  if (!found.allowDownload) throw new RefusedError({ code: 'not_found' });
  return pdfAnswer(c, slug, found);
});

const PasswordForm = z.object({ password: z.string().max(256) });

publicRoutes.post('/r/:slug', async (c) => {
  const slug = slugOf(c);
  const path = `/r/${slug}`;
  const form = PasswordForm.safeParse(await c.req.parseBody());
  if (!form.success)
    return answerFrame(
      c,
      passwordFrame(path, (words) => words.password.missing),
      { status: 400 },
    );
  try {
    const { answer } = await askPage(c, { type: 'UnlockPage', slug, password: form.data.password });
    setPass(c, slug, answer.pass);
    return toPage(c, slug);
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    const { code, retryAfter } = error.refusal;
    if (code === 'invalid_credentials')
      return answerFrame(
        c,
        passwordFrame(path, (words) => words.password.wrong),
        { status: 403 },
      );
    if (code !== 'rate_limited') throw error;
    return answerFrame(
      c,
      passwordFrame(path, (words) => words.tooOften(retryAfter ?? 60)),
      { status: 429, retryAfter },
    );
  }
});

publicRoutes.get('/r/:slug/report', async (c) => {
  const slug = slugOf(c);
  // Whether it is there, not what it says: a page with a password can be reported, too.
  await openPage(c, slug);
  return answerFrame(c, reportFrame(`/r/${slug}`));
});

publicRoutes.post('/r/:slug/report', async (c) => {
  const slug = slugOf(c);
  const { resume } = await askPage(c, { type: 'OpenPage', slug, visitor: 'uncounted' });
  const form = PageReport.safeParse(await c.req.parseBody());
  if (!form.success) return answerFrame(c, reportFrame(`/r/${slug}`, { isWrong: true }), { status: 400 });
  const message = { type: 'ReportPage', slug, resume, ...form.data } as const;
  unwrap(await mailbox(c.env, 'tenant', DEFAULT_TENANT).ask(message, { from: ROUTER, request: c.var.requestId }));
  return answerFrame(c, reportedFrame);
});

import { mailbox } from '#kernel/stubs';
import { ANONYMOUS, ROUTER } from '#protocol/envelope';
import type { ResumeId } from '#protocol/ids';
import { type LinkMessage, type LinkReplies, Slug } from '#protocol/links';
import { DEFAULT_TENANT } from '#protocol/tenant';
import type { Ctx } from '../context.ts';
import { RefusedError, unwrap } from '../problem.ts';
import { knownVisitor, passOf, visitorOf } from './visitor.ts';

/**
 * Whose addresses were, lately: so that the tenant, who gives them out, is not asked for every page. It may be behind without harm, for
 * the résumé itself says whether the link is one of its own.
 */
const lately = new Map<string, { resume: ResumeId; until: number }>();
const BELIEVE_MS = 5 * 60_000;
const MAX_KNOWN = 5_000;

type Asked = Extract<LinkMessage, { type: 'OpenPage' | 'UnlockPage' | 'CountDownload' }>;

/** The address as it is asked for. @throws RefusedError `not_found` */
export function slugOf(c: Ctx): Slug {
  const slug = Slug.safeParse(c.req.param('slug'));
  if (!slug.success) throw new RefusedError({ code: 'not_found' });
  return slug.data;
}

async function holderOf(c: Ctx, slug: Slug): Promise<{ resume: ResumeId; isFresh: boolean }> {
  const now = Date.now();
  const known = lately.get(slug);
  if (known && known.until > now) return { resume: known.resume, isFresh: false };
  const found = unwrap(
    await mailbox(c.env, 'tenant', DEFAULT_TENANT).ask({ type: 'FindSlug', slug }, { from: ROUTER, request: c.var.requestId }),
  );
  if (!found) throw new RefusedError({ code: 'not_found' });
  const [oldest] = lately.keys();
  if (lately.size >= MAX_KNOWN && oldest !== undefined) lately.delete(oldest);
  lately.set(slug, { resume: found.resume, until: now + BELIEVE_MS });
  return { resume: found.resume, isFresh: true };
}

/** Asks the résumé whose address it is. @throws RefusedError */
export async function askPage<M extends Asked>(c: Ctx, message: M): Promise<{ resume: ResumeId; answer: LinkReplies[M['type']] }> {
  const { resume, isFresh } = await holderOf(c, message.slug);
  const outcome = await mailbox(c.env, 'resume', resume).ask(message, { from: ANONYMOUS, request: c.var.requestId });
  if (outcome.ok) return { resume, answer: outcome.value };
  if (outcome.refusal.code !== 'not_found' || isFresh) throw new RefusedError(outcome.refusal);
  // Another résumé may have the address by now.
  lately.delete(message.slug);
  return askPage(c, message);
}

/** What a link shows to whoever asks. `isVisit`: the page itself, which is counted. @throws RefusedError */
export async function openPage(c: Ctx, slug: Slug, { isVisit = false } = {}): Promise<LinkReplies['OpenPage']> {
  const pass = passOf(c);
  const known = knownVisitor(c);
  const visitor = isVisit ? visitorOf(c.req.method, (name) => c.req.header(name)) : 'uncounted';
  const { answer } = await askPage(c, { type: 'OpenPage', slug, visitor, ...(pass ? { pass } : {}), ...(known ? { known } : {}) });
  return answer;
}

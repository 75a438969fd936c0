import { mailbox } from '#kernel/stubs';
import type { SectionKind } from '#protocol/document';
import { type Identity, ROUTER } from '#protocol/envelope';
import { type Outcome, refuse } from '#protocol/errors';
import type { ResumeId, TenantId } from '#protocol/ids';
import { hasRoom, limitsOf } from '#protocol/plans';
import type { FeatureFlag, TenantConfig } from '#protocol/tenant-config';
import type { TenantStandingReplies } from '#protocol/tenant-standing';
import type { ThemeLook } from '#protocol/tenant-themes';
import type { Ctx } from './context.ts';
import { RefusedError, unwrap } from './problem.ts';

/** What a tenant allows its people. Its own actor is asked each time, so that a setting holds at once. */

export async function configOf(c: Ctx, tenant: TenantId): Promise<TenantConfig> {
  const head = { from: ROUTER, request: c.var.requestId };
  return unwrap(await mailbox(c.env, 'tenant', tenant).ask({ type: 'GetConfig' }, head));
}

/** @throws RefusedError `forbidden` for what the person's tenant has turned off */
export async function mustBeOn(c: Ctx, { tenant }: Identity, feature: FeatureFlag): Promise<void> {
  const { off } = await configOf(c, tenant);
  if (off.includes(feature)) throw new RefusedError({ code: 'forbidden', detail: 'This is turned off here.' });
}

/** What somebody may choose, and what a résumé of theirs begins with. */
export async function rulesOf(c: Ctx, { user, tenant }: Identity): Promise<TenantStandingReplies['FindRules']> {
  return unwrap(await mailbox(c.env, 'tenant', tenant).ask({ type: 'FindRules', user }, { from: ROUTER, request: c.var.requestId }));
}

/** @throws RefusedError `limit_reached` when somebody owns as many résumés as their plan holds */
export async function mustBeFree(c: Ctx, from: Identity, id: ResumeId): Promise<void> {
  const config = await configOf(c, from.tenant);
  // The same request once more is for the same résumé, which may be there already.
  const person = mailbox(c.env, 'user', from.user);
  const owned = unwrap(await person.ask({ type: 'CountOwned', but: id }, { from: ROUTER, request: c.var.requestId }));
  const { plan } = unwrap(await person.ask({ type: 'GetProfile' }, { from, request: c.var.requestId }));
  const { resumes } = limitsOf(plan?.plan ?? 'free', config.maxResumes);
  if (!hasRoom(resumes, owned)) throw new RefusedError({ code: 'limit_reached', detail: `This plan holds at most ${resumes} résumés.` });
}

/** What a new résumé begins with. */
export interface Beginning {
  template?: string;
  look?: ThemeLook;
  sections?: SectionKind[];
}

/**
 * With which template or theme somebody's résumé begins: their wish, else the first that is prescribed to them, else the first that is
 * offered. `sections`: those that are prescribed.
 * @throws RefusedError `template_not_offered`
 */
export async function beginningOf(c: Ctx, from: Identity, wish: string | undefined): Promise<Beginning> {
  const [rules, { templates }] = await Promise.all([rulesOf(c, from), configOf(c, from.tenant)]);
  return unwrap(beginningBy(rules, templates, wish));
}

export function beginningBy(
  { allowed, prescribed, themes, sections }: TenantStandingReplies['FindRules'],
  offered: readonly string[],
  wish: string | undefined,
): Outcome<Beginning> {
  const begin = sections.length > 0 ? { sections } : {};
  const id = wish ?? prescribed[0] ?? offered.find((one) => allowed?.includes(one) || themes.some((theme) => theme.id === one));
  const theme = themes.find((one) => one.id === id);
  if (theme) return { ok: true, value: { ...begin, template: theme.template, look: theme.look } };
  if (id === undefined) return { ok: true, value: begin };
  if (!allowed || allowed.includes(id)) return { ok: true, value: { ...begin, template: id } };
  return refuse('template_not_offered', { errors: [{ path: 'template', message: `this is not one of ${allowed.join(', ')}` }] });
}

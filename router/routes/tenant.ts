import { createRoute } from '@hono/zod-openapi';
import { TenantAnswer } from '#protocol/http';
import { DEFAULT_TENANT } from '#protocol/tenant';
import { TemplateRules } from '#protocol/tenant-themes';
import { readCookie } from '../cookies.ts';
import { routeGroup } from '../group.ts';
import { identityOf } from '../identity.ts';
import { jsonAnswer, refusals } from '../schemas.ts';
import { configOf, rulesOf } from '../tenant-rules.ts';

const read = createRoute({
  method: 'get',
  path: '/api/tenant',
  tags: ['Service'],
  summary: 'How this place looks, and what it offers',
  description: 'Of the organisation that whoever asks belongs to; without signing in, of the one that runs the place.',
  responses: { 200: jsonAnswer('What everybody may know of it.', TenantAnswer), ...refusals(401) },
});

export const tenantRoutes = routeGroup().openapi(read, async (c) => {
  const isSignedIn = c.req.header('authorization') !== undefined || readCookie(c, 'access') !== undefined;
  const person = isSignedIn ? await identityOf(c) : null;
  const tenant = person?.tenant ?? DEFAULT_TENANT;
  const [config, found] = await Promise.all([configOf(c, tenant), person ? rulesOf(c, person) : null]);
  const { name, color, registration, banner, off, templates, maxResumes } = config;
  const isOver = banner?.until ? Date.parse(banner.until) <= Date.now() : false;
  const own = found ? { rules: TemplateRules.parse(found), ...(found.isHeld ? { isHeld: found.isHeld } : {}) } : {};
  return c.json({ name, color, registration, banner: isOver ? null : banner, off, templates, maxResumes, ...own }, 200);
});

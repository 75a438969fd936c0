import { createRoute, z } from '@hono/zod-openapi';
import { mailbox } from '#kernel/stubs';
import { ConflictList } from '#protocol/http';
import { ResumeId } from '#protocol/ids';
import { routeGroup } from '../group.ts';
import { identityOf } from '../identity.ts';
import { unwrap } from '../problem.ts';
import { jsonAnswer, noContent, refusals, secured } from '../schemas.ts';

const list = createRoute({
  method: 'get',
  path: '/api/resumes/{id}/conflicts',
  tags: ['Editing'],
  summary: 'Conflicts that concern you and that you have not put aside',
  description: 'Two edits of one field met: what stands now, and what does not. The latest first.',
  security: secured,
  request: { params: z.object({ id: ResumeId }) },
  responses: { 200: jsonAnswer('The conflicts.', ConflictList), ...refusals(401, 403, 404) },
});
const dismiss = createRoute({
  method: 'delete',
  path: '/api/resumes/{id}/conflicts/{conflict}',
  tags: ['Editing'],
  summary: 'Put a conflict aside, for yourself',
  description: 'Conflicts are told over the résumé’s socket, to the two people whose edits met. The other one keeps seeing it.',
  security: secured,
  request: { params: z.object({ id: ResumeId, conflict: z.string().min(1).max(40) }) },
  responses: { 204: noContent, ...refusals(401, 403, 404) },
});

export const conflictRoutes = routeGroup()
  .openapi(list, async (c) => {
    const from = await identityOf(c);
    const resume = mailbox(c.env, 'resume', c.req.valid('param').id);
    return c.json(unwrap(await resume.ask({ type: 'ListConflicts' }, { from, request: c.var.requestId })), 200);
  })
  .openapi(dismiss, async (c) => {
    const from = await identityOf(c);
    const { id, conflict } = c.req.valid('param');
    unwrap(await mailbox(c.env, 'resume', id).ask({ type: 'DismissConflict', conflict }, { from, request: c.var.requestId }));
    return c.body(null, 204);
  });

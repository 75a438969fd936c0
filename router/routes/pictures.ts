import { createRoute, z } from '@hono/zod-openapi';
import { r2Files } from '#kernel/adapters';
import { derivedId } from '#kernel/crypto';
import { mailbox } from '#kernel/stubs';
import type { PictureKind } from '#protocol/export';
import { ResumeId } from '#protocol/ids';
import type { Ctx } from '../context.ts';
import { routeGroup } from '../group.ts';
import { identityOf } from '../identity.ts';
import { RefusedError, unwrap } from '../problem.ts';
import { refusals, secured } from '../schemas.ts';

const route = (path: '/api/resumes/{id}/thumbnail' | '/api/resumes/{id}/card.png', summary: string) =>
  createRoute({
    method: 'get',
    path,
    tags: ['Résumés'],
    summary,
    description: 'Drawn when it is asked for and kept until the résumé says something else. Send the `ETag` back to hear whether it does.',
    security: secured,
    request: { params: z.object({ id: ResumeId }) },
    responses: {
      200: { description: 'The picture.', content: { 'image/png': { schema: z.string().openapi({ format: 'binary' }) } } },
      304: { description: 'It is the one that you have.' },
      ...refusals(401, 403, 404, 422, 503),
    },
  });
const thumbnail = route('/api/resumes/{id}/thumbnail', 'The first page, small: 480 pixels wide');
const card = route('/api/resumes/{id}/card.png', 'The first page beside the name, for where links are shown: 1200 × 630');

/** Each kind of picture of each résumé has an actor. */
async function picture(c: Ctx, resume: ResumeId, kind: PictureKind): Promise<Response> {
  const identity = await identityOf(c);
  const actor = await derivedId('job', `picture/${resume}/${kind}`);
  const head = { from: identity, request: c.var.requestId };
  const { key } = unwrap(await mailbox(c.env, 'export', actor).ask({ type: 'DrawPicture', resume, kind }, head));
  // The key names the content.
  const tag = `"${key.slice(key.lastIndexOf('/') + 1, -'.png'.length)}"`;
  const headers = { etag: tag, 'cache-control': 'private, no-cache' };
  if (c.req.header('if-none-match')?.includes(tag)) return c.body(null, 304, headers);
  const found = await r2Files(c.env.FILES).get(key);
  if (!found) throw new RefusedError({ code: 'unavailable' });
  return c.body(found.body, 200, { ...headers, 'content-type': 'image/png', 'content-length': String(found.size) });
}

export const pictureRoutes = routeGroup()
  .openapi(thumbnail, (c) => picture(c, c.req.valid('param').id, 'thumbnail'))
  .openapi(card, (c) => picture(c, c.req.valid('param').id, 'card'));

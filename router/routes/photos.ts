import { createRoute, z } from '@hono/zod-openapi';
import { r2Files } from '#kernel/adapters';
import { mailbox } from '#kernel/stubs';
import { PhotoAnswer } from '#protocol/http';
import { ResumeId } from '#protocol/ids';
import { PHOTO_MAX_BYTES, PhotoKey, photoType } from '#protocol/photo';
import type { Ctx } from '../context.ts';
import { routeGroup } from '../group.ts';
import { identityOf } from '../identity.ts';
import { strictPolicy } from '../middleware/headers.ts';
import { keepOwnPhoto, keepPhoto } from '../photos.ts';
import { RefusedError, unwrap } from '../problem.ts';
import { jsonAnswer, noContent, refusals, secured } from '../schemas.ts';

const tags = ['Résumés'];
const params = z.object({ id: ResumeId });
const binary = { schema: z.string().openapi({ format: 'binary' }) };

export const photoRoutes = routeGroup();

for (const method of ['post', 'put'] as const)
  photoRoutes.openAPIRegistry.registerPath({
    method,
    path: '/api/resumes/{id}/photo',
    tags,
    summary: 'Keep a picture with the résumé',
    description:
      'The body is the picture: JPEG or PNG, at most 5 MB and 4 million pixels. All that is not the picture (where it was taken, by what, names) is taken off; how it is turned stays. The document shows it once `basics/photo` is set to the answer, like any field; alternatively with `alt` and `crop`.',
    security: secured,
    request: { params, body: { required: true, content: { 'image/jpeg': binary, 'image/png': binary } } },
    responses: {
      201: jsonAnswer('Its key, which never means another picture, and its size in pixels.', PhotoAnswer),
      ...refusals(400, 401, 403, 404, 409, 410, 413, 415, 503),
    },
  });

// Not a described handler: the body is a file, read as it is.
photoRoutes.on(['POST', 'PUT'], '/api/resumes/:id/photo', async (c) => {
  const from = await identityOf(c);
  const id = ResumeId.safeParse(c.req.param('id'));
  if (!id.success) throw new RefusedError({ code: 'not_found' });
  return c.json(await keepPhoto(c, id.data, from, await pictureIn(c)), 201);
});

async function pictureIn(c: Ctx): Promise<Uint8Array> {
  const file = new Uint8Array(await c.req.arrayBuffer());
  if (file.byteLength > PHOTO_MAX_BYTES) throw new RefusedError({ code: 'too_large' });
  return file;
}

const read = createRoute({
  method: 'get',
  path: '/api/resumes/{id}/photo/{key}',
  tags,
  summary: 'A picture that is kept with the résumé',
  security: secured,
  request: { params: params.extend({ key: PhotoKey }) },
  responses: {
    200: { description: 'The picture.', content: { 'image/jpeg': binary, 'image/png': binary } },
    ...refusals(401, 403, 404),
  },
});

photoRoutes.openapi(read, async (c) => {
  const from = await identityOf(c);
  const { id, key } = c.req.valid('param');
  const { file } = unwrap(await mailbox(c.env, 'resume', id).ask({ type: 'GetPhoto', key }, { from, request: c.var.requestId }));
  const found = await r2Files(c.env.FILES).get(file);
  if (!found) throw new RefusedError({ code: 'not_found' });
  // A key means one picture for ever; only whoever may see the résumé may keep it.
  return c.body(found.body, 200, { ...pictureHeaders(key, found.size), 'cache-control': 'private, max-age=31536000, immutable' });
});

const pictureHeaders = (key: PhotoKey, size: number) => ({
  'content-type': photoType(key),
  'content-length': String(size),
  'content-disposition': 'inline',
  'content-security-policy': strictPolicy('sandbox'),
});

photoRoutes.openAPIRegistry.registerPath({
  method: 'put',
  path: '/api/me/photo',
  tags: ['Me'],
  summary: 'Keep a picture of yourself',
  description: 'As with a résumé’s: JPEG or PNG, at most 5 MB and 4 million pixels, kept without anything that is not the picture.',
  security: secured,
  request: { body: { required: true, content: { 'image/jpeg': binary, 'image/png': binary } } },
  responses: { 200: jsonAnswer('Its key and its size in pixels.', PhotoAnswer), ...refusals(400, 401, 403, 409, 413, 415, 429, 503) },
});

photoRoutes.put('/api/me/photo', async (c) => {
  const from = await identityOf(c);
  return c.json(await keepOwnPhoto(c, from, await pictureIn(c)), 200);
});

const readOwn = createRoute({
  method: 'get',
  path: '/api/me/photo',
  tags: ['Me'],
  summary: 'The picture of yourself',
  security: secured,
  responses: {
    200: { description: 'The picture.', content: { 'image/jpeg': binary, 'image/png': binary } },
    304: { description: 'It is the one that you have.' },
    ...refusals(401, 403, 404),
  },
});
const removeOwn = createRoute({
  method: 'delete',
  path: '/api/me/photo',
  tags: ['Me'],
  summary: 'Remove the picture of yourself',
  description: 'Also when there is none.',
  security: secured,
  responses: { 204: noContent, ...refusals(401, 403) },
});

photoRoutes
  .openapi(readOwn, async (c) => {
    const from = await identityOf(c);
    const { file, key } = unwrap(await mailbox(c.env, 'user', from.user).ask({ type: 'GetOwnPhoto' }, { from, request: c.var.requestId }));
    const kept = { etag: `"${key}"`, 'cache-control': 'private, no-cache' };
    if (c.req.header('if-none-match') === kept.etag) return c.body(null, 304, kept);
    const found = await r2Files(c.env.FILES).get(file);
    if (!found) throw new RefusedError({ code: 'not_found' });
    return c.body(found.body, 200, { ...pictureHeaders(key, found.size), ...kept });
  })
  .openapi(removeOwn, async (c) => {
    const from = await identityOf(c);
    unwrap(await mailbox(c.env, 'user', from.user).ask({ type: 'RemoveOwnPhoto' }, { from, request: c.var.requestId }));
    return c.body(null, 204);
  });

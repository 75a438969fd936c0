import { createRoute, z } from '@hono/zod-openapi';
import { r2Files } from '#kernel/adapters';
import { mailbox } from '#kernel/stubs';
import { PhotoAnswer } from '#protocol/http';
import { ResumeId } from '#protocol/ids';
import { PHOTO_MAX_BYTES, PhotoKey, photoType } from '#protocol/photo';
import { routeGroup } from '../group.ts';
import { identityOf } from '../identity.ts';
import { strictPolicy } from '../middleware/headers.ts';
import { keepPhoto } from '../photos.ts';
import { RefusedError, unwrap } from '../problem.ts';
import { jsonAnswer, refusals, secured } from '../schemas.ts';

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
  const file = new Uint8Array(await c.req.arrayBuffer());
  if (file.byteLength > PHOTO_MAX_BYTES) throw new RefusedError({ code: 'too_large' });
  return c.json(await keepPhoto(c, id.data, from, file), 201);
});

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
  return c.body(found.body, 200, {
    'content-type': photoType(key),
    'content-length': String(found.size),
    'content-disposition': 'inline',
    // A key means one picture for ever; only whoever may see the résumé may keep it.
    'cache-control': 'private, max-age=31536000, immutable',
    'content-security-policy': strictPolicy('sandbox'),
  });
});

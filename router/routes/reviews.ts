import { createRoute, z } from '@hono/zod-openapi';
import { mailbox } from '#kernel/stubs';
import { AskReviewBody, ReviewAnswer, ReviewList } from '#protocol/http';
import { ResumeId, ReviewId } from '#protocol/ids';
import { routeGroup } from '../group.ts';
import { identityOf } from '../identity.ts';
import { unwrap } from '../problem.ts';
import { idempotencyHeader, jsonAnswer, jsonBody, refusals, secured } from '../schemas.ts';

const tags = ['Sharing'];

const ask = createRoute({
  method: 'post',
  path: '/api/resumes/{id}/reviews',
  tags,
  summary: 'Ask the coaches of your organisation to look at a résumé of yours',
  description: 'Whoever takes it on may comment until the review is over.',
  security: secured,
  request: { params: z.object({ id: ResumeId }), body: jsonBody(AskReviewBody), headers: idempotencyHeader },
  responses: { 201: jsonAnswer('It waits for a coach.', ReviewAnswer), ...refusals(400, 401, 403, 404, 409, 415) },
});
const list = createRoute({
  method: 'get',
  path: '/api/me/reviews',
  tags,
  summary: 'What you asked coaches to look at',
  security: secured,
  responses: { 200: jsonAnswer('Newest first.', ReviewList), ...refusals(401, 403) },
});
const withdraw = createRoute({
  method: 'delete',
  path: '/api/me/reviews/{review}',
  tags,
  summary: 'Take back what you asked',
  security: secured,
  request: { params: z.object({ review: ReviewId }) },
  responses: { 200: jsonAnswer('It is taken back.', ReviewAnswer), ...refusals(401, 403, 404, 409) },
});

export const reviewRoutes = routeGroup()
  .openapi(ask, async (c) => {
    const from = await identityOf(c);
    const key = c.req.valid('header')['idempotency-key'];
    const head = { from, request: c.var.requestId, ...(key === undefined ? {} : { key }) };
    const message = { type: 'AskReview', resume: c.req.valid('param').id, ...c.req.valid('json') } as const;
    return c.json(unwrap(await mailbox(c.env, 'tenant', from.tenant).ask(message, head)), 201);
  })
  .openapi(list, async (c) => {
    const from = await identityOf(c);
    const outcome = await mailbox(c.env, 'tenant', from.tenant).ask({ type: 'ListOwnReviews' }, { from, request: c.var.requestId });
    return c.json(unwrap(outcome), 200);
  })
  .openapi(withdraw, async (c) => {
    const from = await identityOf(c);
    const message = { type: 'WithdrawReview', review: c.req.valid('param').review } as const;
    return c.json(unwrap(await mailbox(c.env, 'tenant', from.tenant).ask(message, { from, request: c.var.requestId })), 200);
  });

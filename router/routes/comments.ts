import { createRoute, z } from '@hono/zod-openapi';
import { mailbox } from '#kernel/stubs';
import { Comment, Suggestion, Thread } from '#protocol/comments';
import { CommentBody, DecisionBody, SeenBody, StartThreadBody, SuggestBody, SuggestionList, ThreadList } from '#protocol/http';
import { CommentId, ResumeId, SuggestionId, ThreadId } from '#protocol/ids';
import type { Ctx } from '../context.ts';
import { routeGroup } from '../group.ts';
import { identityOf } from '../identity.ts';
import { unwrap } from '../problem.ts';
import { idempotencyHeader, jsonAnswer, jsonBody, noContent, refusals, secured } from '../schemas.ts';

const tags = ['Comments and suggestions'];
const params = z.object({ id: ResumeId });
const threadParams = params.extend({ thread: ThreadId });
const commentParams = threadParams.extend({ comment: CommentId });
const suggestionParams = params.extend({ suggestion: SuggestionId });

const listThreads = createRoute({
  method: 'get',
  path: '/api/resumes/{id}/threads',
  tags,
  summary: 'All threads with their comments',
  description:
    'Oldest first. An anchor is a field (`basics/headline`, `item/<id>/position`), a part (`basics`, `sec/<id>`, `item/<id>`) or a passage of prose, whose ends are relative positions of Yjs. `unread` is about whoever asks.',
  security: secured,
  request: { params },
  responses: { 200: jsonAnswer('The threads.', ThreadList), ...refusals(401, 403, 404) },
});
const start = createRoute({
  method: 'post',
  path: '/api/resumes/{id}/threads',
  tags,
  summary: 'Begin a thread',
  description:
    'For commenters and above. Members whose `@name` stands in the body and who are named in `mentions` are told, by mail if they do not have the résumé open.',
  security: secured,
  request: { params, body: jsonBody(StartThreadBody), headers: idempotencyHeader },
  responses: { 201: jsonAnswer('The thread with its first comment.', Thread), ...refusals(400, 401, 403, 404, 409, 410, 413, 415, 429) },
});
const reply = createRoute({
  method: 'post',
  path: '/api/resumes/{id}/threads/{thread}/comments',
  tags,
  summary: 'Answer in a thread',
  description: 'A thread that was resolved is open again then. Whoever has said something in it is told.',
  security: secured,
  request: { params: threadParams, body: jsonBody(CommentBody), headers: idempotencyHeader },
  responses: { 201: jsonAnswer('The comment.', Comment), ...refusals(400, 401, 403, 404, 409, 410, 413, 415, 429) },
});
const edit = createRoute({
  method: 'patch',
  path: '/api/resumes/{id}/threads/{thread}/comments/{comment}',
  tags,
  summary: 'Change a comment of yours',
  security: secured,
  request: { params: commentParams, body: jsonBody(CommentBody), headers: idempotencyHeader },
  responses: { 200: jsonAnswer('The comment as it is now.', Comment), ...refusals(400, 401, 403, 404, 409, 410, 413, 415, 429) },
});
const remove = createRoute({
  method: 'delete',
  path: '/api/resumes/{id}/threads/{thread}/comments/{comment}',
  tags,
  summary: 'Delete a comment',
  description: 'Your own; the owner of the résumé may delete any. With its last comment a thread is gone.',
  security: secured,
  request: { params: commentParams },
  responses: { 204: noContent, ...refusals(401, 403, 404, 410, 429) },
});
const resolve = createRoute({
  method: 'post',
  path: '/api/resumes/{id}/threads/{thread}/resolve',
  tags,
  summary: 'Mark a thread as settled',
  security: secured,
  request: { params: threadParams },
  responses: { 204: noContent, ...refusals(401, 403, 404, 410, 429) },
});
const reopen = createRoute({
  method: 'post',
  path: '/api/resumes/{id}/threads/{thread}/reopen',
  tags,
  summary: 'Open a settled thread again',
  security: secured,
  request: { params: threadParams },
  responses: { 204: noContent, ...refusals(401, 403, 404, 410, 429) },
});
const see = createRoute({
  method: 'put',
  path: '/api/resumes/{id}/threads/{thread}/seen',
  tags,
  summary: 'Say up to which comment you have read a thread',
  security: secured,
  request: { params: threadParams, body: jsonBody(SeenBody) },
  responses: { 204: noContent, ...refusals(400, 401, 403, 404, 415) },
});
const listSuggestions = createRoute({
  method: 'get',
  path: '/api/resumes/{id}/suggestions',
  tags,
  summary: 'Suggested changes: those that wait, and those decided lately',
  security: secured,
  request: { params },
  responses: { 200: jsonAnswer('The suggestions, oldest first.', SuggestionList), ...refusals(401, 403, 404) },
});
const suggest = createRoute({
  method: 'post',
  path: '/api/resumes/{id}/suggestions',
  tags,
  summary: 'Suggest a change of a field',
  description: 'For commenters and above. `baseValue` is what you saw there; `null` is the empty field.',
  security: secured,
  request: { params, body: jsonBody(SuggestBody), headers: idempotencyHeader },
  responses: { 201: jsonAnswer('The suggestion.', Suggestion), ...refusals(400, 401, 403, 404, 409, 410, 413, 415, 429) },
});
const decide = createRoute({
  method: 'post',
  path: '/api/resumes/{id}/suggestions/{suggestion}/decision',
  tags,
  summary: 'Accept or decline a suggestion',
  description:
    'For editors. What was suggested for prose is merged into the text as it is now. Where it does not fit any more nothing is written and the answer’s `state` is `outdated`; with `entirely` the suggested value then takes the place of what is there.',
  security: secured,
  request: { params: suggestionParams, body: jsonBody(DecisionBody), headers: idempotencyHeader },
  responses: { 200: jsonAnswer('The suggestion as it is now.', Suggestion), ...refusals(400, 401, 403, 404, 409, 410, 413, 415) },
});
const withdraw = createRoute({
  method: 'post',
  path: '/api/resumes/{id}/suggestions/{suggestion}/withdraw',
  tags,
  summary: 'Take a suggestion of yours back',
  security: secured,
  request: { params: suggestionParams },
  responses: { 200: jsonAnswer('The suggestion as it is now.', Suggestion), ...refusals(401, 403, 404, 409, 410, 429) },
});

/** Who asks, for what request and, where the client gave a key, as which command. */
async function headOf(c: Ctx, key?: string) {
  return { from: await identityOf(c), request: c.var.requestId, ...(key ? { key } : {}) };
}

export const commentRoutes = routeGroup()
  .openapi(listThreads, async (c) => {
    const { id } = c.req.valid('param');
    return c.json(unwrap(await mailbox(c.env, 'resume', id).ask({ type: 'ListThreads' }, await headOf(c))), 200);
  })
  .openapi(start, async (c) => {
    const head = await headOf(c, c.req.valid('header')['idempotency-key']);
    const { id } = c.req.valid('param');
    return c.json(unwrap(await mailbox(c.env, 'resume', id).ask({ type: 'StartThread', ...c.req.valid('json') }, head)), 201);
  })
  .openapi(reply, async (c) => {
    const head = await headOf(c, c.req.valid('header')['idempotency-key']);
    const { id, thread } = c.req.valid('param');
    return c.json(unwrap(await mailbox(c.env, 'resume', id).ask({ type: 'Reply', thread, ...c.req.valid('json') }, head)), 201);
  })
  .openapi(edit, async (c) => {
    const head = await headOf(c, c.req.valid('header')['idempotency-key']);
    const { id, thread, comment } = c.req.valid('param');
    const message = { type: 'EditComment', thread, comment, ...c.req.valid('json') } as const;
    return c.json(unwrap(await mailbox(c.env, 'resume', id).ask(message, head)), 200);
  })
  .openapi(remove, async (c) => {
    const { id, thread, comment } = c.req.valid('param');
    unwrap(await mailbox(c.env, 'resume', id).ask({ type: 'DeleteComment', thread, comment }, await headOf(c)));
    return c.body(null, 204);
  })
  .openapi(resolve, async (c) => {
    const { id, thread } = c.req.valid('param');
    unwrap(await mailbox(c.env, 'resume', id).ask({ type: 'ResolveThread', thread }, await headOf(c)));
    return c.body(null, 204);
  })
  .openapi(reopen, async (c) => {
    const { id, thread } = c.req.valid('param');
    unwrap(await mailbox(c.env, 'resume', id).ask({ type: 'ReopenThread', thread }, await headOf(c)));
    return c.body(null, 204);
  })
  .openapi(see, async (c) => {
    const { id, thread } = c.req.valid('param');
    unwrap(await mailbox(c.env, 'resume', id).ask({ type: 'SeeThread', thread, ...c.req.valid('json') }, await headOf(c)));
    return c.body(null, 204);
  })
  .openapi(listSuggestions, async (c) => {
    const { id } = c.req.valid('param');
    return c.json(unwrap(await mailbox(c.env, 'resume', id).ask({ type: 'ListSuggestions' }, await headOf(c))), 200);
  })
  .openapi(suggest, async (c) => {
    const head = await headOf(c, c.req.valid('header')['idempotency-key']);
    const { id } = c.req.valid('param');
    return c.json(unwrap(await mailbox(c.env, 'resume', id).ask({ type: 'Suggest', ...c.req.valid('json') }, head)), 201);
  })
  .openapi(decide, async (c) => {
    const head = await headOf(c, c.req.valid('header')['idempotency-key']);
    const { id, suggestion } = c.req.valid('param');
    const message = { type: 'DecideSuggestion', suggestion, ...c.req.valid('json') } as const;
    return c.json(unwrap(await mailbox(c.env, 'resume', id).ask(message, head)), 200);
  })
  .openapi(withdraw, async (c) => {
    const { id, suggestion } = c.req.valid('param');
    return c.json(unwrap(await mailbox(c.env, 'resume', id).ask({ type: 'WithdrawSuggestion', suggestion }, await headOf(c))), 200);
  });

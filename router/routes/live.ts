import { type Opening, SEAL_HEADER, seal } from '#kernel/seal';
import { type Mailbox, mailbox } from '#kernel/stubs';
import { JobId, ResumeId } from '#protocol/ids';
import type { Ctx } from '../context.ts';
import { seatFor, trunkFor } from '../front.ts';
import { routeGroup } from '../group.ts';
import { checkedAdmin, socketIdentity } from '../identity.ts';
import { refuseForeignSocket } from '../middleware/origin.ts';
import { RefusedError } from '../problem.ts';

/** WebSockets, each to its actor: the person is checked here and sealed into the request; whether they may in is the actor's say. */
export const liveRoutes = routeGroup();

liveRoutes.get('/api/resumes/:id/live', (c) => {
  const id = ResumeId.safeParse(c.req.param('id'));
  if (!id.success) throw new RefusedError({ code: 'not_found' });
  return open(c, id.data, mailbox(c.env, 'resume', id.data));
});

/** The front's own line to a résumé with many sockets (see docs/decisions/0010-trunk.md). To anybody else there is nothing here. */
liveRoutes.get('/api/resumes/:id/trunk', (c) => {
  const id = ResumeId.safeParse(c.req.param('id'));
  const trunk = trunkFor(c);
  if (!id.success || trunk === null) throw new RefusedError({ code: 'not_found' });
  return connect(c, id.data, mailbox(c.env, 'resume', id.data), { trunk });
});

liveRoutes.get('/api/exports/:jobId/live', (c) => {
  const id = JobId.safeParse(c.req.param('jobId'));
  if (!id.success) throw new RefusedError({ code: 'not_found' });
  return open(c, id.data, mailbox(c.env, 'export', id.data));
});

/** Each to their own. */
liveRoutes.get('/api/me/live', async (c) => {
  mustUpgrade(c);
  const identity = await socketIdentity(c);
  return connect(c, identity.user, mailbox(c.env, 'user', identity.user), { identity });
});

/** Staff, to their own tenant. */
liveRoutes.get('/api/admin/live', async (c) => {
  mustUpgrade(c);
  const identity = await checkedAdmin(c, await socketIdentity(c));
  return connect(c, identity.tenant, mailbox(c.env, 'tenant', identity.tenant), { identity });
});

type Target = Pick<Mailbox<never>, 'connect'>;

/** @throws RefusedError for what is no socket, or one of another site's */
function mustUpgrade(c: Ctx): void {
  if (c.req.header('upgrade')?.toLowerCase() !== 'websocket') throw new RefusedError({ code: 'upgrade_required' });
  refuseForeignSocket(c);
}

async function open(c: Ctx, actor: string, target: Target): Promise<Response> {
  mustUpgrade(c);
  const identity = await socketIdentity(c);
  const seat = seatFor(c);
  return connect(c, actor, target, { identity, ...(seat && { seat }) });
}

async function connect(c: Ctx, actor: string, target: Target, opens: Opening): Promise<Response> {
  const sealed = await seal(c.env.VITAE_SECRET, { actor, opens, request: c.var.requestId }, Date.now());
  // A new request: nothing that the client sent reaches the actor.
  return target.connect(new Request('https://actor.invalid/live', { headers: { upgrade: 'websocket', [SEAL_HEADER]: sealed } }));
}

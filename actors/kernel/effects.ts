import { type ActorKind, Principal } from '#protocol/envelope';
import { done, type Outcome } from '#protocol/errors';
import { ExportMessage } from '#protocol/export';
import { JobId, ResumeId, TenantId, UserId } from '#protocol/ids';
import { ResumeMessage } from '#protocol/resume';
import { TenantMessage } from '#protocol/tenant';
import { UserMessage } from '#protocol/user';
import type { Entry } from './drain.ts';
import type { Ports } from './ports.ts';
import { mailbox } from './stubs.ts';
import { sendWebhook } from './webhooks.ts';

/**
 * Sends one outbox entry to where it belongs. A message carries a key made of its sender and its row, so that the receiver takes it
 * once however often it is sent.
 */
export async function deliverEffect(
  env: Env,
  ports: Ports,
  sender: { actor: ActorKind; id: string },
  entry: Entry,
): Promise<Outcome<unknown>> {
  const { effect } = entry;
  switch (effect.to) {
    case 'index':
      await ports.index.apply(effect.change);
      return done(null);
    case 'exports':
      await ports.exports.send(effect.nudge);
      return done(null);
    case 'revoked':
      await ports.revoked.add(effect.session, effect.until);
      return done(null);
    case 'epoch':
      await ports.revoked.raise(effect.user, effect.floor, effect.until);
      return done(null);
    case 'web':
      return sendWebhook(env, ports.web, effect, ports.now());
    case 'actor': {
      const head = { from: Principal.parse({ kind: 'actor', ...sender }), request: `outbox-${entry.id}`, key: `outbox-${entry.id}` };
      switch (effect.kind) {
        case 'user':
          return mailbox(env, 'user', UserId.parse(effect.id)).ask(UserMessage.parse(effect.message), head);
        case 'resume':
          return mailbox(env, 'resume', ResumeId.parse(effect.id)).ask(ResumeMessage.parse(effect.message), head);
        case 'export':
          return mailbox(env, 'export', JobId.parse(effect.id)).ask(ExportMessage.parse(effect.message), head);
        case 'tenant':
          return mailbox(env, 'tenant', TenantId.parse(effect.id)).ask(TenantMessage.parse(effect.message), head);
      }
    }
  }
}

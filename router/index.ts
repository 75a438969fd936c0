import { errorFields, log } from '#kernel/log';
import { mailbox } from '#kernel/stubs';
import { ROUTER } from '#protocol/envelope';
import { ExportNudge } from '#protocol/export';
import { createApp } from './app.ts';

export { ExportActor, ResumeActor, TenantActor, UserActor } from '../actors/index.ts';

const app = createApp();

export default {
  fetch: (request, env, context) => app.fetch(request, env, context),

  /** Nudges export jobs. One that fails is nudged again by the queue; its own alarm drives it in any case. */
  async queue(batch, env) {
    await Promise.all(
      batch.messages.map(async (message) => {
        const nudge = ExportNudge.safeParse(message.body);
        if (!nudge.success) {
          log('error', 'queue.unreadable', { request: message.id });
          message.ack();
          return;
        }
        try {
          await mailbox(env, 'export', nudge.data.job).ask({ type: 'Advance' }, { from: ROUTER, request: `queue-${message.id}` });
          message.ack();
        } catch (error) {
          log('warn', 'queue.failed', { actor: nudge.data.job, ...errorFields(error) });
          message.retry();
        }
      }),
    );
  },
} satisfies ExportedHandler<Env>;

import { createMiddleware } from 'hono/factory';
import type { AppEnv, Ctx } from '../context.ts';
import { RefusedError } from '../problem.ts';
import { addressKey, type Limiter, rateOf, takeRate } from '../rate.ts';

const isLimiter = (binding: unknown): binding is Limiter =>
  typeof binding === 'object' && binding !== null && 'limit' in binding && typeof binding.limit === 'function';

/** The platform's limiters are there on Cloudflare; one machine is one process, whose own buckets are exact and cost nothing. */
const limiterIn = (c: Ctx) => (name: string) => {
  const binding: unknown = Reflect.get(c.env, name);
  return isLimiter(binding) ? binding : null;
};

/** Refuses what comes too often (see actors/protocol/limits.ts). The address is the front's or Cloudflare's word; neither lets a client say it. */
export const rateLimits = createMiddleware<AppEnv>(async (c, next) => {
  const name = rateOf(c.req.method, c.req.path);
  if (name !== null) {
    const wait = await takeRate(name, addressKey(c.req.header('cf-connecting-ip')), limiterIn(c), Date.now());
    if (wait > 0) throw new RefusedError({ code: 'rate_limited', retryAfter: wait });
  }
  await next();
});

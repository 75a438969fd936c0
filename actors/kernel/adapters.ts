import type { UserId } from '#protocol/ids';
import { EpochFloor } from '#protocol/token-epoch';
import { d1Index } from './index-adapter.ts';
import { mailPort } from './mail/port.ts';
import type { FilePort, Ports, RevokedPort, SnapshotPort, UsagePort, WebPort } from './ports.ts';

export { d1Index } from './index-adapter.ts';

/** The ports over the platform's bindings: the same on Cloudflare and on one machine. */
export function platformPorts(env: Env): Ports {
  return {
    index: d1Index(env.INDEX),
    files: r2Files(env.FILES),
    exports: { send: async (nudge) => void (await env.EXPORTS.send(nudge)) },
    mail: mailPort(env, Date.now),
    revoked: kvRevoked(env.REVOKED),
    web: fetchedWeb(env),
    usage: engineUsage(env.USAGE),
    snapshots: kvSnapshots(env.METRICS),
    now: () => Date.now(),
  };
}

export function r2Files(bucket: R2Bucket): FilePort {
  return {
    async put(key, bytes, contentType, about = {}) {
      await bucket.put(key, bytes, { httpMetadata: { contentType }, customMetadata: about });
    },
    async head(key) {
      const object = await bucket.head(key);
      return object ? { size: object.size, about: object.customMetadata ?? {} } : null;
    },
    async get(key) {
      const object = await bucket.get(key);
      return object ? { body: object.body, size: object.size } : null;
    },
    async delete(key) {
      await bucket.delete(key);
    },
    async *list(prefix) {
      let cursor: string | undefined;
      do {
        const page = await bucket.list({ prefix, ...(cursor === undefined ? {} : { cursor }) });
        for (const { key, size } of page.objects) yield { key, size };
        cursor = page.truncated ? page.cursor : undefined;
      } while (cursor !== undefined);
    },
  };
}

/** The shortest time that KV keeps anything, in seconds. */
const KV_LEAST_S = 60;
const WEB_MS = 5_000;

/** On one machine `WEB` is a service that reaches public addresses only; on Cloudflare nothing reaches others. */
export function fetchedWeb(env: Env): WebPort {
  return {
    async post(url, body, headers) {
      const request = { method: 'POST', body, headers, redirect: 'manual', signal: AbortSignal.timeout(WEB_MS) } as const;
      const answer = await (env.WEB ? env.WEB.fetch(url, request) : fetch(url, request));
      await answer.body?.cancel();
      return answer.status;
    },
  };
}

export function kvRevoked(kv: KVNamespace): RevokedPort {
  return {
    add: (session, until) => kv.put(session, '1', { expirationTtl: secondsTo(until) }),
    has: async (session) => (await kv.get(session)) !== null,
    raise: (user, floor, until) => kv.put(epochKey(user), JSON.stringify(floor), { expirationTtl: secondsTo(until) }),
    async floor(user) {
      const found = await kv.get(epochKey(user), 'json');
      return found === null ? null : EpochFloor.parse(found);
    },
  };
}

const epochKey = (user: UserId): string => `epoch/${user}`;
const secondsTo = (until: number): number => Math.max(KV_LEAST_S, Math.ceil((until - Date.now()) / 1_000));
/** Analytics Engine, where there is one: on Cloudflare. */
const engineUsage = (engine: AnalyticsEngineDataset | undefined): UsagePort => ({
  write(tenant, name, count, at) {
    engine?.writeDataPoint({ indexes: [tenant], blobs: [name], doubles: [count, at] });
  },
});

export const kvSnapshots = (kv: KVNamespace): SnapshotPort => ({
  put: (tenant, snapshot) => kv.put(`metrics/${tenant}`, JSON.stringify(snapshot)),
});

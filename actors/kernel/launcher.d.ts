/** What only the launcher binds (`host/runtime.ts`): on Cloudflare it is not there. */
interface LauncherEnv {
  /** The web outside; by default only its public addresses. */
  readonly WEB?: Fetcher;
  /** Hashes passwords on other threads (`host/hasher.ts`). */
  readonly HASHER?: Fetcher;
  /** By which the front of this machine is known (`router/front.ts`); new at each start. */
  readonly VITAE_FRONT?: string;
}
interface Env extends LauncherEnv {}
declare namespace Cloudflare {
  interface Env extends LauncherEnv {}
}

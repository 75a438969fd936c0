/** What only the launcher binds (`host/runtime.ts`): on Cloudflare it is not there. */
interface LauncherEnv {
  /** The web outside; by default only its public addresses. */
  readonly WEB?: Fetcher;
}
interface Env extends LauncherEnv {}
declare namespace Cloudflare {
  interface Env extends LauncherEnv {}
}

/** What only Cloudflare binds, and only where somebody wants it (see wrangler.toml): on one machine it is not there. */
interface CloudflareEnv {
  /** Counts, for analyses beside the tenant's own. */
  readonly USAGE?: AnalyticsEngineDataset;
}
interface Env extends CloudflareEnv {}
declare namespace Cloudflare {
  interface Env extends CloudflareEnv {}
}

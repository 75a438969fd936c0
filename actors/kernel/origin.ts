/** The public address, for links in mails. Never taken from a request: its Host header is the client's to choose. */
export const publicOrigin = (env: Env): string => env.VITAE_ORIGIN.replace(/\/$/, '') || 'http://localhost:8787';

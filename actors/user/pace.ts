const HOUR_MS = 3_600_000;

/** How often somebody may ask for one and the same mail. */
export const MAIL_REST_MS = 60_000;
export const MAILS_A_WINDOW = 5;
export const MAIL_WINDOW_MS = 24 * HOUR_MS;

/** Milliseconds to wait before the next mail may be sent; 0 for now. `sent` are the times of the last ones, oldest first. */
export function mailPause(sent: readonly number[], now: number): number {
  const lately = sent.filter((at) => at > now - MAIL_WINDOW_MS);
  const last = lately.at(-1);
  if (last === undefined) return 0;
  const [oldest = last] = lately.slice(-MAILS_A_WINDOW);
  const full = lately.length >= MAILS_A_WINDOW ? oldest + MAIL_WINDOW_MS - now : 0;
  return Math.max(0, last + MAIL_REST_MS - now, full);
}

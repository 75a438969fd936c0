import { SAFE_LINK } from '#protocol/prose';

/** Where a typed address leads, or null when it is not safe to follow. */
export function linkTarget(url: string | undefined): string | null {
  const trimmed = url?.trim() ?? '';
  return SAFE_LINK.test(trimmed) ? trimmed : null;
}

/** A short form to read: without scheme, `www.` and a slash at the end. The link itself keeps the whole address. */
export function displayUrl(url: string): string {
  const short = url
    .trim()
    .replace(/^(?:https?:\/\/(?:www\.)?|mailto:|tel:)/i, '')
    .replace(/\/$/, '');
  // What is nothing but a scheme or a slash is still what somebody wrote.
  return short === '' ? url.trim() : short;
}

export function emailTarget(email: string): string | null {
  const trimmed = email.trim();
  return /^[^\s@]+@[^\s@]+$/.test(trimmed) ? `mailto:${trimmed}` : null;
}

/** RFC 3966 wants digits; how people group them is for the eye. */
export function phoneTarget(phone: string): string | null {
  const digits = phone.replace(/[^\d+]/g, '').replace(/(?!^)\+/g, '');
  return digits.length >= 4 ? `tel:${digits}` : null;
}

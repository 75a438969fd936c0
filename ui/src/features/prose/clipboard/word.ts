import type { Line } from '#protocol/prose';
import { styleOf } from './looks.ts';

/** Word gives out the entries of a list as paragraphs that say so in a style of its own, with the bullet as text in an "ignored" part. */
export const isIgnoredByWord = (element: Element): boolean => /mso-list:\s*Ignore/i.test(styleOf(element));

const NUMBERING = /^(?:\d+|[a-z]{1,4})[.)]/i;

export function wordListOf(element: Element): Line['list'] {
  if (element.nodeName !== 'P' && !/^H\d$/.test(element.nodeName)) return undefined;
  if (!/mso-list:\s*l\d+/i.test(styleOf(element))) return undefined;
  const sign = [...element.querySelectorAll('span')].find(isIgnoredByWord)?.textContent?.trim() ?? '';
  return NUMBERING.test(sign) ? 'ordered' : 'bullet';
}

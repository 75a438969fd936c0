import { type Line, Link, type Span } from '#protocol/prose';

const MAIL = /^[^\s@:/]+@[^\s@:/]+\.[^\s@:/.]+$/;
const PHONE = /^\+?[\d\s().-]{6,24}$/;
const HOST = /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+\p{L}{2,}(?::\d+)?(?:[/?#]\S*)?$/u;

/** The address that somebody means by what they typed; `null` when it is none that may be followed. */
export function addressOf(typed: string): string | null {
  const text = typed.trim();
  if (Link.safeParse(text).success) return text;
  const meant = MAIL.test(text) ? `mailto:${text}` : PHONE.test(text) ? `tel:${text.replace(/[\s().-]/g, '')}` : `https://${text}`;
  if (meant.startsWith('https:') && !HOST.test(text)) return null;
  return Link.safeParse(meant).success ? meant : null;
}

const WEB_ADDRESS = /(?<![\p{L}\p{N}@/.])(?:https?:\/\/|www\.)[^\s<>"“”]+/giu;

/** An address without what belongs to the sentence around it: a full stop, a closing bracket that was not opened in it. */
function trimmed(address: string): string {
  let text = address;
  for (;;) {
    const last = text.at(-1) ?? '';
    const opening = { ')': '(', ']': '[', '}': '{' }[last];
    const isOpened = opening !== undefined && text.split(opening).length >= text.split(last).length;
    if (isOpened || !/[.,;:!?'"’”»)\]}]/.test(last)) return text;
    text = text.slice(0, -1);
  }
}

export interface FoundAddress {
  index: number;
  /** As it is written. */
  text: string;
  address: string;
}

/** The web addresses in a text. */
export function addressesIn(text: string): FoundAddress[] {
  return [...text.matchAll(WEB_ADDRESS)].flatMap(({ 0: found, index }) => {
    const written = trimmed(found);
    const address = /^(?:https?:\/\/|www\.).*[\p{L}\p{N}]/iu.test(written) ? addressOf(written) : null;
    return address ? [{ index, text: written, address }] : [];
  });
}

/** Makes web addresses in a line's plain text links. */
export function withLinks(line: Line): Line {
  return {
    ...line,
    spans: line.spans.flatMap((span): Span[] => {
      if (span.link !== undefined) return [span];
      const spans: Span[] = [];
      let at = 0;
      for (const { index, text, address } of addressesIn(span.text)) {
        if (index > at) spans.push({ ...span, text: span.text.slice(at, index) });
        spans.push({ ...span, text, link: address });
        at = index + text.length;
      }
      return at === 0 ? [span] : at < span.text.length ? [...spans, { ...span, text: span.text.slice(at) }] : spans;
    }),
  };
}

import { directionOf, type Language } from '#protocol/language';
import type { Mail } from '#protocol/tenant';
import { mailWords } from './words.ts';

/** A mail's content, in words; every mail has this one layout. */
export interface Letter {
  kind: Mail['kind'];
  language: Language;
  subject: string;
  greeting: string;
  /** Paragraphs. */
  said: string[];
  /** Somebody's own words. */
  quote?: string;
  button?: { label: string; url: string };
  foot?: string;
}

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** The same as text and as HTML: no pictures, no scripts, nothing that is loaded from anywhere. */
export function compose(letter: Letter): Omit<Mail, 'to'> {
  return { kind: letter.kind, subject: letter.subject.replace(/[\r\n]+/g, ' ').slice(0, 300), text: textOf(letter), html: htmlOf(letter) };
}

function textOf({ language, greeting, said, quote, button, foot }: Letter): string {
  const parts = [
    greeting,
    ...said,
    ...(quote ? [mailWords(language).quote(quote)] : []),
    ...(button ? [button.url] : []),
    ...(foot ? [foot] : []),
  ];
  return parts.join('\n\n');
}

const PARAGRAPH = 'margin:0 0 16px';

function htmlOf({ language, subject, greeting, said, quote, button, foot }: Letter): string {
  const paragraph = (text: string, style = PARAGRAPH) => `<p style="${style}">${escapeHtml(text)}</p>`;
  // Somebody's own words run in their own direction, and an address from left to right.
  const address = (url: string) =>
    `<p dir="ltr" style="margin:0 0 16px;font-size:13px;color:#475467;word-break:break-all">${escapeHtml(url)}</p>`;
  const body = [
    ...[greeting, ...said].map((text) => paragraph(text)),
    ...(quote
      ? [
          `<blockquote dir="auto" style="margin:0 0 16px;padding-inline-start:12px;border-inline-start:3px solid #d0d5dd">${escapeHtml(quote)}</blockquote>`,
        ]
      : []),
    ...(button
      ? [
          `<p style="margin:24px 0"><a href="${escapeHtml(button.url)}" style="display:inline-block;padding:10px 18px;border-radius:8px;background:#1f4e8c;color:#ffffff;text-decoration:none;font-weight:600">${escapeHtml(button.label)}</a></p>`,
          address(button.url),
        ]
      : []),
    ...(foot ? [paragraph(foot, 'margin:24px 0 0;font-size:13px;color:#475467')] : []),
  ];
  return `<!doctype html>
<html lang="${language}" dir="${directionOf(language)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(subject)}</title></head>
<body style="margin:0;padding:24px;background:#f5f6f8;color:#101828;font:16px/1.5 system-ui,-apple-system,'Segoe UI',sans-serif">
<div style="max-width:560px;margin:0 auto;padding:32px;background:#ffffff;border-radius:12px">
${body.join('\n')}
</div>
</body>
</html>
`;
}

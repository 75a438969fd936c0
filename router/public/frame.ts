import { html, raw } from 'hono/html';
import { directionOf, type Language } from '#protocol/language';
import { type PageWords, pageWords } from './i18n/index.ts';
import type { Made } from './page.ts';
import type { Html } from './words.ts';

/** Pages around a résumé's: what is not there, a password, a report, waiting. They say nothing of whose page it is. */

const CSS = `*{box-sizing:border-box}
:root{color-scheme:light dark;--ink:#262420;--muted:#625f58;--ground:#f7f6f3;--paper:#fff;--line:#8d8a83;--accent:#2b50a8;--on:#fff;--bad:#a8261d}
@media(prefers-color-scheme:dark){:root{--ink:#efeeeb;--muted:#b3b0a8;--ground:#171614;--paper:#211f1d;--line:#7d7a73;--accent:#9db8ff;--on:#14203f;--bad:#ff9d90}}
html{font:100%/1.5 system-ui,-apple-system,"Segoe UI",sans-serif;color:var(--ink);background:var(--ground);-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;min-height:100vh;display:grid;align-content:center;padding:1.5rem}
main{width:min(100%,26rem);margin-inline:auto;background:var(--paper);border-radius:.75rem;box-shadow:0 1px 2px rgb(0 0 0/.12),0 0 0 1px rgb(128 128 128/.18);padding:clamp(1.5rem,6vw,2.5rem)}
h1{margin:0 0 .5rem;font-size:1.35rem;line-height:1.25;text-wrap:balance}
p{margin:0 0 1rem;color:var(--muted)}
p:last-child{margin-block-end:0}
form{display:grid;gap:1rem;margin-block-start:1.25rem}
label,legend{font-weight:600;font-size:.9375rem}
fieldset{border:0;margin:0;padding:0;display:grid;gap:.25rem}
.choice{display:flex;gap:.6rem;align-items:center;font-weight:400;min-height:2.25rem}
.field{display:grid;gap:.35rem}
input[type=password],textarea{width:100%;font:inherit;color:inherit;background:transparent;border:1px solid var(--line);border-radius:.4rem;padding:.6rem .7rem}
input[type=radio]{accent-color:var(--accent);width:1.1rem;height:1.1rem;margin:0}
button{font:inherit;font-weight:600;color:var(--on);background:var(--accent);border:0;border-radius:.4rem;padding:.65rem 1rem;min-height:2.75rem;cursor:pointer}
:is(a,button,input,textarea):focus-visible{outline:2px solid var(--accent);outline-offset:2px}
a{color:var(--accent)}
.bad{color:var(--bad)}
.foot{font-size:.875rem}
.foot a{display:inline-block;padding-block:.4rem}
`;

/** What a page says, in the words of whoever reads it. */
export type Frame = (words: PageWords) => Content;

interface Content {
  title: string;
  body: Html;
  /** Seconds after which it asks again by itself. */
  again?: number;
}

export async function frameHtml(frame: Frame, language: Language): Promise<Made> {
  const { title, body, again } = frame(pageWords(language));
  const text = html`<!doctype html>
<html lang="${language}" dir="${directionOf(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow, noarchive">
${again === undefined ? '' : html`<meta http-equiv="refresh" content="${String(again)}">`}
<title>${title}</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<style>${raw(CSS)}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`;
  return { text: String(await text), css: CSS };
}

const plain = ({ title, text }: { title: string; text: string }): Content => ({ title, body: html`<p>${text}</p>` });

export const nothingFrame: Frame = ({ nothing }) => plain(nothing);
export const expiredFrame: Frame = ({ expired }) => plain(expired);
export const reportedFrame: Frame = ({ reported }) => plain(reported);

export const busyFrame =
  (seconds: number | undefined): Frame =>
  ({ busy, tooOften }) =>
    plain(seconds === undefined ? busy : { ...busy, text: tooOften(seconds) });

export const brokenFrame =
  (request: string): Frame =>
  ({ broken: { title, text, support } }) => ({ title, body: html`<p>${text}</p><p class="foot">${support(request)}</p>` });

/** `wrong`: what was wrong with the last try. */
export const passwordFrame =
  (path: string, wrong?: (words: PageWords) => string): Frame =>
  (words) => {
    const { title, text, label, open } = words.password;
    const trouble = wrong?.(words);
    return {
      title,
      body: html`<p>${text}</p>
<form method="post" action="${path}">
<div class="field"><label for="password">${label}</label>
<input id="password" name="password" type="password" required maxlength="256" autocomplete="current-password"${trouble ? html` aria-invalid="true" aria-describedby="wrong"` : ''}>
${trouble ? html`<p class="bad" id="wrong" role="alert">${trouble}</p>` : ''}</div>
<button type="submit">${open}</button>
</form>`,
    };
  };

export const makingFrame =
  (path: string): Frame =>
  ({ making: { title, text, again }, back }) => ({
    title,
    body: html`<p role="status">${text}</p><p><a href="${path}/pdf" rel="nofollow">${again}</a> · <a href="${path}">${back}</a></p>`,
    again: 2,
  });

export const notMadeFrame =
  (path: string): Frame =>
  ({ notMade: { title, text }, back }) => ({ title, body: html`<p>${text}</p><p><a href="${path}">${back}</a></p>` });

export const reportFrame =
  (path: string, { isWrong = false } = {}): Frame =>
  ({ report: { title, text, what, reasons, missing, more, send }, back }) => ({
    title,
    body: html`<p>${text}</p>
<form method="post" action="${path}/report">
<fieldset${isWrong ? html` aria-describedby="wrong"` : ''}><legend>${what}</legend>
${Object.entries(reasons).map(([value, words]) => html`<label class="choice"><input type="radio" name="reason" value="${value}" required> ${words}</label>`)}
${isWrong ? html`<p class="bad" id="wrong" role="alert">${missing}</p>` : ''}</fieldset>
<div class="field"><label for="words">${more}</label><textarea id="words" name="words" rows="4" maxlength="1000" dir="auto"></textarea></div>
<button type="submit">${send}</button>
</form>
<p class="foot"><a href="${path}">${back}</a></p>`,
  });

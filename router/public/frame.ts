import { html, raw } from 'hono/html';
import type { ReportReason } from '#protocol/pages';
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

export interface Frame {
  title: string;
  body: Html;
  /** Seconds after which it asks again by itself. */
  again?: number;
}

export async function frameHtml({ title, body, again }: Frame): Promise<Made> {
  const text = html`<!doctype html>
<html lang="en">
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

export const nothingFrame = (): Frame => ({
  title: 'There is no page here',
  body: html`<p>The address may be mistyped, or whoever shared it has taken it off again. Ask them for a new link.</p>`,
});

export const expiredFrame = (): Frame => ({
  title: 'This link has expired',
  body: html`<p>It was shared for a time only, and that is over. Ask whoever sent it for a new link.</p>`,
});

export const busyFrame = (seconds: number | undefined): Frame => ({
  title: 'One moment, please',
  body: html`<p>${seconds === undefined ? 'There is a lot going on right now.' : 'That was too often.'} Try again in ${seconds === undefined ? 'a moment' : `${seconds} seconds`}.</p>`,
});

export const brokenFrame = (request: string): Frame => ({
  title: 'Something went wrong',
  body: html`<p>It is our fault, and nothing was lost. Try again in a moment.</p><p class="foot">For support: ${request}</p>`,
});

/** `wrong`: what was wrong with the last try. */
export const passwordFrame = (path: string, wrong?: string): Frame => ({
  title: 'This page needs a password',
  body: html`<p>Whoever sent you the link can tell you what it is.</p>
<form method="post" action="${path}">
<div class="field"><label for="password">Password</label>
<input id="password" name="password" type="password" required maxlength="256" autocomplete="current-password"${wrong ? html` aria-invalid="true" aria-describedby="wrong"` : ''}>
${wrong ? html`<p class="bad" id="wrong" role="alert">${wrong}</p>` : ''}</div>
<button type="submit">Open the page</button>
</form>`,
});

export const makingFrame = (path: string): Frame => ({
  title: 'The PDF is being made',
  body: html`<p role="status">This takes a few seconds. The download begins by itself.</p><p><a href="${path}/pdf" rel="nofollow">Look again now</a> · <a href="${path}">Back to the page</a></p>`,
  again: 2,
});

export const notMadeFrame = (path: string): Frame => ({
  title: 'The PDF could not be made',
  body: html`<p>You can print the page instead: it is laid out for paper, too.</p><p><a href="${path}">Back to the page</a></p>`,
});

const REASONS: Record<ReportReason, string> = {
  impersonation: 'It pretends to be somebody else',
  'personal-data': 'It shows somebody’s private details',
  spam: 'It is spam or a fraud',
  offensive: 'It is hateful or obscene',
  other: 'Something else',
};

export const reportFrame = (path: string, wrong?: string): Frame => ({
  title: 'Report this page',
  body: html`<p>Our moderators will look at it. We keep what you write and not who you are.</p>
<form method="post" action="${path}/report">
<fieldset${wrong ? html` aria-describedby="wrong"` : ''}><legend>What is wrong with it?</legend>
${Object.entries(REASONS).map(([value, words]) => html`<label class="choice"><input type="radio" name="reason" value="${value}" required> ${words}</label>`)}
${wrong ? html`<p class="bad" id="wrong" role="alert">${wrong}</p>` : ''}</fieldset>
<div class="field"><label for="words">Tell us more (if you like)</label><textarea id="words" name="words" rows="4" maxlength="1000"></textarea></div>
<button type="submit">Send the report</button>
</form>
<p class="foot"><a href="${path}">Back to the page</a></p>`,
});

export const reportedFrame = (): Frame => ({
  title: 'Thank you',
  body: html`<p>Our moderators have your report and will look at the page.</p>`,
});

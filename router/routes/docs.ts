import type { OpenAPIHono } from '@hono/zod-openapi';
import { html } from 'hono/html';
import { z } from 'zod';
import { CLOSE } from '#protocol/compat';
import { ERRORS } from '#protocol/errors';
import { FieldCode } from '#protocol/field-issues';
import { LANGUAGES } from '#protocol/language';
import { version } from '../../package.json';
import type { AppEnv } from '../context.ts';
import { strictPolicy } from '../middleware/headers.ts';

const INFO = {
  openapi: '3.1.0',
  info: {
    title: 'Vitae',
    version,
    description:
      'Résumés that people write together, as an API. JSON in and out; errors are `application/problem+json` with a `code` from a closed list; live editing is over WebSockets (see the reference page).',
    license: { name: 'MIT', identifier: 'MIT' },
  },
};

const Operation = z.looseObject({
  tags: z.array(z.string()).optional(),
  summary: z.string().optional(),
  description: z.string().optional(),
});
const Paths = z.record(z.string(), z.record(z.string(), z.unknown()));

/** `/api/openapi.json`, generated from the routes' own schemas, and a reference page made from it. */
export function addDocs(app: OpenAPIHono<AppEnv>): void {
  app.openAPIRegistry.registerComponent('securitySchemes', 'bearer', { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' });
  app.openAPIRegistry.registerComponent('securitySchemes', 'cookie', { type: 'apiKey', in: 'cookie', name: 'vitae-access' });

  app.get('/api/openapi.json', (c) => {
    c.header('cache-control', 'public, max-age=300');
    return c.json(app.getOpenAPI31Document(INFO));
  });

  app.get('/api/docs', (c) => {
    const paths = Paths.parse(app.getOpenAPI31Document(INFO).paths ?? {});
    const operations = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), ...Operation.parse(operation) })),
    );
    const tags = [...new Set(operations.map((operation) => operation.tags?.[0] ?? 'Other'))];
    c.header('content-security-policy', strictPolicy("style-src 'unsafe-inline'"));
    return c.html(html`<!doctype html>
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>Vitae API</title>
          <style>
            :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
            body { max-width: 60rem; margin: 0 auto; padding: 2rem 1rem; }
            h2 { margin-top: 2.5rem; }
            dt { margin-top: 1rem; overflow-wrap: anywhere; }
            code, pre { font-family: ui-monospace, monospace; font-size: 0.9em; }
            pre { overflow-x: auto; padding: 1rem; border: 1px solid; border-radius: 6px; }
            table { border-collapse: collapse; }
            th, td { text-align: start; padding: 0.25rem 1rem 0.25rem 0; vertical-align: top; }
          </style>
        </head>
        <body>
          <h1>Vitae API</h1>
          <p>Version ${version}. The machine-readable description is <a href="/api/openapi.json">/api/openapi.json</a> (OpenAPI 3.1).</p>
          ${tags.map(
            (tag) => html`<h2>${tag}</h2>
              <dl>
                ${operations
                  .filter((operation) => (operation.tags?.[0] ?? 'Other') === tag)
                  .map(
                    (operation) =>
                      html`<dt><code><strong>${operation.method}</strong> ${operation.path}</code></dt>
                        <dd>${operation.summary}${operation.description ? html`. ${operation.description}` : ''}</dd>`,
                  )}
              </dl>`,
          )}
          <h2>Live editing</h2>
          <p>
            <code>WS /api/resumes/{id}/live</code> carries JSON text frames of at most 64 KiB. A client begins with
            <code>hi</code> and is answered with <code>welcome</code>, <code>too_old</code> or <code>forbidden</code>. Then it
            sends <code>push</code> and gets <code>ack</code>; what others write arrives as <code>ops</code>, who looks where as
            <code>p</code> and <code>left</code>.
          </p>
          <pre>
→ {"type":"hi","v":1,"schema":1,"actor":"k3v9x0a7q2","since":0,"t0":1790000000000}
← {"type":"welcome","v":1,"role":"owner","seq":12,"seen":0,"regs":[[path,value,stamp,seq],…],"presence":[…],…}
→ {"type":"push","actor":"k3v9x0a7q2","ops":[[1,"set","basics/headline","Engineer","0mfx3k9q0000k3v9x0a7q2",null]]}
← {"type":"ack","upto":1,"seq":13,"now":…,"took":[[1,13]],"restamp":[],"lost":[],"nack":[]}
← {"type":"ops","actor":"another","seq":14,"ops":[["basics/name","Ada",stamp,14]]}
→ {"type":"got","units":1893}</pre
          >
          <p>
            What several people write at the same time may come as one <code>ops</code>, whose <code>actor</code> is the last of
            them; a <code>p</code> or <code>left</code> may have <code>more</code>. Every edit comes once, in the order of
            <code>seq</code>; an edit that is known already (<code>seq</code> no higher than what was folded) is skipped.
          </p>
          <p>
            <strong>A client must say what it has read</strong>: <code>got</code> with the UTF-16 units of all frames since the socket
            was opened, the <code>welcome</code> among them (in JavaScript the sum of <code>text.length</code>), a second after it has
            read something or with every 64 Ki units. A socket that stays silent for four seconds while it is being sent to, or has
            a million units unread, is closed with <code>${CLOSE.too_slow}</code>: it may come back and say <code>hi</code>.
          </p>
          <p>
            <code>WS /api/me/live</code> begins with <code>{"type":"ready"}</code> and then says <code>{"type":"changed","what":["resumes"]}</code>
            when something of yours has changed: <code>resumes</code>, <code>me</code>, <code>sessions</code>, <code>factors</code>,
            <code>identities</code> or <code>tokens</code>. Ask for it again; pass over words that you do not know. It takes
            <code>ping</code> and nothing else.
          </p>
          <p><code>WS /api/exports/{jobId}/live</code> sends <code>{"type":"job","job":{…}}</code> whenever the job changes.</p>
          <p>Sockets are opened with the session cookie, an <code>Authorization</code> header, or <code>?ticket=</code> from <code>POST /api/tickets</code>.</p>
          <h2>Languages</h2>
          <p>
            Mails are in the language of the account: <code>language</code> of <code>PATCH /api/me</code> (BCP 47), else what
            <code>Accept-Language</code> asked for when the account was made, else English. Whoever has no account is invited in the
            language of who invites. Public pages say what is not the résumé’s in the language of <code>Accept-Language</code>.
            Spoken are ${LANGUAGES.map((language, at) => html`${at === 0 ? '' : ', '}<code>${language}</code>`)}. The API’s own sentences
            (<code>title</code>, <code>detail</code>, <code>message</code>) are English; programs say the codes in their own words.
          </p>
          <h2>Close codes</h2>
          <table>
            ${Object.entries(CLOSE).map(([name, code]) => html`<tr><td><code>${code}</code></td><td><code>${name}</code></td></tr>`)}
          </table>
          <h2>Error codes</h2>
          <table>
            ${Object.entries(ERRORS).map(
              ([code, [status, title]]) =>
                html`<tr id="error-${code}"><td><code>${code}</code></td><td>${status}</td><td>${title}</td></tr>`,
            )}
          </table>
          <h2>Codes of fields</h2>
          <p>
            <code>errors</code> of a problem names the fields: <code>path</code>, <code>message</code>, and where they apply a
            <code>code</code> of these with its <code>min</code> or <code>max</code>. There may be others in time.
          </p>
          <p>${FieldCode.options.map((code, at) => html`${at === 0 ? '' : ', '}<code>${code}</code>`)}</p>
        </body>
      </html>`);
  });
}

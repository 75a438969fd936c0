import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

/** What holds for the source as a whole, so that nobody has to remember it. Where there are exceptions, each is named with its reason. */
const ROOT = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

/** What runs in production; tests, their helpers and what only builds the vendored files do not. */
const isOurs = (path: string) =>
  /\.tsx?$/.test(path) && !/\.test\.tsx?$|\.d\.ts$|\/(?:testing|simulation|fixtures|vendor|node_modules)\//.test(path);
const SOURCES = ['actors', 'router', 'ui/src', 'host', 'admin-ui', 'mobile']
  .filter((folder) => existsSync(join(ROOT, folder)))
  .flatMap((folder) => readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile())
  .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
  .filter(isOurs);
/** Comments say what is not done, too. */
const codeOf = (path: string) => read(path).replace(/\/\*[\s\S]*?\*\/|(?<![:'"`])\/\/.*$/gm, '');
const holding = (pattern: RegExp, within: RegExp = /./) =>
  SOURCES.filter((path) => within.test(path) && pattern.test(codeOf(path))).toSorted();

describe('the source', () => {
  it('is found', () => {
    expect(SOURCES.length).toBeGreaterThan(300);
    expect(SOURCES).toContain('router/app.ts');
  });

  it('makes no regular expression of what somebody sent', () => {
    // Each is of constants of the same file.
    expect(holding(/\bRegExp\(/)).toEqual(['actors/protocol/ids.ts', 'actors/render/text/emoji.ts', 'actors/sync/word-diff.ts']);
  });

  it('runs no text as code and shows none as markup', () => {
    expect(holding(/\beval\(|\bnew Function\(|set(?:Timeout|Interval)\(\s*['"`]/)).toEqual([]);
    expect(holding(/\b(?:inner|outer)HTML\b|insertAdjacentHTML|document\.write|createContextualFragment|\braw\(\s*c\b/)).toEqual([]);
  });

  it('sends nobody away but to a provider that they chose, and to pages of its own', () => {
    expect(holding(/\bredirect\(/, /^(?:router|actors)\//)).toEqual(['router/routes/oauth.ts', 'router/routes/public.ts']);
    expect(holding(/(?:window|document)\.location\s*=[^=]|\blocation\.(?:href\s*=[^=]|assign\(|replace\()/, /^(?:admin-)?ui\//)).toEqual([
      // To pages of the web app, and to files of the API.
      'admin-ui/src/app/Frame.tsx',
      'admin-ui/src/app/Gate.tsx',
      'admin-ui/src/pages/audit/Audit.tsx',
      'admin-ui/src/pages/people/PersonActs.tsx',
      // To the payment service, where they asked to pay; the server asked it for the address.
      'ui/src/features/account/plan/Paying.tsx',
      'ui/src/features/factors/ConfirmElsewhere.tsx',
      'ui/src/features/factors/ConnectedAccounts.tsx',
      'ui/src/features/factors/ProviderButtons.tsx',
      // Back to the console, by `isElsewhere`.
      'ui/src/pages/SignIn.tsx',
    ]);
  });

  it('uses only what browsers still support, and hears no other window', () => {
    expect(holding(/<(?:object|embed|applet|frame)\b|document\.domain|document\.all\b|registerProtocolHandler/, /^ui\//)).toEqual([]);
    expect(holding(/window\.(?:addEventListener\('message'|onmessage|opener|parent\.postMessage)/, /^ui\//)).toEqual([]);
  });

  it('lets password managers and pasting do their work', () => {
    const fields = SOURCES.filter((path) => path.endsWith('.tsx')).flatMap((path) =>
      [...codeOf(path).matchAll(/<(?:input|TextField)\b[^>]*?type="password"[^>]*>/g)].map(([text]) => ({ path, text })),
    );
    expect(fields.length).toBeGreaterThan(3);
    for (const { path, text } of fields) expect(text, path).toMatch(/autocomplete="(?:current|new)-password"/);
    expect(holding(/onPaste|onCopy|'paste'|onBeforeInput/, /^ui\/src\/(?:pages|kit|features\/(?:account|factors))\//)).toEqual([]);
  });

  it('asks for encrypted sockets wherever the page is encrypted, in one place', () => {
    expect(holding(/\bnew (?:Reconnecting)?WebSocket\(/, /^ui\//)).toEqual([
      'ui/src/features/export/runExport.ts',
      'ui/src/live/transport.ts',
    ]);
    for (const path of ['ui/src/features/export/runExport.ts', 'ui/src/live/transport.ts'])
      expect(codeOf(path)).toMatch(/WebSocket\((?:\(\) => )?socketAddress\(/);
    expect(holding(/'wss?:|\bws:\/\//, /^ui\//)).toEqual([]);
  });

  it('uses no algorithm that docs/data.md does not list, and none that is broken', () => {
    const listed = /^## Cryptography$([\s\S]*?)^## /m.exec(read('docs/data.md'))?.[1] ?? '';
    const used = new Set(
      SOURCES.flatMap((path) => [
        ...codeOf(path).matchAll(
          /'(SHA-?\d+|sha\d+|MD5|md5|HMAC|HKDF|PBKDF2|AES-\w+|EdDSA|Ed25519|ES\d+|RS\d+|HS\d+|RSA[\w-]*|ECDSA|argon2\w*|none)'/g,
        ),
      ]).map(([, name = '']) => name),
    );
    // A style's value, not a token's algorithm.
    used.delete('none');
    for (const name of used) expect(listed, name).toContain(`\`${name}\``);
    expect([...used].filter((name) => /md5|PBKDF2|AES-(?!GCM)|RS\d|HS\d|RSA/i.test(name))).toEqual([]);
    // RFC 6238 as every app speaks it; nothing else of this hash.
    expect(holding(/'SHA-?1'/)).toEqual(['actors/user/totp.ts']);
  });

  it('takes chance that must not be guessed from one place', () => {
    // Spreading over time what need not happen at once.
    expect(holding(/Math\.random\(/)).toEqual(['actors/kernel/stubs.ts', 'router/routes/account.ts', 'ui/src/live/transport.ts']);
    expect(holding(/getRandomValues\(/, /^(?:actors|router)\//)).toEqual(['actors/kernel/crypto.ts']);
  });

  it('never leaves a certificate unchecked', () => {
    expect(holding(/rejectUnauthorized|NODE_TLS_REJECT_UNAUTHORIZED|checkServerIdentity|secureTransport:\s*'off'/)).toEqual([]);
  });

  it('logs through one function, and to the output alone', () => {
    // A kept mail is printed on one machine, where whoever runs it is the only reader.
    expect(holding(/\bconsole\b/, /^(?:actors|router)\//)).toEqual(['actors/kernel/log.ts', 'actors/kernel/mail/port.ts']);
    expect(holding(/appendFile|createWriteStream|\bsyslog\b|\bsentry\b|\bdatadog\b/i, /^(?:actors|router|host)\//)).toEqual([]);
  });

  it('is checked as strictly as the compiler can, without exceptions', () => {
    const { compilerOptions } = z.object({ compilerOptions: z.record(z.string(), z.unknown()) }).parse(JSON.parse(read('tsconfig.json')));
    for (const flag of [
      'strict',
      'noUncheckedIndexedAccess',
      'exactOptionalPropertyTypes',
      'noImplicitOverride',
      'noFallthroughCasesInSwitch',
    ])
      expect(compilerOptions[flag], flag).toBe(true);
    expect(holding(/@ts-(?:ignore|nocheck)|\bas any\b|: any\b|<any>/)).toEqual([]);
    const loose = SOURCES.filter((path) => /[^=!]==(?!=)(?! null)|!=(?!=)(?! null)/.test(codeOf(path).replace(/'[^'\n]*'/g, "''")));
    expect(loose).toEqual([]);
  });
});

describe('the dependencies', () => {
  const Versions = z.record(z.string(), z.string());
  const { dependencies, devDependencies } = z
    .object({ dependencies: Versions, devDependencies: Versions })
    .parse(JSON.parse(read('package.json')));
  const Locked = z.object({
    version: z.string().optional(),
    integrity: z.string().optional(),
    optional: z.boolean().optional(),
    os: z.array(z.string()).optional(),
  });
  const { packages } = z.object({ packages: z.record(z.string(), Locked) }).parse(JSON.parse(read('package-lock.json')));

  it('are looked after within the times that the README names', () => {
    const said = read('README.md').split('\n### Dependencies\n')[1]?.split('\n#')[0] ?? '';
    expect(said).toMatch(/closed within two days/);
    expect(said).toMatch(/within 30/);
    expect(said).toMatch(/once in three months/);
  });

  it('are one exact version each, in the lock too', () => {
    for (const [name, asked] of Object.entries({ ...dependencies, ...devDependencies })) {
      const version = asked.replace(/^npm:.+@/, '');
      expect(version, name).toMatch(/^\d+\.\d+\.\d+(?:-[\w.]+)?$/);
      expect(packages[`node_modules/${name}`]?.version, name).toBe(version);
    }
  });

  it('are listed with a hash, whatever they depend on, but for programs of other systems than the one that wrote the list', () => {
    const listed = Object.entries(packages).filter(([path]) => path !== '');
    expect(listed.length).toBeGreaterThan(200);
    for (const [path, { integrity, optional, os }] of listed)
      if (integrity === undefined) expect(optional === true && os !== undefined, path).toBe(true);
      else expect(integrity, path).toMatch(/^sha512-/);
  });
});

import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

/**
 * Who may import whom, by folder; the first that matches counts. Beside these, anybody may import packages and its own folder.
 * Tests and test helpers are free.
 */
const root = resolve(import.meta.dirname, '..');
const ACTORS = ['actors/user', 'actors/resume', 'actors/export', 'actors/tenant'];
const RULES: [folder: string, may: string[]][] = [
  ['actors/protocol', []],
  ['actors/kernel', ['actors/protocol', 'migrations/kernel']],
  ['actors/sync', ['actors/protocol']],
  ['actors/render', ['actors/protocol']],
  ['actors/review', ['actors/protocol']],
  ['actors/formats', ['actors/protocol', 'actors/render']],
  ['actors/resume/import', ['actors/protocol', 'actors/sync', 'actors/formats']],
  ['actors/resume', ['actors/protocol', 'actors/kernel', 'actors/sync', 'migrations/resume']],
  ['actors/export', ['actors/protocol', 'actors/kernel', 'actors/render', 'migrations/export']],
  ['actors/user', ['actors/protocol', 'actors/kernel', 'migrations/user']],
  ['actors/tenant', ['actors/protocol', 'actors/kernel', 'migrations/tenant']],
  ['actors', ACTORS],
  ['router', ['actors', 'package.json']],
  ['ui', ['actors/protocol', 'actors/sync', 'actors/render', 'actors/review']],
  // Of the web app the console has the looks, how dates and numbers are written, how a socket comes back, how a list is read, and the one way to call the
  // API: both renew the same session, and may never do it at once.
  [
    'admin-ui',
    [
      'actors/protocol',
      ...['kit', 'styles', 'i18n/format.ts', 'i18n/en/forms.ts', 'data/http.ts', 'data/query.ts', 'live/transport.ts'].map(
        (part) => `ui/src/${part}`,
      ),
    ],
  ],
  // The phone has screens of its own; the fields of a form, the words for them, imports, photos, conflicts and pages are the web app's.
  [
    'mobile',
    [
      'actors/protocol',
      'actors/sync',
      'actors/render',
      'actors/review',
      ...['app', 'data', 'i18n', 'kit', 'live', 'preview', 'styles', 'text'].map((part) => `ui/src/${part}`),
      ...['conflicts', 'copying', 'design', 'editor', 'factors', 'import', 'photo', 'preview', 'prose', 'tenant'].map(
        (part) => `ui/src/features/${part}`,
      ),
    ],
  ],
];
const ALIASES: Record<string, string> = {
  '#protocol': 'actors/protocol',
  '#kernel': 'actors/kernel',
  '#sync': 'actors/sync',
  '#render': 'actors/render',
  '#review': 'actors/review',
};

const isFree = (file: string) => /\.test\.tsx?$|\/testing\/|\/fixtures\/|\/vendor\//.test(file);

async function sources(folder: string): Promise<string[]> {
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((file) => !isFree(file) && !file.includes('node_modules'));
}

/** The files and packages that a source names, as paths from the root. */
function importsOf(file: string, text: string): string[] {
  const named = [
    ...text.matchAll(/^(?:import|export)\s[^;]*?from\s+'([^']+)'|^import\s+'([^']+)'|import\('([^']+)'\)|new URL\('(\.[^']+)'/gm),
  ];
  return named.map((match) => {
    const specifier = match[1] ?? match[2] ?? match[3] ?? match[4] ?? '';
    const [head = '', ...rest] = specifier.split('/');
    if (ALIASES[head]) return [ALIASES[head], ...rest].join('/');
    return specifier.startsWith('.') ? relative(root, resolve(root, dirname(file), specifier)) : `package:${specifier}`;
  });
}

const within = (path: string, folder: string) => path === folder || path.startsWith(`${folder}/`);

describe('the layout', () => {
  it('keeps imports going one way', async () => {
    const files = (await Promise.all(['actors', 'router', 'ui', 'admin-ui', 'mobile'].map(sources))).flat();
    expect(files.length).toBeGreaterThan(80);
    const wrong: string[] = [];
    for (const file of files) {
      const rule = RULES.find(([folder]) => within(file, folder));
      if (!rule) throw new Error(`no rule for ${file}`);
      const [folder, may] = rule;
      for (const target of importsOf(file, await readFile(join(root, file), 'utf8')))
        if (!target.startsWith('package:') && ![folder, ...may].some((allowed) => within(target, allowed)))
          wrong.push(`${file} → ${target}`);
    }
    expect(wrong).toEqual([]);
  });

  it('keeps the platform out of what runs everywhere', async () => {
    const wrong: string[] = [];
    for (const folder of ['actors/protocol', 'actors/sync', 'actors/render', 'actors/review', 'ui'])
      for (const file of await sources(folder)) {
        if (file.startsWith('actors/render/runtime/')) continue;
        const text = await readFile(join(root, file), 'utf8');
        for (const target of importsOf(file, text))
          if (/^package:(cloudflare:|node:|partyserver)/.test(target)) wrong.push(`${file} → ${target}`);
      }
    expect(wrong).toEqual([]);
  });

  it('keeps time, chance and I/O out of the cores', async () => {
    const wrong: string[] = [];
    for (const folder of ['actors/protocol', 'actors/sync', 'actors/review'])
      for (const file of await sources(folder)) {
        const text = await readFile(join(root, file), 'utf8');
        if (/\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bgetRandomValues\b|\bfetch\(|\bsetTimeout\b/.test(text)) wrong.push(file);
      }
    expect(wrong).toEqual([]);
  });
});

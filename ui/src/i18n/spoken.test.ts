import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';
import { ar } from './ar/index.ts';
import { de } from './de/index.ts';
import { es } from './es/index.ts';
import { fr } from './fr/index.ts';
import { ja } from './ja/index.ts';
import { pt } from './pt/index.ts';
import { textsIn } from './testing/texts.ts';
import type { Translation } from './translation.ts';
import { zh } from './zh/index.ts';

/** The web app's and the phone's. */
const SOURCES = ['..', '../../../mobile/src'].map((path) => fileURLToPath(new URL(path, import.meta.url)));

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$|\.d\.ts$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/[\\/](?:i18n|testing)[\\/]/.test(path));
}

describe('words', () => {
  it('stand in catalogues, not in the code that shows them', () => {
    const found = SOURCES.flatMap(sources).flatMap((path) => {
      const name = relative('.', path).replaceAll('\\', '/');
      return textsIn(parseSync(path, readFileSync(path, 'utf8')).program).map((text) => `${name}: ${text}`);
    });
    expect(found).toEqual([]);
  });

  it('are found wherever they may stand', () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the program that is read
    const shown = 'const a = <p title="Hi" class="big box">Text {x ? "Some more" : `And ${n} others`} <b>.</b></p>;';
    const ours = 'throw new Error("Not for people"); console.warn("Not for them, either");';
    expect(textsIn(parseSync('a.tsx', `${shown} ${ours}`).program)).toEqual(['Hi', 'Text', 'Some more', 'And … others']);
  });

  it.each(Object.entries({ de, fr, es, pt, zh, ja, ar }))('are all said in %s', async (_, translation: Translation) => {
    const same: string[] = [];
    for (const area of Object.keys(translation)) {
      const english: unknown = Object.values(await import(`./en/${area}.ts`))[0];
      compare(area, english, Object.entries(translation).find(([name]) => name === area)?.[1], same);
    }
    expect(same).toEqual([]);
  });
});

/** Two words or more that are the same in both were not translated. */
function compare(path: string, english: unknown, other: unknown, same: string[]): void {
  if (typeof english === 'string') {
    if (english === other && /\p{L}+ \p{L}+/u.test(english)) same.push(`${path}: ${english}`);
  } else if (typeof english === 'object' && english !== null && typeof other === 'object' && other !== null) {
    const others = new Map<string, unknown>(Object.entries(other));
    for (const [key, value] of Object.entries(english)) compare(`${path}.${key}`, value, others.get(key), same);
  }
}

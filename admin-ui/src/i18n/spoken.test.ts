import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';
import { expect, test } from 'vitest';
import { textsIn } from '../../../ui/src/i18n/testing/texts.ts';

const SOURCE = fileURLToPath(new URL('..', import.meta.url));

test('the console’s words stand in its catalogue, not in the code that shows them', () => {
  const files = readdirSync(SOURCE, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/[\\/](?:i18n|testing)[\\/]/.test(path));
  expect(files.length).toBeGreaterThan(30);
  const found = files.flatMap((path) =>
    textsIn(parseSync(path, readFileSync(path, 'utf8')).program).map((text) => `${relative(SOURCE, path)}: ${text}`),
  );
  expect(found).toEqual([]);
});

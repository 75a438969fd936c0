import { readFileSync } from 'node:fs';
import type { ResumeDocument } from '#protocol/document';
import { type Json, Json as JsonSchema } from '#protocol/json';
import { importJsonResume } from '../actors/resume/import/jsonresume.ts';

const SAMPLE = new URL('../e2e/samples/jsonresume-complete.json', import.meta.url);

/** The résumé that the measurements print. */
export function sampleDocument(): ResumeDocument {
  const file: Json = JsonSchema.parse(JSON.parse(readFileSync(SAMPLE, 'utf8')));
  let ids = 0;
  const imported = importJsonResume(file, () => {
    ids += 1;
    return `id${ids}`;
  });
  if ('refused' in imported) throw new Error(`the sample was refused: ${imported.refused}`);
  return imported.document;
}

import { expect } from 'vitest';
import type { ItemKind, ResumeDocument } from '#protocol/document';
import { ImportNote } from '#protocol/http';
import type { LocalId } from '#protocol/ids';
import type { Json } from '#protocol/json';
import { registerProblem } from '#protocol/registers';
import { documentOf, registersOf } from '#sync/document';
import { type Imported, importJsonResume, type NotImported } from './jsonresume.ts';

/** For tests only: ids in the order they are asked for. */
export function counted(): () => LocalId {
  let count = 0;
  return () => {
    count += 1;
    return `i${count}`;
  };
}

/** An imported JSON module as the plain value that a request's body would be. */
export const asJson = (module: unknown): Json => JSON.parse(JSON.stringify(module));

export const importing = (input: Json): Imported | NotImported => importJsonResume(input, counted());

/** The document of a file that must not be refused. */
export function imported(input: Json): Imported {
  const result = importing(input);
  if ('refused' in result) throw new Error(`refused: ${result.refused}`);
  return result;
}

/** Every register may be written, none twice, and reading them back gives the document. */
export function expectValid({ document, report }: Imported): void {
  const registers = registersOf(document);
  const kinds = new Map(registers.filter(([path]) => path.startsWith('item/') && path.endsWith('/kind')));
  const kindOf = (item: LocalId) => kinds.get(`item/${item}/kind`) as ItemKind | undefined;
  const problems = registers.map(([path, value]) => [path, registerProblem(path, value, kindOf)]).filter(([, problem]) => problem !== null);
  expect(problems).toEqual([]);
  expect(new Set(registers.map(([path]) => path)).size).toBe(registers.length);
  expect(documentOf(registers)).toEqual(document);
  for (const note of report) ImportNote.parse(note);
}

/** All text of a document, its bags included, without white space. */
export function textOf(document: ResumeDocument): string {
  const out: string[] = [];
  const walk = (value: unknown): void => {
    if (typeof value === 'string') out.push(value);
    else if (Array.isArray(value)) {
      // The spans of one line are one text.
      const spans = value.map((entry) => (typeof entry === 'object' && entry !== null && 'text' in entry ? entry.text : null));
      if (value.length > 0 && spans.every((text) => typeof text === 'string')) out.push(spans.join(''));
      value.forEach(walk);
    } else if (typeof value === 'object' && value !== null) Object.values(value).forEach(walk);
  };
  walk(document);
  return out.join('\n').replace(/\s+/g, '');
}

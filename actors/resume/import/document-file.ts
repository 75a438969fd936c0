import { z } from 'zod';
import {
  BASICS_FIELDS,
  Design,
  DOCUMENT_SCHEMA_VERSION,
  Extra,
  ITEM_FIELDS,
  type Item,
  type ItemKind,
  type ResumeDocument,
  SECTION_FIELDS,
  SectionKind,
  ShortText,
} from '#protocol/document';
import { LocalId } from '#protocol/ids';
import { isJson } from '#protocol/json';
import { Prose } from '#protocol/prose';
import { registerProblem } from '#protocol/registers';
import { registersOf } from '#sync/document';

const most = 2_000;
const fields = <S extends z.ZodRawShape>(shape: S) => z.strictObject(shape).partial().shape;
const own = { id: LocalId, summary: Prose.optional() } as const;

const Role = z.strictObject({ ...fields(ITEM_FIELDS.role), ...own, kind: z.literal('role') });
const FileItem = z.discriminatedUnion('kind', [
  z.strictObject({ ...fields(ITEM_FIELDS.experience), ...own, kind: z.literal('experience'), roles: z.array(Role).max(most) }),
  Role,
  z.strictObject({ ...fields(ITEM_FIELDS.profile), ...own, kind: z.literal('profile') }),
  z.strictObject({ ...fields(ITEM_FIELDS.education), ...own, kind: z.literal('education') }),
  z.strictObject({ ...fields(ITEM_FIELDS.project), ...own, kind: z.literal('project') }),
  z.strictObject({ ...fields(ITEM_FIELDS.skill), ...own, kind: z.literal('skill') }),
  z.strictObject({ ...fields(ITEM_FIELDS.language), ...own, kind: z.literal('language') }),
  z.strictObject({ ...fields(ITEM_FIELDS.interest), ...own, kind: z.literal('interest') }),
  z.strictObject({ ...fields(ITEM_FIELDS.award), ...own, kind: z.literal('award') }),
  z.strictObject({ ...fields(ITEM_FIELDS.certification), ...own, kind: z.literal('certification') }),
  z.strictObject({ ...fields(ITEM_FIELDS.publication), ...own, kind: z.literal('publication') }),
  z.strictObject({ ...fields(ITEM_FIELDS.volunteer), ...own, kind: z.literal('volunteer') }),
  z.strictObject({ ...fields(ITEM_FIELDS.reference), ...own, kind: z.literal('reference') }),
  z.strictObject({ ...fields(ITEM_FIELDS.custom), ...own, kind: z.literal('custom') }),
  z.strictObject({ ...fields(ITEM_FIELDS.letter), ...own, kind: z.literal('letter') }),
]);

const FileSection = z.strictObject({ ...fields(SECTION_FIELDS), id: LocalId, kind: SectionKind, items: z.array(FileItem).max(most) });

const FileDocument = z.strictObject({
  schema: z.literal(DOCUMENT_SCHEMA_VERSION),
  title: ShortText,
  basics: z.strictObject({ ...BASICS_FIELDS, summary: Prose }).partial(),
  sections: z.array(FileSection).max(most),
  design: Design,
  extra: Extra.optional(),
});

/**
 * A whole document as a file holds it, from outside: every field as strict as the field itself, no id twice, and nothing that a
 * résumé could not hold. Null for anything else.
 */
export function documentOfFile(input: unknown): ResumeDocument | null {
  const read = FileDocument.safeParse(input);
  if (!read.success || !isDocument(read.data)) return null;
  const document = read.data;
  const kinds = kindsOf(document);
  const fits = registersOf(document).every(([path, value]) => registerProblem(path, value, (id) => kinds?.get(id)) === null);
  return kinds && fits ? document : null;
}

/** What is absent in JSON is absent, never undefined. */
const isDocument = (file: z.infer<typeof FileDocument>): file is ResumeDocument => isJson(file);

/** Null when an id is there twice. */
function kindsOf({ sections }: ResumeDocument): Map<LocalId, ItemKind> | null {
  const items = sections.flatMap((section) =>
    section.items.flatMap((item): Item[] => (item.kind === 'experience' ? [item, ...item.roles] : [item])),
  );
  const ids = [...sections, ...items].map(({ id }) => id);
  return new Set(ids).size === ids.length ? new Map(items.map(({ id, kind }) => [id, kind])) : null;
}

import { z } from 'zod';
import { Locale, type ResumeDocument, ShortText, TemplateId } from './document.ts';
import type { ErrorCode } from './errors.ts';
import { ReplicaId, type ResumeId } from './ids.ts';
import { Json } from './json.ts';
import { type Ack, LIVE_LIMITS, Op, Path, Stamp } from './live.ts';
import type { Role } from './roles.ts';
import type { ResumeSummary } from './user.ts';

/** One register of a new document: `[path, value]`. */
export const Seed = z.tuple([Path, Json]);
export type Seed = z.infer<typeof Seed>;

/** An operation of a program that keeps no replica: the actor stamps it. `base` makes a lost race visible as a conflict. */
export const PlainOp = z.strictObject({ path: Path, value: Json, base: Stamp.optional() });
export type PlainOp = z.infer<typeof PlainOp>;

const message = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) => z.strictObject({ type: z.literal(type), ...shape });

export const ResumeMessage = z.discriminatedUnion('type', [
  message('CreateResume', {
    title: ShortText.optional(),
    template: TemplateId.optional(),
    locale: Locale.optional(),
    /** Registers to begin with (an import); without them the document has the usual empty sections. */
    seeds: z.array(Seed).max(20_000).optional(),
  }),
  message('GetResume', {}),
  message('PushOps', { actor: ReplicaId, ops: z.array(Op).min(1).max(LIVE_LIMITS.pushOps) }),
  message('ApplyOps', { ops: z.array(PlainOp).min(1).max(LIVE_LIMITS.pushOps) }),
  message('TrashResume', {}),
  message('RestoreResume', {}),
  message('TakeSnapshot', {}),
  message('Reindex', {}),
]);
export type ResumeMessage = z.infer<typeof ResumeMessage>;

export interface ResumeView {
  id: ResumeId;
  seq: number;
  role: Role;
  document: ResumeDocument;
  createdAt: string;
  updatedAt: string;
  trashedAt: string | null;
}

/** What became of each operation, in order. */
export type OpResult = { status: 'applied'; seq: number } | { status: 'lost' } | { status: 'refused'; code: ErrorCode };

export interface ResumeContract {
  message: ResumeMessage;
  replies: {
    CreateResume: ResumeSummary;
    GetResume: ResumeView;
    PushOps: Ack | { resync: number };
    ApplyOps: { seq: number; results: OpResult[] };
    TrashResume: null;
    RestoreResume: ResumeSummary;
    TakeSnapshot: { document: ResumeDocument; seq: number; updatedAt: string };
    Reindex: null;
  };
}

/** Days that a résumé stays in the trash. */
export const TRASH_DAYS = 30;

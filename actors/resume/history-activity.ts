import { joined, type NameOf, type Summary, summaryOf, type Written } from './history-touched.ts';

/** Somebody's writes less far apart than this are one activity, until it has gone on for so long. */
export const ACTIVITY_GAP_MS = 10 * 60_000;
const ACTIVITY_MAX_MS = 60 * 60_000;

export interface LoggedOp extends Written {
  seq: number;
  /** Milliseconds since the epoch, as the actor received it. */
  at: number;
  user: string;
}

/** What one person did in one go. */
export interface ActivityRow extends Summary {
  /** The seq of its first write. */
  id: number;
  user: string;
  began: number;
  ended: number;
  writes: number;
}

/**
 * Writes, in their order, as what people did. `open` are activities that may still go on; they come back only where they did.
 * Cutting the writes in two and passing on what came of the first part gives the same as all at once.
 */
export function activitiesOf(ops: Iterable<LoggedOp>, open: readonly ActivityRow[], nameOf: NameOf): ActivityRow[] {
  const running = new Map(open.map((activity) => [activity.user, { row: activity, ops: [] as LoggedOp[] }]));
  const all: { row: ActivityRow; ops: LoggedOp[] }[] = [];
  for (const op of ops) {
    let current = running.get(op.user);
    if (!current || op.at - current.row.ended >= ACTIVITY_GAP_MS || op.at - current.row.began >= ACTIVITY_MAX_MS) {
      current = { row: { id: op.seq, user: op.user, began: op.at, ended: op.at, writes: 0, touched: [], more: 0 }, ops: [] };
      running.set(op.user, current);
    }
    if (current.ops.length === 0) all.push(current);
    current.ops.push(op);
    current.row = { ...current.row, ended: op.at, writes: current.row.writes + 1 };
  }
  return all.map(({ row, ops: written }) => ({ ...row, ...joined(row, summaryOf(written, nameOf)) }));
}

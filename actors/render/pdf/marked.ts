import type { TextRun } from '../pages.ts';

/** Runs of one leaf that follow each other are one piece of marked content. */
export function markedRuns(runs: readonly TextRun[]): TextRun[][] {
  const marked: TextRun[][] = [];
  for (const run of runs) {
    const last = marked.at(-1);
    if (last?.[0]?.leaf === run.leaf) last.push(run);
    else marked.push([run]);
  }
  return marked;
}

import { IntakeAnswer } from '#protocol/http';
import type { CohortId, IntakeId } from '#protocol/ids';
import type { IntakeLine } from '#protocol/tenant-cohorts';
import { call } from '../../../ui/src/data/http.ts';
import { useQuery } from '../../../ui/src/data/query.ts';
import { ask } from './ask.ts';

/** Every cohort, newest first. */
export const useCohorts = () => useQuery(() => ({ queryKey: ['cohorts', 'list'], queryFn: () => ask({ type: 'ListCohorts' }) }));

/** Sends a file of people; it is worked off afterwards. @throws ProblemError, OfflineError */
export const sendPeople = (file: File, cohort: CohortId | null) =>
  call(IntakeAnswer, `/api/admin/intakes${cohort === null ? '' : `?cohort=${cohort}`}`, {
    method: 'POST',
    // Browsers name spreadsheets' files by what is installed; the bytes say what it is.
    file: new Blob([file], { type: 'text/csv' }),
  });

/** The file of a report. The browser fetches it itself. */
export const reportAddress = (intake: IntakeId): string => `/api/admin/intakes/${intake}/report.csv`;

const REPORT_PART = 5_000;
export interface Troubles {
  lines: IntakeLine[];
  /** Whether the report may tell of more. */
  hasMore: boolean;
}

/** The first `most` lines of a file of which nothing came; whole parts of the report are read, until there are as many. */
export async function troublesOf(intake: IntakeId, most: number): Promise<Troubles> {
  const lines: IntakeLine[] = [];
  let after: number | undefined = 0;
  while (after !== undefined && lines.length <= most) {
    const page: { items: IntakeLine[]; after?: number | undefined } = await ask({
      type: 'ReadIntakeReport',
      intake,
      after,
      limit: REPORT_PART,
    });
    lines.push(...page.items.filter(({ outcome }) => outcome === 'refused' || outcome === 'duplicate'));
    after = page.after;
  }
  return { lines: lines.slice(0, most), hasMore: lines.length > most };
}

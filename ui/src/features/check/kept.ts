import { z } from 'zod';
import { JOB_MAX_LENGTH } from '#review/match';

/** What a person keeps on this device about one résumé: findings that are not for them, and the job they look at. */
export const Kept = z.object({
  /** Keys of findings, the latest last. */
  hidden: z.array(z.string().max(1_000)),
  job: z.string().max(JOB_MAX_LENGTH),
});
export type Kept = z.infer<typeof Kept>;

const NOTHING: Kept = { hidden: [], job: '' };
/** What is hidden and has long been put right need not be kept for ever. */
const HIDDEN_MOST = 300;

export class CheckShelf {
  private readonly name: string;
  private readonly storage: Pick<Storage, 'getItem' | 'setItem'>;

  constructor(user: string, resume: string, storage: Pick<Storage, 'getItem' | 'setItem'> = localStorage) {
    this.name = `vitae-check/${user}/${resume}`;
    this.storage = storage;
  }

  read(): Kept {
    try {
      const kept = Kept.safeParse(JSON.parse(this.storage.getItem(this.name) ?? 'null'));
      return kept.success ? kept.data : { ...NOTHING };
    } catch {
      // Nothing of ours, or storage is refused: it begins empty.
      return { ...NOTHING };
    }
  }

  /** Says whether it is kept; where storage is full or refused, the page still has it. */
  write({ hidden, job }: Kept): boolean {
    try {
      this.storage.setItem(this.name, JSON.stringify({ hidden: hidden.slice(-HIDDEN_MOST), job: job.slice(0, JOB_MAX_LENGTH) }));
      return true;
    } catch {
      return false;
    }
  }
}

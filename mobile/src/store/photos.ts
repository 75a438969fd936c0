import type { PhotoQueue } from '../../../ui/src/features/photo/queue.ts';
import type { Act } from './acts.ts';

interface Ports {
  acts(): readonly Act[];
  /** Keeps an act and its file together, instead of those that it replaces. */
  keep(resume: string, file: Blob, instead: readonly Act[]): Promise<void>;
  drop(acts: readonly Act[]): Promise<void>;
}

/** Photos that wait for a connection are acts, each with a file. */
export function photosIn({ acts, keep, drop }: Ports): PhotoQueue {
  const of = (resume: string) => acts().filter((act) => act.type === 'photo' && act.resume === resume);
  return {
    keep: (resume, picture) => keep(resume, picture, of(resume)),
    hasOne: (resume) => of(resume).some(({ refused }) => refused === undefined),
    drop: (resume) => drop(of(resume)),
  };
}

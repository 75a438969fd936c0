import { z } from 'zod';
import { ErrorCode } from '#protocol/errors';
import { ResumeId } from '#protocol/ids';
import type { ListedResume } from '#protocol/resume-list';

/** What a person does to a résumé as a whole, or with a file (a photo, in a row of its own), kept until the server has heard of it. */
export const Act = z.object({
  /** Orders the acts of a device; the key of its row. */
  key: z.string().min(1),
  type: z.enum(['create', 'trash', 'restore', 'photo']),
  resume: ResumeId,
  /** When, in ms of this device's clock. */
  at: z.number(),
  /** Of a creation: what the résumé's id was made of, so that the server makes the same one. */
  token: z.string().optional(),
  title: z.string().optional(),
  /** The server would not; it stays until the person puts it aside. */
  refused: ErrorCode.optional().catch(undefined),
});
export type Act = z.infer<typeof Act>;

/** The key of an act: later ones come later, and two of the same ms stay apart. `random`: a few characters. */
export const actKey = (at: number, count: number, random: string): string =>
  `${at.toString(36).padStart(9, '0')}${count.toString(36).padStart(3, '0')}${random}`;

/** The acts in the order in which they were done; a row that cannot be read stays where it is. */
export function readActs(rows: readonly (readonly [key: string, text: string | null])[]): Act[] {
  const acts = rows.flatMap(([, text]) => parse(text) ?? []);
  return acts.sort((a, b) => (a.key < b.key ? -1 : 1));
}

function parse(text: string | null): Act | null {
  try {
    return Act.safeParse(JSON.parse(text ?? '')).data ?? null;
  } catch {
    // Text that is no JSON is damage like any other.
    return null;
  }
}

/** The list as the person sees it: what the server said last, and what was done since. */
export function listAfter(known: readonly ListedResume[], acts: readonly Act[]): ListedResume[] {
  let list = [...known];
  for (const act of acts) {
    if (act.refused) continue;
    const there = list.find(({ id }) => id === act.resume);
    switch (act.type) {
      case 'create':
        if (!there) list.push(begun(act));
        break;
      case 'trash':
        list = list.map((one) => (one.id === act.resume ? { ...one, trashedAt: new Date(act.at).toISOString() } : one));
        break;
      case 'restore':
        list = list.map((one) => (one.id === act.resume ? { ...one, trashedAt: null } : one));
        break;
      case 'photo':
        break;
    }
  }
  return list.filter(({ trashedAt }) => trashedAt === null).sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1));
}

const begun = ({ resume, at, title = '' }: Act): ListedResume => {
  const when = new Date(at).toISOString();
  return { id: resume, title, role: 'owner', template: '', createdAt: when, updatedAt: when, trashedAt: null };
};

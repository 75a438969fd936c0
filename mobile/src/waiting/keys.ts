import { ResumeId, type UserId } from '#protocol/ids';
import { EDIT, shelvesOf } from '#sync/shelf-names';

/** How many edits wait on this device, by résumé, as the keys of its rows tell. */
export function waitingIn(keys: readonly string[], user: UserId): Map<ResumeId, number> {
  const root = shelvesOf(user);
  const counts = new Map<ResumeId, number>();
  for (const key of keys) {
    if (!key.startsWith(root)) continue;
    const [resume = '', , area = ''] = key.slice(root.length).split('/', 3);
    const id = ResumeId.safeParse(resume).data;
    if (id && `${area}/` === EDIT) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}

/** The résumés of which this device keeps anything. */
export function keptIn(keys: readonly string[], user: UserId): Set<ResumeId> {
  const root = shelvesOf(user);
  const kept = new Set<ResumeId>();
  for (const key of keys) {
    const id = key.startsWith(root) ? ResumeId.safeParse(key.slice(root.length).split('/', 1)[0]).data : undefined;
    if (id) kept.add(id);
  }
  return kept;
}

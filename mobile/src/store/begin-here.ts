import type { ResumeId, UserId } from '#protocol/ids';
import { beginResume } from '#sync/begin';
import { documentOf } from '#sync/document';
import { Replica } from '#sync/replica';
import { shelfOf } from '#sync/shelf-names';
import type { KeyValue } from '#sync/storage';
import { browserDevice } from '../../../ui/src/live/device.ts';
import { newReplicaId, newWriter } from '../../../ui/src/live/ids.ts';
import { blankWrites, copyWrites, resumeIdOf } from './new-resume.ts';

const now = () => Date.now();

/** A résumé that was begun on this device, and what the server will make the same one of. */
export interface Begun {
  resume: ResumeId;
  token: string;
  title: string;
}

/** Rejects where the device keeps nothing. */
export async function beginBlank(kv: KeyValue, user: UserId, name: string, title: string): Promise<Begun> {
  return begin(kv, user, title, blankWrites(title, name));
}

/** A copy of a résumé as this device has it, with what waits in it. Rejects where it does not have it. */
export async function beginCopy(kv: KeyValue, user: UserId, of: ResumeId, titleOf: (title: string) => string): Promise<Begun> {
  const claim = await browserDevice(user, of)?.claim();
  if (!claim) throw new Error('this device keeps nothing');
  try {
    if (claim.state.role === null) throw new Error('this device does not have it');
    const document = documentOf(new Replica(claim.state, { now, newWriter, edited: () => {} }).entries());
    const title = titleOf(document.title);
    return await begin(kv, user, title, copyWrites(document, title));
  } finally {
    await claim.close();
  }
}

async function begin(kv: KeyValue, user: UserId, title: string, writes: Parameters<typeof beginResume>[2]): Promise<Begun> {
  const token = crypto.randomUUID();
  const resume = await resumeIdOf(user, token);
  await beginResume({ kv, newReplicaId, newWriter, now }, shelfOf({ user, resume }), writes);
  return { resume, token, title };
}

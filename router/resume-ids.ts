import { derivedId, newId } from '#kernel/crypto';

/** With a key, the same creation has the same id, so that asking twice makes one. */
export const newResumeId = (user: string, key: string | undefined) => (key ? derivedId('resume', `${user}/${key}`) : newId('resume'));

import { derivedId, newId } from '#kernel/crypto';

/**
 * With a key, the same creation has the same id, so that asking twice makes one; and a device that begins a résumé without a
 * connection knows the id already (`resumeIdOf` in mobile/src/store/new-resume.ts makes it in the same way).
 */
export const newResumeId = (user: string, key: string | undefined) => (key ? derivedId('resume', `${user}/${key}`) : newId('resume'));

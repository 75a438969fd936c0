import { AUTHORITY, may } from '#protocol/authority';
import type { Principal } from '#protocol/envelope';
import type { ExportMessage } from '#protocol/export';

/**
 * Who may send what to a job, of which `owner` asked for it, of a résumé. Whether a person may export a résumé at all is that résumé's
 * decision.
 */
export const maySend = (from: Principal, type: ExportMessage['type'], owner: string | null, resume: string | null): boolean =>
  may(from, AUTHORITY.export[type], { asker: owner, resume });

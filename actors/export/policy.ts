import type { Principal } from '#protocol/envelope';
import type { ExportMessage } from '#protocol/export';

/** Who may send what to a job. Whether a person may export or see a résumé at all is that résumé's decision. */
export function maySend(from: Principal, type: ExportMessage['type'], owner: string | null, resume: string | null): boolean {
  switch (type) {
    case 'StartExport':
    case 'DrawPicture':
      return from.kind === 'user';
    case 'GetExport':
    case 'GetExportFile':
    case 'GetExportText':
      return from.kind === 'user' && from.user === owner;
    case 'Advance':
      return from.kind === 'router';
    case 'SessionsEnded':
      return from.kind === 'actor' && from.actor === 'user' && from.id === owner;
    case 'ForgetExport':
      return from.kind === 'actor' && from.actor === 'resume' && from.id === resume;
  }
}

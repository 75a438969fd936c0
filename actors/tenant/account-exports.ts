import type { Call } from '#kernel/actor';
import { done, type Outcome, refuse } from '#protocol/errors';
import { UserId } from '#protocol/ids';
import type { TenantMessage } from '#protocol/tenant';
import { EXPORT_HOURS, type ExportReplies } from '#protocol/tenant-people';
import type { TenantSurroundings } from './around.ts';
import { type Mailing, TIDY_ALARM } from './mailing.ts';
import { accountExportedMail } from './mails.ts';
import type { Member } from './repo.ts';

type ExportMessage = Extract<TenantMessage, { type: keyof ExportReplies }>;
export const isExportMessage = (message: TenantMessage): message is ExportMessage =>
  message.type === 'ExportPerson' || message.type === 'TakePersonExport';
type Of<T extends ExportMessage['type']> = Extract<ExportMessage, { type: T }>;

const LIFE_MS = EXPORT_HOURS * 3_600_000;

interface Surroundings extends TenantSurroundings {
  member(user: string): Member | null;
  mailing: Mailing;
}

/**
 * Files of everything that somebody's own account holds, asked for by an admin with a reason. The person is told first; whoever asked,
 * and nobody else, may take it for a day, and each time that they do stands in the audit log. Nothing is made or kept before that.
 */
export class AccountExports {
  private readonly around: Surroundings;

  constructor(around: Surroundings) {
    this.around = around;
  }

  handle(message: ExportMessage, call: Call): Outcome<ExportReplies[ExportMessage['type']]> {
    return message.type === 'ExportPerson' ? this.ask(message, call) : this.take(message, call);
  }

  private ask({ type, user, why }: Of<'ExportPerson'>, call: Call): Outcome<ExportReplies['ExportPerson']> {
    const { act, member, mailing, now, sql, alarms } = this.around;
    return act(call, type, (about) => {
      about(user);
      const person = member(user);
      if (!person || call.from.kind !== 'user') return refuse('not_found');
      // Of one's own there is the account's page; of colleagues nobody takes anything while they have a say.
      if (person.role !== 'member') return refuse('conflict', { detail: 'This person is of the staff. Take their role away first.' });
      const until = now() + LIFE_MS;
      const columns = 'user, by, why, at, until';
      const insert = `INSERT INTO account_export (${columns}) VALUES (?, ?, ?, ?, ?) RETURNING id`;
      const { id } = sql.exec<{ id: number }>(insert, user, call.from.user, why, now(), until).one();
      about(user, { export: id });
      if (person.verified) mailing.keep(accountExportedMail(person, { byName: call.from.name, why }), user);
      alarms.setNoLater(TIDY_ALARM, until);
      return done({ export: id, until: new Date(until).toISOString() });
    });
  }

  /** Of somebody else's asking, or too late, it is as if it had never been. */
  private take({ type, export: id }: Of<'TakePersonExport'>, call: Call): Outcome<ExportReplies['TakePersonExport']> {
    const { act, member, now, sql } = this.around;
    return act(call, type, (about) => {
      about(null, { export: id });
      const by = call.from.kind === 'user' ? call.from.user : '';
      const find = 'SELECT user FROM account_export WHERE id = ? AND by = ? AND until > ?';
      const row = sql.exec<{ user: string }>(find, id, by, now()).toArray()[0];
      const person = row && member(row.user);
      if (!person) return refuse('not_found');
      about(person.user, { export: id });
      return done({ user: UserId.parse(person.user), name: person.name });
    });
  }

  /** Inside the transaction: somebody has left, as one of whom, or as one who asked. */
  forget(user: UserId): void {
    this.around.sql.exec('DELETE FROM account_export WHERE user = ?1 OR by = ?1', user);
  }

  tidy(): void {
    this.around.sql.exec('DELETE FROM account_export WHERE until <= ?', this.around.now());
  }
}

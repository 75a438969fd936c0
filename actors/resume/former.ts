/** What is shown in place of the name of somebody whose account was deleted. */
export const FORMER_NAME = 'Former member';

/**
 * Takes the name of somebody out of all that they did in a résumé of others: what they wrote stays, as it belongs to the talk and the
 * history, and is nobody's in particular any more.
 */
export function forgetName(sql: SqlStorage, user: string): void {
  sql.exec('UPDATE author SET name = ? WHERE user = ?', FORMER_NAME, user);
  sql.exec('UPDATE comment SET name = ? WHERE user = ?', FORMER_NAME, user);
  sql.exec('UPDATE suggestion SET name = ? WHERE user = ?', FORMER_NAME, user);
  sql.exec('UPDATE suggestion SET decided_name = ? WHERE decided_user = ?', FORMER_NAME, user);
  sql.exec('UPDATE thread SET resolved_name = ? WHERE resolved_user = ?', FORMER_NAME, user);
  sql.exec('DELETE FROM conflict WHERE stands_user = ?1 OR other_user = ?1', user);
  sql.exec('DELETE FROM thread_seen WHERE user = ?', user);
  sql.exec('DELETE FROM told WHERE user = ?', user);
}

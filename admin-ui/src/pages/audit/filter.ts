import { AuditFilter } from '#protocol/tenant-audit';

const KEYS = ['act', 'actor', 'subject', 'from', 'until'] as const;
type Key = (typeof KEYS)[number];
/** As the form has it: days are days of this device's time zone, `until` included. */
export type AuditFields = Record<Key, string>;

export const fieldsOf = (params: Readonly<Record<string, string | string[] | undefined>>): AuditFields => {
  const one = (key: Key) => (typeof params[key] === 'string' ? params[key] : '');
  return { act: one('act'), actor: one('actor'), subject: one('subject'), from: one('from'), until: one('until') };
};

/** When a day begins here, `days` later. */
function begin(day: string, days = 0): string | undefined {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day) ?? [];
  return date === undefined ? undefined : new Date(Number(year), Number(month) - 1, Number(date) + days).toISOString();
}

/** What is asked of the log, and which fields it cannot be asked for. */
export function auditFilter(fields: AuditFields): { filter: AuditFilter; wrong: readonly Key[] } {
  const asked: Record<Key, string | undefined> = {
    ...fields,
    from: fields.from === '' ? '' : begin(fields.from),
    until: fields.until === '' ? '' : begin(fields.until, 1),
  };
  const wrong: Key[] = [];
  const parts = KEYS.map((key) => {
    if (asked[key] === '') return {};
    const parsed = AuditFilter.safeParse({ [key]: asked[key] });
    if (parsed.success && asked[key] !== undefined) return parsed.data;
    wrong.push(key);
    return {};
  });
  return { filter: Object.assign({}, ...parts), wrong };
}

/** As it stands in an address, without the question mark. */
export const queryOf = (fields: AuditFields): string =>
  new URLSearchParams(KEYS.flatMap((key) => (fields[key] === '' ? [] : [[key, fields[key]]]))).toString();

/** Where the file of what is asked for is. */
export const fileAddress = (format: 'csv' | 'jsonl', filter: AuditFilter): string => {
  const query = new URLSearchParams(Object.entries(filter).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));
  return `/api/admin/audit/export/${format}${query.size > 0 ? `?${query}` : ''}`;
};

import { describe, expect, test } from 'vitest';
import { auditFilter, fieldsOf, fileAddress, queryOf } from './filter.ts';

const SOMEBODY = `usr_${'1'.repeat(26)}`;

describe('what is asked of the audit log', () => {
  test('is what its address says, whole days long', () => {
    const fields = fieldsOf({ act: 'SuspendPerson', actor: SOMEBODY, from: '2026-11-01', until: '2026-11-02' });
    const { filter, wrong } = auditFilter(fields);
    expect(wrong).toEqual([]);
    expect(filter).toMatchObject({ act: 'SuspendPerson', actor: SOMEBODY });
    expect(Date.parse(filter.until ?? '') - Date.parse(filter.from ?? '')).toBe(2 * 86_400_000);
    expect(fieldsOf(Object.fromEntries(new URLSearchParams(queryOf(fields))))).toEqual(fields);
  });

  test('names what cannot be asked for, and asks for the rest', () => {
    const { filter, wrong } = auditFilter(fieldsOf({ act: 'suspend', actor: 'Ada', subject: SOMEBODY, from: 'soon' }));
    expect(wrong).toEqual(['act', 'actor', 'from']);
    expect(filter).toEqual({ subject: SOMEBODY });
  });

  test('is the file’s address, too', () => {
    expect(fileAddress('csv', {})).toBe('/api/admin/audit/export/csv');
    expect(fileAddress('jsonl', { act: 'UpdateConfig', subject: 'x y' })).toBe(
      '/api/admin/audit/export/jsonl?act=UpdateConfig&subject=x+y',
    );
  });
});

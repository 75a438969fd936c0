import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { UserId } from '#protocol/ids';
import type { AdminCommand } from '#protocol/tenant-admin';
import { TenantView } from '#protocol/tenant-operator';
import example from '../../../../actors/protocol/fixtures/v1/admin.TenantView.json';
import { expectAccessible, find, type } from '../../../../ui/src/testing/dom.ts';
import { fakeTenant, field, named, showPage } from '../../testing/console.tsx';
import Tenants from './Tenants.tsx';

const SCHOOL: TenantView = { ...TenantView.parse(example[0]), name: 'School', domains: ['school.example'], people: 2 };

const BY = UserId.parse(`usr_${'0'.repeat(26)}`);

let hide = () => {};
let asked: AdminCommand[];
let kept: TenantView[];
let refusal: { status: number; code: string; detail?: string; errors?: { path: string; message: string }[] } | null;

beforeEach(() => {
  kept = [SCHOOL];
  refusal = null;
  ({ asked } = fakeTenant((command) => {
    if (command.type === 'ListTenants') return { value: { items: kept } };
    if (command.type === 'SuspendTenant' || command.type === 'RestoreTenant') {
      const { suspended: _, ...free } = SCHOOL;
      const at = { at: '2026-11-23T10:00:00.000Z', by: BY, why: 'The contract has ended.', pages: 'down' } as const;
      const changed: TenantView = command.type === 'SuspendTenant' ? { ...free, suspended: at } : free;
      kept = [changed];
      return { value: changed };
    }
    if (command.type !== 'CreateTenant' || refusal) return refusal ?? { status: 403, code: 'forbidden' };
    const made = { ...SCHOOL, name: command.name, domains: command.domains, people: 0 };
    kept = [...kept, made];
    return { value: made };
  }));
});
afterEach(() => {
  hide();
  vi.unstubAllGlobals();
});

test('a tenant is made with its name, its first admin and its domains; what is refused stays to be put right', async () => {
  hide = showPage('/tenants', '/tenants', Tenants);
  await vi.waitFor(() => expect(find('.table').textContent).toContain('school.example'));
  expect(find('.table').textContent).toContain('2 people');
  await expectAccessible();
  named('button', 'New tenant').click();
  await vi.waitFor(() => find('[role=dialog] form'));
  type(field('Name of the organisation'), 'Agency');
  type(field('E-mail address of its first admin'), 'eve@agency.example');
  type(field<HTMLTextAreaElement>('Domains whose addresses belong to it (one a line, or none)'), 'agency.example\n\n agency.test ');
  refusal = { status: 409, code: 'conflict', detail: 'These domains are another tenant’s: agency.test.' };
  named('[role=dialog] button', 'Make the tenant').click();
  await vi.waitFor(() => expect(find('[role=dialog] .form-error').textContent).toContain('another tenant’s'));
  expect(field('Name of the organisation').value).toBe('Agency');
  refusal = null;
  named('[role=dialog] button', 'Make the tenant').click();
  await vi.waitFor(() => expect(document.querySelector('[role=dialog]')).toBeNull());
  expect(asked.findLast(({ type: sent }) => sent === 'CreateTenant')).toEqual({
    type: 'CreateTenant',
    name: 'Agency',
    admin: 'eve@agency.example',
    domains: ['agency.example', 'agency.test'],
  });
  await vi.waitFor(() => expect(find('.table').textContent).toContain('Agency'));
});

test('a field that is wrong says so', async () => {
  hide = showPage('/tenants', '/tenants', Tenants);
  named('button', 'New tenant').click();
  await vi.waitFor(() => find('[role=dialog] form'));
  refusal = { status: 400, code: 'invalid_input', errors: [{ path: 'domains.0', message: 'a domain such as school.example is expected' }] };
  named('[role=dialog] button', 'Make the tenant').click();
  await vi.waitFor(() => expect(find('[role=dialog] .field-error').textContent).toContain('school.example'));
});

test('a tenant is suspended with a reason, and what becomes of its pages, and restored', async () => {
  hide = showPage('/tenants', '/tenants', Tenants);
  await vi.waitFor(() => expect(find('.table').textContent).toContain('Active'));
  named('button', 'Suspend School').click();
  await vi.waitFor(() => find('[role=dialog] form'));
  await expectAccessible();
  named('[role=dialog] button', 'Suspend').click();
  // Without a reason nothing is sent.
  await vi.waitFor(() => find('[role=dialog] .field-error'));
  expect(asked.some(({ type: sent }) => sent === 'SuspendTenant')).toBe(false);
  type(find<HTMLTextAreaElement>('[role=dialog] textarea'), 'The contract has ended.');
  named('[role=dialog] button', 'Suspend').click();
  await vi.waitFor(() => expect(find('.table').textContent).toContain('Suspended since'));
  expect(find('.table').textContent).toContain('public pages are down');
  expect(asked.findLast(({ type: sent }) => sent === 'SuspendTenant')).toEqual({
    type: 'SuspendTenant',
    tenant: SCHOOL.id,
    why: 'The contract has ended.',
    pages: 'stay',
  });
  named('button', 'Restore School').click();
  await vi.waitFor(() => find('[role=dialog] form'));
  named('[role=dialog] button', 'Restore').click();
  await vi.waitFor(() => expect(find('.table').textContent).toContain('Active'));
  expect(asked.findLast(({ type: sent }) => sent === 'RestoreTenant')).toEqual({ type: 'RestoreTenant', tenant: SCHOOL.id });
});

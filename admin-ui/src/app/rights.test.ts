import { expect, test } from 'vitest';
import { TenantRole } from '#protocol/roles';
import { PLACES } from './navigation.ts';
import { roleMay } from './rights.ts';

const places = (role: TenantRole) => PLACES.filter(({ needs }) => roleMay(role, needs)).map(({ name }) => name);

test('the navigation has what a role may see', () => {
  expect(places('admin')).toEqual(PLACES.map(({ name }) => name));
  expect(places('support')).toContain('people');
  expect(places('support')).not.toContain('audit');
  expect(places('member')).toEqual([]);
});

test('what a role may not do is not offered', () => {
  const allowed = (command: Parameters<typeof roleMay>[1]) => TenantRole.options.filter((role) => roleMay(role, command));
  expect(allowed('StartPersonReset')).toEqual(['support', 'admin']);
  expect(allowed('SuspendPerson')).toEqual(['moderator', 'admin']);
  expect(allowed('UpdateConfig')).toEqual(['admin']);
});

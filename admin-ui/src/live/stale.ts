import type { AdminEvent } from '#protocol/admin-live';

/** The beginning of the keys of what is to be read again. */
export type Stale = readonly string[];

/** What an event makes old. Lists of the index may be some seconds behind; what is read of one person is not. */
export function staleAfter(event: AdminEvent): readonly Stale[] {
  switch (event.type) {
    case 'PersonRegistered':
      return [['people', 'list'], ['metrics']];
    case 'PersonChanged':
    case 'PersonLeft':
      return [
        ['people', 'list'],
        ['people', 'one', event.user],
        ['billing', 'list'],
        ['billing', 'one', event.user],
      ];
    case 'RoleChanged':
      return [['people', 'list'], ['people', 'one', event.user], ['staff'], ['entry']];
    case 'ConfigChanged':
      return [['config']];
    case 'QueueChanged':
      return [[event.queue]];
    case 'IntakeMoved':
      return [['intakes']];
    case 'CohortsChanged':
      return [['cohorts'], ['invitations']];
    case 'Audited':
      return [['audit']];
  }
}

import type { PersonState } from '#protocol/tenant-people';
import { count } from '../../../../ui/src/i18n/en/forms.ts';

const states: Record<PersonState, string> = { active: 'Active', suspended: 'Suspended', leaving: 'Leaving' };

/** The list of people. */
export const people = {
  title: 'People',
  search: 'Search by name, address or title of a résumé',
  filter: 'Filter',
  filterBy: (kind: string, value: string) => `${kind}: ${value}`,
  role: 'Role',
  state: 'State',
  states,
  removeFilter: (filter: string) => `Remove the filter ${filter}`,
  filters: 'Filters',
  clear: 'Clear all',
  save: 'Save this search',
  saveTitle: 'Save this search',
  saveText: 'It stays in this browser, above the list.',
  saveName: 'Name',
  saveSubmit: 'Save',
  saved: 'Saved searches',
  forget: (name: string) => `Forget the saved search ${name}`,
  list: 'People, newest first',
  person: 'Person',
  since: 'Since',
  unverified: 'Address not confirmed',
  shown: (number: number, all: boolean) =>
    all ? count(number, { one: '# person', other: '# people' }) : count(number, { one: '# person shown', other: '# people shown' }),
  noneTitle: 'Nobody is here yet',
  noneText: 'People appear here as soon as they register.',
  noMatchTitle: 'Nobody matches',
  noMatchText: 'Every word has to begin a word of the name, the address or a résumé’s title. Somebody new may take some seconds to appear.',
};

import { count } from '../../../../ui/src/i18n/en/forms.ts';

export const system = {
  title: 'System health',
  ok: 'Everything works',
  degraded: 'Something needs a look',
  version: (version: string) => `Version ${version}. Looked at every half minute.`,
  part: 'Part',
  state: 'State',
  count: 'Number',
  time: 'Answered in',
  parts: {
    alarms: 'Alarms that are late',
    outbox: 'Messages between actors that wait',
    mails: 'Mails that wait',
    index: 'People whom the index lacks',
    files: 'Stored files',
    keys: 'Ended sessions',
  },
  good: 'works',
  bad: 'needs a look',
  ms: (ms: string) => `${ms} ms`,
  index: 'Search index',
  indexText:
    'Lists and searches are read from an index. It is built from the actors, who know the truth, and can be built anew at any time.',
  states: { idle: 'Never rebuilt', running: 'Being rebuilt', done: 'Rebuilt' },
  progress: (people: number, resumes: number, waiting: number) =>
    `${count(people, { one: '# person', other: '# people' })}, ${count(resumes, { one: '# résumé', other: '# résumés' })}${
      waiting > 0 ? `; ${count(waiting, { one: '# waits', other: '# wait' })}` : ''
    }`,
  rebuild: 'Rebuild the index',
  rebuildTitle: 'Rebuild the search index?',
  rebuildText: 'Everything goes on meanwhile. It takes some seconds for each thousand people.',
  rebuildDone: 'The index is being rebuilt.',
  backups: 'Back-up and restore',
  backupsText: 'Stop the server and copy its data folder; put the copy back to restore. The README says where it is.',
};

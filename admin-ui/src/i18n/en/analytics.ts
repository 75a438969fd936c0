import { count } from '../../../../ui/src/i18n/en/forms.ts';
import type { ChartName, Figure } from '../../pages/analytics/figures.ts';

const figures: Record<Figure, string> = {
  registrations: 'Registered',
  activePeople: 'Active people',
  resumesMade: 'Résumés begun',
  resumesDeleted: 'Résumés deleted',
  edits: 'Edits',
  exportsDone: 'Exports',
  exportsFailed: 'Exports that failed',
  exportP50Ms: 'Half are done within',
  exportP95Ms: '95 of 100 are done within',
  publicViews: 'Views of public pages',
  downloads: 'Downloads',
  mailsSent: 'Mails delivered',
  mailsKept: 'Mails kept (no mail server)',
  mailsFailed: 'Mails not delivered',
  storageBytes: 'Stored files',
  socketsOpened: 'Live connections opened',
};
const charts: Record<ChartName, string> = {
  people: 'People',
  resumes: 'Résumés',
  edits: 'Edits',
  exports: 'Exports',
  exportTime: 'Time of an export',
  pages: 'Public pages',
  mails: 'Mails',
  storage: 'Storage',
  sockets: 'Live connections',
};

/** What is counted: the dashboard and its charts. */
export const analytics = {
  title: 'Analytics',
  lead: 'Counted by the hour and day in UTC; nothing of a person is in it. Counts arrive within a minute or two.',
  figures,
  charts,
  span: 'Span',
  spans: { '1': 'Last 24 hours', '7': 'Last 7 days', '30': 'Last 30 days', '90': 'Last 90 days', '365': 'Last year' },
  download: 'Download as CSV',
  asTable: (chart: string) => `${chart} as a table`,
  hour: 'Hour',
  day: 'Day',
  none: '–',
  total: (figure: string, number: string) => `${figure}: ${number}`,
  seconds: (seconds: string) => `${seconds} s`,
  milliseconds: (ms: string) => `${ms} ms`,
  bytes: ['B', 'kB', 'MB', 'GB', 'TB'],

  dashboard: 'Dashboard',
  today: 'Today',
  todayHint: 'Since midnight UTC.',
  yesterday: (number: string) => `${number} yesterday`,
  lastDay: 'The last 24 hours',
  recent: 'Lately',
  allActs: 'The whole log',
  noActs: 'Nobody has done anything yet.',
  people: (number: number) => count(number, { one: '# person', other: '# people' }),
};

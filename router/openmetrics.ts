import { EXPORT_BUCKETS_MS, ExportBucket, Happening, type MetricTotals } from '#protocol/metrics';

/** What of the counts has words of its own. */
const HELP: Readonly<Record<Happening, string>> = {
  registrations: 'Accounts made',
  activeInHour: 'People who did something, counted once an hour',
  activeInDay: 'People who did something, counted once a day',
  resumesMade: 'Resumes made',
  resumesDeleted: 'Resumes deleted for good',
  edits: 'Changes to documents that took effect',
  exportsDone: 'Exports made',
  exportsFailed: 'Exports that failed',
  publicViews: 'Views of public pages',
  downloads: 'Files taken from public pages',
  mailsSent: 'Mails handed to a mail server',
  mailsKept: 'Mails kept because there is no mail server',
  mailsFailed: 'Mails given up',
  bytesStored: 'Bytes of files put away',
  bytesRemoved: 'Bytes of files removed',
  socketsOpened: 'WebSockets opened',
};

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/**
 * A tenant's counts in OpenMetrics text 1.0, as https://github.com/prometheus/OpenMetrics has it: counters end in `_total`, the buckets
 * of a histogram add up, and the text ends in `# EOF`. The sum of export times is not kept, and left out, which the format allows.
 */
export function openMetrics({ totals, ...now }: MetricTotals, version: string): string {
  const value = new Map(totals);
  const lines = ['# TYPE vitae_build info', '# HELP vitae_build The version that runs', `vitae_build_info{version="${version}"} 1`];
  for (const name of Happening.options) {
    const family = `vitae_${snake(name)}`;
    lines.push(`# TYPE ${family} counter`, `# HELP ${family} ${HELP[name]}`, `${family}_total ${value.get(name) ?? 0}`);
  }
  lines.push(
    '# TYPE vitae_export_seconds histogram',
    '# UNIT vitae_export_seconds seconds',
    '# HELP vitae_export_seconds From the click to the file',
  );
  let sum = 0;
  for (const [place, bucket] of ExportBucket.options.entries()) {
    sum += value.get(bucket) ?? 0;
    const bound = EXPORT_BUCKETS_MS[place];
    lines.push(`vitae_export_seconds_bucket{le="${bound === undefined ? '+Inf' : number(bound / 1_000)}"} ${sum}`);
  }
  lines.push(`vitae_export_seconds_count ${sum}`);
  const gauge = (name: string, help: string, count: number) =>
    lines.push(`# TYPE vitae_${name} gauge`, `# HELP vitae_${name} ${help}`, `vitae_${name} ${count}`);
  gauge('members', 'People of the tenant', now.members);
  gauge('mails_waiting', 'Mails that wait to be sent', now.mailsWaiting);
  gauge('outbox_waiting', 'Messages of the tenant that wait to be sent', now.outboxWaiting);
  gauge('outbox_parked', 'Messages of the tenant that were refused for good', now.outboxParked);
  gauge('alarms_late', 'Alarms of the tenant that are late by a minute or more', now.alarmsLate);
  gauge('storage_bytes', 'Bytes of files that are kept', Math.max(0, (value.get('bytesStored') ?? 0) - (value.get('bytesRemoved') ?? 0)));
  return `${lines.join('\n')}\n# EOF\n`;
}

/** A bound as the format's canonical numbers are: with a point. */
const number = (bound: number): string => (Number.isInteger(bound) ? bound.toFixed(1) : String(bound));

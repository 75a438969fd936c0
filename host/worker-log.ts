import { z } from 'zod';

const KeptMail = z.looseObject({ event: z.literal('mail.kept'), to: z.string(), subject: z.string(), text: z.string() });

export interface WorkerLog {
  timestamp: number;
  level: string;
  message: string;
}

/** Whether a line says that an account was deleted. */
export const saysDeletion = ({ message }: WorkerLog): boolean => parseObject(message)?.event === 'account.deleted';

/** Prints what the worker logs: mails as mails, our JSON lines as they are, anything else wrapped so that each line is JSON. */
export function printWorkerLog(log: WorkerLog): void {
  console.log(formatWorkerLog(log));
}

export function formatWorkerLog({ timestamp, level, message }: WorkerLog): string {
  const line = parseObject(message);
  const mail = KeptMail.safeParse(line);
  if (mail.success) return formatMail(mail.data);
  if (line) return JSON.stringify({ time: new Date(timestamp).toISOString(), ...line });
  return JSON.stringify({ time: new Date(timestamp).toISOString(), level, event: 'worker.said', text: message });
}

function formatMail({ to, subject, text }: z.infer<typeof KeptMail>): string {
  const body = text.split('\n').map((line) => `  ${line}`.trimEnd());
  return ['', `── mail ${'─'.repeat(52)}`, `  To: ${to}`, `  Subject: ${subject}`, '', ...body, '─'.repeat(60), ''].join('\n');
}

function parseObject(message: string): Record<string, unknown> | null {
  if (!message.startsWith('{')) return null;
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(message));
  } catch {
    // Not one of our lines; it is printed as text.
    return null;
  }
}

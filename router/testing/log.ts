import { vi } from 'vitest';

export interface LogLine extends Record<string, unknown> {
  time: string;
  level: string;
  event: string;
}

const isLine = (value: unknown): value is LogLine => typeof value === 'object' && value !== null && 'event' in value && 'time' in value;

/** Everything that the worker logs from now on, as it was written. */
export function listen(): { texts: string[]; lines(event: string): LogLine[] } {
  const texts: string[] = [];
  for (const level of ['log', 'warn', 'error'] as const)
    vi.spyOn(console, level).mockImplementation((...parts: unknown[]) => {
      texts.push(parts.map(String).join(' '));
    });
  const all = () => texts.map((text): unknown => JSON.parse(text)).filter(isLine);
  return { texts, lines: (event) => all().filter((line) => line.event === event) };
}

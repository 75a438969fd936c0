import type { Op, Stamp } from '#protocol/live';
import { connect, type SignedInPerson, type Wire } from './client.ts';

let replicas = 0;

export const newActor = (): string => {
  replicas += 1;
  return `replica${String(replicas).padStart(4, '0')}`;
};

/** A stamp of `actor` at `ms`. */
export const stampAt = (ms: number, actor: string, counter = 0): Stamp =>
  `${ms.toString(36).padStart(9, '0')}${counter.toString(36).padStart(3, '0')}${actor}`;

export const set = (c: number, path: string, value: Op[3], actor: string, base: Stamp | null = null, ms = Date.now()): Op => [
  c,
  'set',
  path,
  value,
  stampAt(ms, actor, c),
  base,
];

export interface Live extends Wire {
  actor: string;
  welcome: Record<string, unknown>;
}

/** Opens a résumé's socket and says hello. */
export async function open(resume: string, person: SignedInPerson, options: { actor?: string; since?: number } = {}): Promise<Live> {
  const actor = options.actor ?? newActor();
  const wire = await connect(`/api/resumes/${resume}/live`, { authorization: `Bearer ${person.token}` });
  wire.send({ type: 'hi', v: 1, schema: 1, actor, since: options.since ?? 0, t0: Date.now() });
  return { ...wire, actor, welcome: await wire.next() };
}

/** The next frame of a kind; those of other kinds before it are passed over. */
export async function nextOf(wire: Wire, type: string): Promise<Record<string, unknown>> {
  for (;;) {
    const frame = await wire.next();
    if (frame.type === type) return frame;
  }
}

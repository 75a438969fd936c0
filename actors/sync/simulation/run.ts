import { simulateDevices } from './devices.ts';
import { simulateReplicas } from './replicas.ts';

/** Each runs one seed, throws when something does not hold, and says what it met. */
export const WORLDS = {
  replicas: async (seed: number): Promise<Record<string, number>[]> => simulateReplicas(seed),
  devices: async (seed: number): Promise<Record<string, number>[]> => simulateDevices(seed),
};
export type WorldName = keyof typeof WORLDS;

export interface Failure {
  world: WorldName;
  seed: number;
  /** What did not hold. */
  message: string;
  stack: string;
}

const failureOf = (world: WorldName, seed: number, error: unknown): Failure => {
  const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
  return { world, seed, message, stack };
};

/** One seed of one world: what went wrong, or `null`. */
export async function failureIn(world: WorldName, seed: number): Promise<Failure | null> {
  try {
    await WORLDS[world](seed);
    return null;
  } catch (error) {
    return failureOf(world, seed, error);
  }
}

/** The first failure in both worlds' seeds up to `seeds`, or `null`. */
export async function hunt(seeds: number): Promise<Failure | null> {
  for (let seed = 1; seed <= seeds; seed += 1)
    for (const world of ['replicas', 'devices'] as const) {
      const failure = await failureIn(world, seed);
      if (failure) return failure;
    }
  return null;
}

/** Runs seeds 1 to `seeds` and adds up what they met. Throws at the first that fails, and says which it is. */
export async function totalOf(world: WorldName, seeds: number): Promise<Map<string, number>> {
  const total = new Map<string, number>();
  for (let seed = 1; seed <= seeds; seed += 1) {
    try {
      for (const counts of await WORLDS[world](seed))
        for (const [name, count] of Object.entries(counts)) total.set(name, (total.get(name) ?? 0) + count);
    } catch (error) {
      throw new Error(`seed ${seed}`, { cause: error });
    }
  }
  return total;
}

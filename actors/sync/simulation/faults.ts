import type { SimulatedActor } from './actor.ts';
import type { Program } from './program.ts';
import { TEXTS } from './typing.ts';
import type { World } from './world.ts';

export interface Around {
  world: World;
  actor: SimulatedActor;
  program: Program;
  users: readonly [string, ...string[]];
  /** Puts the actor back to what it last copied. */
  putBack(): void;
}

/** Whatever happens to an actor until the world is calm: it is evicted, restarted, tidied up, copied, put back, and told who may what. */
export function trouble(around: Around): void {
  const { world, actor, program, users } = around;
  world.after(30 + world.below(250), () => {
    if (world.calm) return;
    const kind = world.random();
    if (kind < 0.15) actor.evict();
    else if (kind < 0.3) actor.restart();
    else if (kind < 0.5) actor.texts.compact(world.pick(TEXTS));
    else if (kind < 0.6) actor.copy();
    else if (kind < 0.67) around.putBack();
    else if (kind < 0.85) program.write();
    else actor.setRole(world.pick(users), world.chance(0.6) ? 'viewer' : 'editor');
    trouble(around);
  });
}

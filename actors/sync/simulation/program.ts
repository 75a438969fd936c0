import { proseOf, textIn } from '../prose-text.ts';
import { proseJson } from '../suggestion.ts';
import type { SimulatedActor } from './actor.ts';
import { Diary } from './diary.ts';
import { MARKED } from './paths.ts';
import { rewritten, TEXTS } from './typing.ts';
import type { World } from './world.ts';

/** Whoever writes through the actor itself: a program, or the restoring of a version. */
export class Program {
  readonly diary = new Diary('program');
  private readonly world: World;
  private readonly actor: SimulatedActor;

  constructor(world: World, actor: SimulatedActor) {
    this.world = world;
    this.actor = actor;
  }

  write(): void {
    const { actor, diary, world } = this;
    if (world.chance(0.5)) {
      const path = world.pick(TEXTS);
      const { prose, ...edit } = rewritten(proseOf(textIn(actor.texts.open(path))), world);
      if (actor.write(path, proseJson(prose))) diary.types(edit, this);
    } else {
      const path = world.pick(MARKED);
      const mark = diary.nextMark();
      const value = path === 'item/i1/place' ? [mark, 'a0'] : mark;
      if (actor.write(path, value))
        diary.edits.push({ path, mark, stamp: '', at: world.now, bound: null, isForbidden: false, page: this, kept: true });
    }
    diary.keep(this);
  }
}

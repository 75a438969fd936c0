import type { ServerFrame } from '#protocol/live';
import type { World } from './world.ts';

/** One live socket, with both its ends. Either may think it open when the other does not. */
export class Socket {
  /** The replica that said hello on it, as the actor knows. */
  replica: string | null = null;
  /** The client's end. */
  open = true;
  /** How many hellos the client has said on it, and how many of them the actor has heard. */
  said = 0;
  heard = 0;
  /** When something was last sent that does not arrive. */
  lostAt = Number.NEGATIVE_INFINITY;
  /** Which of the actor's timelines it belongs to. */
  timeline: number;
  /** Counts how often everything was lost that the actor had under way. */
  private cuts = 0;
  private readonly world: World;
  private readonly toClient: (frame: ServerFrame) => void;
  private readonly closed: () => void;

  constructor(world: World, toClient: (frame: ServerFrame) => void, closed: () => void = () => {}, timeline = 0) {
    this.world = world;
    this.timeline = timeline;
    this.toClient = toClient;
    this.closed = closed;
  }

  send(frame: ServerFrame): void {
    this.sendText(JSON.stringify(frame));
  }

  sendText(text: string): void {
    const { cuts } = this;
    const arrives = this.world.carry(() => {
      if (this.open && cuts === this.cuts) this.toClient(JSON.parse(text));
    });
    if (!arrives) this.lostAt = this.world.now;
  }

  /** All is lost that the actor has under way. */
  cut(): void {
    this.cuts += 1;
    this.lostAt = this.world.now;
  }

  /** The actor has closed it: the client hears of that later, or never. */
  close(): void {
    this.lostAt = this.world.now;
    this.world.carry(() => {
      if (this.open) this.closed();
    });
  }
}

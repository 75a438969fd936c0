/**
 * Lets others run. Awaited between pieces of work that take some milliseconds; whoever gives it decides whether it is time to pause.
 * workerd runs every request of a process on one thread, so that long work without a breath holds up all of them.
 */
export type Breathe = () => Promise<void> | undefined;

/** For where nobody waits: a web worker of its own, tests, scripts. */
export const withoutBreath: Breathe = () => undefined;

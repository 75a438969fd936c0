/** How long a person must not have typed before anything is looked at. */
const PAUSE = 250;
/** After so many ms more it is looked at although the page is busy. */
const PATIENCE = 1_000;

export interface Idle {
  /** Runs the job in the next pause; a job that still waits gives way to this one. */
  ask: (job: () => void) => void;
  stop: () => void;
}

/** Puts work off until nobody types and the page has nothing else to do. */
export function createIdle(): Idle {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let idle: number | undefined;
  const stop = () => {
    clearTimeout(timer);
    if (idle !== undefined) cancelIdleCallback(idle);
    idle = undefined;
  };
  return {
    stop,
    ask: (job) => {
      stop();
      timer = setTimeout(() => {
        // Safari has no idle callbacks.
        if (typeof requestIdleCallback === 'undefined') return job();
        idle = requestIdleCallback(job, { timeout: PATIENCE });
      }, PAUSE);
    },
  };
}

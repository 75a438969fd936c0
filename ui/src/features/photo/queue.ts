/** Where an app keeps a picture that cannot be sent now, one for each résumé, and sends it later. */
export interface PhotoQueue {
  /** In the place of one that waits already. Rejects when the device keeps nothing. */
  keep(resume: string, picture: Blob): Promise<void>;
  /** Whether one waits. Reactive. */
  hasOne(resume: string): boolean;
  drop(resume: string): Promise<void>;
}

let queue: PhotoQueue | null = null;

/** `null` where the app has none: then a photo needs a connection. */
export const photoQueue = (): PhotoQueue | null => queue;
export const queuePhotosIn = (next: PhotoQueue | null): void => {
  queue = next;
};

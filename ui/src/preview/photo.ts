/** A grey pixel in place of a photo that is still being loaded: it takes the photo's room, so that nothing moves when that comes. */
export const WAITING_PHOTO =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGO4CwAA3wDeKXlwtgAAAABJRU5ErkJggg==';

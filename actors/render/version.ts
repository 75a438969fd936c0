/**
 * Which engine made a file: the same document gives another file when this is another. It is the beginning of `PINNED.samples`
 * (`fixtures/pins.ts`), which changes with any change of what is printed; a test holds the two together.
 */
export const ENGINE_VERSION = '369ec5cc8f15';

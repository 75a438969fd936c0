/** The tag of our own table in a `.layout` file: for each glyph, one byte, the number of the slice with its outline. */
export const SLICE_TABLE = 'Slic';

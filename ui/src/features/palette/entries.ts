import type { Component } from 'solid-js';

/** One line of the palette: something to do, or somewhere to go. */
export interface PaletteEntry {
  /** Stays the same from one opening to the next: what was chosen lately is remembered by it. */
  id: string;
  label: string;
  group: string;
  /** More words by which it is found. */
  also?: string;
  icon?: Component<{ size?: number; 'stroke-width'?: number; 'aria-hidden'?: 'true' }>;
  /** The shortcut, shown at the end. */
  keys?: string;
  /** There are many of its kind: it shows only when it is looked for. */
  onlyFound?: true;
  run: () => void;
}

export interface PaletteGroup {
  name: string;
  entries: PaletteEntry[];
}

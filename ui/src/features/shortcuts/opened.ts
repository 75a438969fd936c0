import { createSignal } from 'solid-js';

/** What lies over the page for the keyboard's sake: the palette, or the sheet of shortcuts. One at a time. */
const [openLayer, setOpenLayer] = createSignal<'palette' | 'help' | null>(null);

export { openLayer, setOpenLayer };

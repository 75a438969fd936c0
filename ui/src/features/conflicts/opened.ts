import { createSignal } from 'solid-js';

/** Whether what was not accepted is shown. */
const [isRefusedOpen, setRefusedOpen] = createSignal(false);
/** Whether there is something on the page that shows it. */
const [canShowRefused, setCanShowRefused] = createSignal(false);

export { canShowRefused, isRefusedOpen, setCanShowRefused, setRefusedOpen };

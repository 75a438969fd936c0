import { createSignal } from 'solid-js';

/** Whether edits wait in this page that nobody else has: then nothing may take the page away unasked. */
const [hasUnsaved, setHasUnsaved] = createSignal(false);

export { hasUnsaved, setHasUnsaved };

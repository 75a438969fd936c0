import { lazy, onCleanup, Show, Suspense } from 'solid-js';
import type { PaletteEntry } from '../palette/entries.ts';
import { openLayer, setOpenLayer } from './opened.ts';
import { createTypedAhead } from './typedAhead.ts';

// Nobody needs them before the first keys.
const Palette = lazy(async () => ({ default: (await import('../palette/Palette.tsx')).Palette }));
const HelpSheet = lazy(async () => ({ default: (await import('./HelpSheet.tsx')).HelpSheet }));

/** The palette and the sheet of shortcuts of a place. `entries` is asked when the palette opens. */
export function Layers(props: { place: 'home' | 'editor'; entries: () => readonly PaletteEntry[] }) {
  const close = () => setOpenLayer(null);
  onCleanup(close);
  const typedAhead = createTypedAhead(() => openLayer() === 'palette');
  return (
    <Suspense>
      <Show when={openLayer() === 'palette'}>
        <Palette place={props.place} entries={props.entries} typedAhead={typedAhead} onClose={close} />
      </Show>
      <Show when={openLayer() === 'help'}>
        <HelpSheet place={props.place} onClose={close} />
      </Show>
    </Suspense>
  );
}

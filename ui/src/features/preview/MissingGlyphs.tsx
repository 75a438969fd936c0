import { For } from 'solid-js';
import type { MissingGlyph } from '../../preview/messages.ts';
import { useEditor } from '../editor/context.tsx';
import { fieldName } from '../editor/fieldName.ts';
import { w } from './words.ts';

/** "U+6F22": how a character can be looked up when this device cannot show it either. */
const codePoint = (character: string) => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** Characters that no font has are named with their place, never drawn as boxes. */
export function MissingGlyphs(props: { glyphs: readonly MissingGlyph[] }) {
  const editor = useEditor();
  const byPlace = () => [...Map.groupBy(props.glyphs, ({ place }) => place)].slice(0, 8);
  return (
    <div class="canvas-notice" role="status">
      <p>
        <strong>{w().missing}</strong> {w().missingDetail}
      </p>
      <ul>
        <For each={byPlace()}>
          {([place, glyphs]) => (
            <li>
              {w().glyphsIn(
                <For each={glyphs.slice(0, 12)}>
                  {({ character }) => (
                    <span class="glyph" title={codePoint(character)}>
                      {character}
                    </span>
                  )}
                </For>,
                <button type="button" class="link-button" onClick={() => editor.reveal(place)}>
                  {fieldName(editor.state.document, place)}
                </button>,
              )}
            </li>
          )}
        </For>
      </ul>
    </div>
  );
}

import { For } from 'solid-js';
import type { Theme } from '#protocol/preferences';
import { theme } from '../../../app/theme.ts';
import { useChooseTheme } from '../../../data/theme.ts';
import { w } from '../words.ts';
import '../../../kit/choices.css';

const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

/** Light or dark. */
export function Appearance() {
  const choose = useChooseTheme();
  return (
    <fieldset>
      <legend class="account-legend">{w().appearance.title}</legend>
      <div class="choices">
        <For each={THEMES}>
          {(value) => (
            <label class="choice">
              <input type="radio" name="theme" value={value} checked={theme() === value} onChange={() => void choose(value)} />
              <span>{w().appearance[value]}</span>
            </label>
          )}
        </For>
      </div>
    </fieldset>
  );
}

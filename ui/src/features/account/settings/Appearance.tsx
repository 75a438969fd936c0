import { For } from 'solid-js';
import type { Theme } from '#protocol/preferences';
import { theme } from '../../../app/theme.ts';
import { useChooseTheme } from '../../../data/theme.ts';
import '../../../kit/choices.css';

const THEMES: readonly (readonly [Theme, string])[] = [
  ['system', 'Like the system'],
  ['light', 'Light'],
  ['dark', 'Dark'],
];

/** Light or dark. */
export function Appearance() {
  const choose = useChooseTheme();
  return (
    <fieldset>
      <legend class="account-legend">Appearance</legend>
      <div class="choices">
        <For each={THEMES}>
          {([value, label]) => (
            <label class="choice">
              <input type="radio" name="theme" value={value} checked={theme() === value} onChange={() => void choose(value)} />
              <span>{label}</span>
            </label>
          )}
        </For>
      </div>
    </fieldset>
  );
}

import Languages from 'lucide-solid/icons/languages';
import { For } from 'solid-js';
import { LANGUAGE_NAMES, LANGUAGES, type Language } from '../i18n/language.ts';
import { language } from '../i18n/words.ts';
import { w } from './words.ts';
import './language.css';

/** The languages of the interface, each by its own name: somebody who reads no other finds theirs. */
export function LanguageSelect(props: { onChoose: (language: Language) => void }) {
  const choose = (select: HTMLSelectElement) => {
    const chosen = LANGUAGES.find((one) => one === select.value);
    if (chosen) props.onChoose(chosen);
  };
  return (
    <span class="language">
      <Languages size={16} stroke-width={1.75} aria-hidden="true" />
      <select class="control" aria-label={w().language} onChange={(event) => choose(event.currentTarget)}>
        <For each={LANGUAGES}>
          {(one) => (
            <option value={one} lang={one} selected={one === language()}>
              {LANGUAGE_NAMES[one]}
            </option>
          )}
        </For>
      </select>
    </span>
  );
}

import { useChooseLanguage } from '../../../data/language.ts';
import { LanguageSelect } from '../../../kit/LanguageSelect.tsx';
import { w } from '../words.ts';

/** The language of the app and of mails. */
export function LanguageChoice() {
  const choose = useChooseLanguage();
  return (
    <>
      <h2>{w().language.title}</h2>
      <LanguageSelect onChoose={(chosen) => void choose(chosen)} />
      <p class="muted small">{w().language.hint}</p>
    </>
  );
}

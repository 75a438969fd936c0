import { safeTags } from '../../i18n/format.ts';
import { type Choice, Select, Switch } from '../../kit/Field.tsx';
import { DATE_FORMATS, DIRECTIONS, LANGUAGES } from './choices.ts';
import { Part } from './controls.tsx';
import type { DesignState } from './useDesign.ts';

/** In the person's language; a browser may report a locale that is none. */
const names = new Intl.DisplayNames([...Intl.DisplayNames.supportedLocalesOf(safeTags(navigator.languages)), 'en'], { type: 'language' });
const languageName = (code: string): string => names.of(code) ?? code;

export function LanguagePart(props: { state: DesignState }) {
  const { design, set, choose } = props.state;
  const languages = (): Choice[] =>
    [...new Set([design().locale, ...LANGUAGES])]
      .map((code) => ({ value: code, label: languageName(code) }))
      .sort((a, b) => a.label.localeCompare(b.label));
  return (
    <Part title="Language" state={props.state}>
      <Select label="Language of the résumé" value={design().locale} choices={languages()} onChoose={(value) => choose('locale', value)} />
      <Select label="Dates" value={design().dateFormat} choices={DATE_FORMATS} onChoose={(value) => choose('dateFormat', value)} />
      <Select label="Direction" value={design().direction} choices={DIRECTIONS} onChoose={(value) => choose('direction', value)} />
      <Switch label="Divide words at line ends" checked={design().hyphenate ?? false} onToggle={(on) => set('hyphenate', on)} />
    </Part>
  );
}

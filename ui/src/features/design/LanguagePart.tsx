import { region } from '../../i18n/words.ts';
import { type Choice, Select, Switch } from '../../kit/Field.tsx';
import { dateFormats, directions, LANGUAGES } from './choices.ts';
import { Part } from './controls.tsx';
import type { DesignState } from './useDesign.ts';
import { w } from './words.ts';

export function LanguagePart(props: { state: DesignState }) {
  const { design, set, choose } = props.state;
  /** In the person's language. */
  const languages = (): Choice[] => {
    const names = new Intl.DisplayNames([region(), 'en'], { type: 'language' });
    return [...new Set([design().locale, ...LANGUAGES])]
      .map((code) => ({ value: code, label: names.of(code) ?? code }))
      .sort((a, b) => a.label.localeCompare(b.label, region()));
  };
  return (
    <Part title={w().language.title} state={props.state}>
      <Select label={w().language.ofResume} value={design().locale} choices={languages()} onChoose={(value) => choose('locale', value)} />
      <Select
        label={w().language.dates}
        value={design().dateFormat}
        choices={dateFormats()}
        onChoose={(value) => choose('dateFormat', value)}
      />
      <Select
        label={w().language.direction}
        value={design().direction}
        choices={directions()}
        onChoose={(value) => choose('direction', value)}
      />
      <Switch label={w().language.hyphenate} checked={design().hyphenate ?? false} onToggle={(on) => set('hyphenate', on)} />
    </Part>
  );
}

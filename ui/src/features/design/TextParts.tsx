import { number } from '../../i18n/format.ts';
import { Select, Switch } from '../../kit/Field.tsx';
import { shownOutcome } from '../preview/outcome.ts';
import { bullets, cases, datePlaces, FAMILIES, levelMarks, rules, skillStyles } from './choices.ts';
import { Part, Slider } from './controls.tsx';
import type { DesignState } from './useDesign.ts';
import { charactersOf } from './warnings.ts';
import { inPercent, inPoints, w } from './words.ts';

export function TextPart(props: { state: DesignState }) {
  const { look, set, choose } = props.state;
  const missing = () => {
    const outcome = shownOutcome();
    return outcome?.kind === 'missing' ? w().missing(charactersOf(outcome.glyphs).join(' ')) : undefined;
  };
  return (
    <Part title={w().text.title} state={props.state} fields={['bodyFont', 'bodySize', 'bodyLineHeight', 'spacing']}>
      <Select
        label={w().text.font}
        value={look().bodyFont}
        choices={FAMILIES}
        error={missing()}
        onChoose={(value) => choose('bodyFont', value)}
      />
      <Slider
        label={w().text.size}
        value={look().bodySize}
        min={6}
        max={16}
        step={0.1}
        say={inPoints}
        onSlide={(value) => set('bodySize', value)}
      />
      <Slider
        label={w().text.lineHeight}
        value={look().bodyLineHeight}
        min={1}
        max={2.2}
        step={0.02}
        say={number}
        onSlide={(value) => set('bodyLineHeight', value)}
      />
      <Slider
        label={w().text.spacing}
        value={look().spacing}
        min={0.5}
        max={1.8}
        step={0.02}
        say={inPercent}
        onSlide={(value) => set('spacing', value)}
      />
    </Part>
  );
}

export function HeadingPart(props: { state: DesignState }) {
  const { look, set, choose } = props.state;
  return (
    <Part title={w().headings.title} state={props.state} fields={['headingFont', 'headingSize', 'headingCase', 'headingRule']}>
      <Select label={w().headings.font} value={look().headingFont} choices={FAMILIES} onChoose={(value) => choose('headingFont', value)} />
      <Slider
        label={w().headings.size}
        value={look().headingSize}
        min={7}
        max={28}
        step={0.1}
        say={inPoints}
        onSlide={(value) => set('headingSize', value)}
      />
      <Select
        label={w().headings.letters}
        value={look().headingCase}
        choices={cases()}
        onChoose={(value) => choose('headingCase', value)}
      />
      <Select label={w().headings.rule} value={look().headingRule} choices={rules()} onChoose={(value) => choose('headingRule', value)} />
    </Part>
  );
}

export function DetailPart(props: { state: DesignState }) {
  const { look, set, choose } = props.state;
  return (
    <Part title={w().details.title} state={props.state} fields={['bullet', 'datePlace', 'skillStyle', 'levelMark', 'contactIcons']}>
      <Select label={w().details.bullets} value={look().bullet} choices={bullets()} onChoose={(value) => choose('bullet', value)} />
      <Select label={w().details.dates} value={look().datePlace} choices={datePlaces()} onChoose={(value) => choose('datePlace', value)} />
      <Select
        label={w().details.skills}
        value={look().skillStyle}
        choices={skillStyles()}
        onChoose={(value) => choose('skillStyle', value)}
      />
      <Select label={w().details.levels} value={look().levelMark} choices={levelMarks()} onChoose={(value) => choose('levelMark', value)} />
      <Switch label={w().details.contactIcons} checked={look().contactIcons} onToggle={(on) => set('contactIcons', on)} />
    </Part>
  );
}

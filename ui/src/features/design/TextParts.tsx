import { Select, Switch } from '../../kit/Field.tsx';
import { BULLETS, CASES, DATE_PLACES, FAMILIES, LEVEL_MARKS, RULES, SKILL_STYLES } from './choices.ts';
import { inPoints, Part, Slider } from './controls.tsx';
import type { DesignState } from './useDesign.ts';

export function TextPart(props: { state: DesignState }) {
  const { look, set, choose } = props.state;
  return (
    <Part title="Text" state={props.state} fields={['bodyFont', 'bodySize', 'bodyLineHeight', 'spacing']}>
      <Select label="Font" value={look().bodyFont} choices={FAMILIES} onChoose={(value) => choose('bodyFont', value)} />
      <Slider label="Size" value={look().bodySize} min={6} max={16} step={0.1} say={inPoints} onSlide={(value) => set('bodySize', value)} />
      <Slider
        label="Line height"
        value={look().bodyLineHeight}
        min={1}
        max={2.2}
        step={0.02}
        say={(value) => value.toFixed(2)}
        onSlide={(value) => set('bodyLineHeight', value)}
      />
      <Slider
        label="White space"
        value={look().spacing}
        min={0.5}
        max={1.8}
        step={0.02}
        say={(value) => `${Math.round(value * 100)} %`}
        onSlide={(value) => set('spacing', value)}
      />
    </Part>
  );
}

export function HeadingPart(props: { state: DesignState }) {
  const { look, set, choose } = props.state;
  return (
    <Part title="Headings" state={props.state} fields={['headingFont', 'headingSize', 'headingCase', 'headingRule']}>
      <Select label="Font of headings" value={look().headingFont} choices={FAMILIES} onChoose={(value) => choose('headingFont', value)} />
      <Slider
        label="Size of headings"
        value={look().headingSize}
        min={7}
        max={28}
        step={0.1}
        say={inPoints}
        onSlide={(value) => set('headingSize', value)}
      />
      <Select label="Letters" value={look().headingCase} choices={CASES} onChoose={(value) => choose('headingCase', value)} />
      <Select label="Rule" value={look().headingRule} choices={RULES} onChoose={(value) => choose('headingRule', value)} />
    </Part>
  );
}

export function DetailPart(props: { state: DesignState }) {
  const { look, set, choose } = props.state;
  return (
    <Part title="Details" state={props.state} fields={['bullet', 'datePlace', 'skillStyle', 'levelMark', 'contactIcons']}>
      <Select label="Bullets" value={look().bullet} choices={BULLETS} onChoose={(value) => choose('bullet', value)} />
      <Select label="Where dates stand" value={look().datePlace} choices={DATE_PLACES} onChoose={(value) => choose('datePlace', value)} />
      <Select label="Skills" value={look().skillStyle} choices={SKILL_STYLES} onChoose={(value) => choose('skillStyle', value)} />
      <Select label="Levels" value={look().levelMark} choices={LEVEL_MARKS} onChoose={(value) => choose('levelMark', value)} />
      <Switch label="Signs before contacts" checked={look().contactIcons} onToggle={(on) => set('contactIcons', on)} />
    </Part>
  );
}

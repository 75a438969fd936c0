import { Show } from 'solid-js';
import { Select, Switch, TextField } from '../../kit/Field.tsx';
import { shownOutcome } from '../preview/outcome.ts';
import { pageLimits, papers } from './choices.ts';
import { Part, Slider } from './controls.tsx';
import type { DesignState } from './useDesign.ts';
import { inMillimetres, w } from './words.ts';

const POINTS_A_MILLIMETRE = 72 / 25.4;

export function PagePart(props: { state: DesignState }) {
  const { design, look, set, choose } = props.state;
  const tooLong = () => {
    const outcome = shownOutcome();
    const most = look().fitPages;
    return outcome?.kind === 'pages' && most > 0 && outcome.result.count > most ? w().page.tooLong(outcome.result.count) : undefined;
  };
  return (
    <Part title={w().page.title} state={props.state} fields={['marginX', 'marginY', 'runningHeader', 'fitPages']}>
      <Select label={w().page.paper} value={design().pageFormat} choices={papers()} onChoose={(value) => choose('pageFormat', value)} />
      <Show when={design().pageFormat === 'custom'}>
        <div class="design-pair">
          <Millimetres label={w().page.width} points={design().pageWidth ?? 595.28} onChange={(points) => choose('pageWidth', points)} />
          <Millimetres label={w().page.height} points={design().pageHeight ?? 841.89} onChange={(points) => choose('pageHeight', points)} />
        </div>
      </Show>
      <Select
        label={w().page.pages}
        value={String(look().fitPages)}
        choices={pageLimits()}
        description={look().fitPages > 0 ? w().page.fits : undefined}
        error={tooLong()}
        onChoose={(value) => choose('fitPages', Number(value))}
      />
      <Slider
        label={w().page.marginX}
        value={look().marginX}
        min={12}
        max={140}
        step={2}
        say={inMillimetres}
        onSlide={(value) => set('marginX', value)}
      />
      <Slider
        label={w().page.marginY}
        value={look().marginY}
        min={12}
        max={140}
        step={2}
        say={inMillimetres}
        onSlide={(value) => set('marginY', value)}
      />
      <Switch label={w().page.numbers} checked={design().pageNumbers} onToggle={(on) => set('pageNumbers', on)} />
      <Switch label={w().page.runningHeader} checked={look().runningHeader} onToggle={(on) => set('runningHeader', on)} />
    </Part>
  );
}

function Millimetres(props: { label: string; points: number; onChange: (points: number) => void }) {
  return (
    <TextField
      label={props.label}
      type="number"
      inputmode="numeric"
      min={71}
      max={705}
      value={Math.round(props.points / POINTS_A_MILLIMETRE)}
      onChange={(event) => props.onChange(event.currentTarget.valueAsNumber * POINTS_A_MILLIMETRE)}
    />
  );
}

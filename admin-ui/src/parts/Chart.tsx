import { createEffect, onCleanup, onMount } from 'solid-js';
import type uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import './chart.css';

export interface Series {
  name: string;
  values: readonly (number | null)[];
}

/** Lines, in this order; told apart by their dashes, too. */
const LOOKS = [
  { colour: '--accent', dash: [] },
  { colour: '--warning', dash: [6, 4] },
  { colour: '--danger', dash: [2, 3] },
] as const;
export const LEGEND_COLOURS: readonly string[] = LOOKS.map(({ colour }) => `var(${colour})`);

const HEIGHT = 160;

/** Lines over time. It is a picture only: what it shows must stand beside it in words, and in a table. `times` in seconds. */
export function Chart(props: {
  times: readonly number[];
  series: readonly Series[];
  format: (value: number) => string;
  step: 'hour' | 'day';
}) {
  let place: HTMLDivElement | undefined;
  let chart: uPlot | undefined;
  const data = (): uPlot.AlignedData => [[...props.times], ...props.series.map(({ values }) => [...values])];

  onMount(async () => {
    const { default: Plot } = await import('uplot');
    // Gone before the library came.
    if (!place?.isConnected) return;
    const at = place;
    chart = new Plot(optionsOf(at, props.series, props.format, timeFormat(props.step)), data(), at);
    const resize = new ResizeObserver(() => chart?.setSize({ width: at.clientWidth, height: HEIGHT }));
    resize.observe(at);
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const redraw = () => chart?.redraw(false);
    dark.addEventListener('change', redraw);
    ends.push(() => {
      resize.disconnect();
      dark.removeEventListener('change', redraw);
      chart?.destroy();
    });
  });
  const ends: (() => void)[] = [];
  onCleanup(() => {
    for (const end of ends) end();
  });
  createEffect(() => {
    const next = data();
    chart?.setData(next);
  });
  return <div ref={place} class="chart" aria-hidden="true" style={{ height: `${HEIGHT}px` }} />;
}

/** The canvas has no variables: what a token is now is asked of an element. */
function colourIn(place: HTMLElement, token: string): string {
  place.style.setProperty('color', `var(${token})`);
  return getComputedStyle(place).color;
}

/** Where the axis says it is: the hour, and at midnight the day. */
function timeFormat(step: 'hour' | 'day'): (seconds: number) => string {
  const day = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });
  const hour = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
  return (seconds) => {
    const at = new Date(seconds * 1_000);
    return step === 'day' || at.getHours() + at.getMinutes() === 0 ? day.format(at) : hour.format(at);
  };
}

/** Nothing that is shown here comes in halves. */
const WHOLE = Array.from({ length: 16 }, (_, power) => [1, 2, 5].map((factor) => factor * 10 ** power)).flat();

function optionsOf(
  place: HTMLElement,
  series: readonly Series[],
  format: (value: number) => string,
  time: (seconds: number) => string,
): uPlot.Options {
  const muted = () => colourIn(place, '--muted');
  const lines = () => colourIn(place, '--hairline');
  const font = `12px ${getComputedStyle(place).fontFamily}`;
  const axis = { stroke: muted, font, ticks: { show: false }, grid: { stroke: lines, width: 1 } };
  return {
    width: place.clientWidth,
    height: HEIGHT,
    legend: { show: false },
    cursor: { show: false },
    // From nothing up: a line that begins elsewhere says more than there is.
    scales: { y: { range: (_, __, most) => [0, Math.max(most, 1) * 1.05] } },
    axes: [
      { ...axis, grid: { show: false }, space: 64, values: (_, values) => values.map((value) => time(value)) },
      { ...axis, size: 64, incrs: WHOLE, values: (_, values) => values.map((value) => (value === null ? '' : format(value))) },
    ],
    series: [
      {},
      ...series.map(({ name }, at) => {
        const look = LOOKS[at % LOOKS.length] ?? LOOKS[0];
        return {
          label: name,
          stroke: () => colourIn(place, look.colour),
          dash: [...look.dash],
          width: 1.75,
          points: { show: series[0]?.values.length === 1 },
        };
      }),
    ],
  };
}

import { For, Show } from 'solid-js';
import type { MetricsAnswer } from '#protocol/metrics';
import { dayDate, fullDate } from '../../../../ui/src/i18n/format.ts';
import { words } from '../../i18n/words.ts';
import { Chart, LEGEND_COLOURS } from '../../parts/Chart.tsx';
import { CHARTS, type ChartName, type Figure, type Unit, wholeOf } from './figures.ts';
import { say } from './say.ts';

const w = words('analytics');

/** What was counted, as charts, each with its numbers in words and a table behind it. */
export function Figures(props: { metrics: MetricsAnswer; only?: readonly ChartName[] }) {
  return (
    <div class="figures">
      <For each={CHARTS.filter(({ name }) => props.only?.includes(name) ?? true)}>
        {(chart) => <OneFigure metrics={props.metrics} name={chart.name} unit={chart.unit} figures={chart.figures} />}
      </For>
    </div>
  );
}

function OneFigure(props: { metrics: MetricsAnswer; name: ChartName; unit: Unit; figures: readonly Figure[] }) {
  const rows = () => props.metrics.rows;
  const at = (iso: string) => (props.metrics.step === 'hour' ? fullDate(iso) : dayDate(iso));
  return (
    <figure class="figure card">
      <figcaption>{w().charts[props.name]}</figcaption>
      <ul class="chart-legend">
        <For each={props.figures}>
          {(figure, index) => {
            const whole = () => wholeOf(rows(), figure);
            return (
              <li>
                <span class="chart-swatch" style={{ color: LEGEND_COLOURS[index()] }} aria-hidden="true" />
                <Show when={whole() !== null} fallback={w().figures[figure]}>
                  {w().total(w().figures[figure], say(whole(), props.unit))}
                </Show>
              </li>
            );
          }}
        </For>
      </ul>
      <Chart
        times={rows().map((row) => Date.parse(row.at) / 1_000)}
        series={props.figures.map((figure) => ({ name: w().figures[figure], values: rows().map((row) => row[figure]) }))}
        step={props.metrics.step}
        format={(value) => say(value, props.unit)}
      />
      <details>
        <summary>{w().asTable(w().charts[props.name])}</summary>
        <section class="table-place" tabindex="0" aria-label={w().asTable(w().charts[props.name])}>
          <table class="table">
            <thead>
              <tr>
                <th scope="col">{props.metrics.step === 'hour' ? w().hour : w().day}</th>
                <For each={props.figures}>
                  {(figure) => (
                    <th scope="col" class="number">
                      {w().figures[figure]}
                    </th>
                  )}
                </For>
              </tr>
            </thead>
            <tbody>
              <For each={rows().toReversed()}>
                {(row) => (
                  <tr>
                    <th scope="row">{at(row.at)}</th>
                    <For each={props.figures}>{(figure) => <td class="number">{say(row[figure], props.unit)}</td>}</For>
                  </tr>
                )}
              </For>
            </tbody>
          </table>
        </section>
      </details>
    </figure>
  );
}

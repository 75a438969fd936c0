import { Popover } from '@kobalte/core/popover';
import Calendar from 'lucide-solid/icons/calendar';
import ChevronLeft from 'lucide-solid/icons/chevron-left';
import ChevronRight from 'lucide-solid/icons/chevron-right';
import { createSignal, For, Show } from 'solid-js';
import type { Dates, PartialDate } from '#protocol/dates';
import { keeping } from '../../../i18n/format.ts';
import { IconButton } from '../../../kit/Button.tsx';
import { withDate } from '../../../text/dates.ts';
import { fieldWords as f } from '../words.ts';
import './months.css';

type Part = 'start' | 'end';

interface Choice {
  dates: Dates;
  /** A day rather than a period: there is no end to choose. */
  single: boolean;
  onChoose: (dates: Dates) => void;
}

const MONTHS = Array.from({ length: 12 }, (_, month) => month);
const COLUMNS = 4;
const EARLIEST = 1900;
const LATEST = 2100;

const short = keeping((locale) => new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' }));
const long = keeping((locale) => new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }));
const justYear = keeping((locale) => new Intl.DateTimeFormat(locale, { year: 'numeric', timeZone: 'UTC' }));
const at = (year: number, month = 0) => new Date(Date.UTC(year, month));
const dateOf = (year: number, month: number): PartialDate => `${year}-${String(month + 1).padStart(2, '0')}`;

/** Months to choose from, for whoever would rather point than type. The field beside it says the same in words. */
export function MonthPicker(props: Choice & { label: string }) {
  const [isOpen, setOpen] = createSignal(false);
  return (
    <Popover open={isOpen()} onOpenChange={setOpen} placement="bottom-end" gutter={4}>
      <Popover.Trigger class="icon-button months-open" aria-label={f().months.choose(props.label)} title={f().months.choose(props.label)}>
        <Calendar size={16} stroke-width={1.75} aria-hidden="true" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content class="months-card" aria-label={f().months.choose(props.label)}>
          <Months {...props} onDone={() => setOpen(false)} />
        </Popover.Content>
      </Popover.Portal>
    </Popover>
  );
}

function Months(props: Choice & { onDone: () => void }) {
  const [part, setPart] = createSignal<Part>('start');
  const chosen = () => (part() === 'start' ? props.dates.start : props.dates.end);
  const yearThen = () => Number(chosen()?.slice(0, 4) ?? props.dates.start?.slice(0, 4)) || new Date().getFullYear();
  const [year, setYear] = createSignal(yearThen());
  const turn = (step: number) => setYear((now) => Math.min(LATEST, Math.max(EARLIEST, now + step)));
  const goTo = (next: Part) => {
    setPart(next);
    setYear(yearThen());
  };
  const choose = (date: PartialDate) => {
    const wasStart = part() === 'start';
    props.onChoose(withDate(props.dates, part(), date));
    if (wasStart && !props.single && !props.dates.present) setPart('end');
    else props.onDone();
  };
  let grid: HTMLDivElement | undefined;
  /** The arrows go from month to month, and past the last one into the next year. */
  const onKeyDown = (event: KeyboardEvent) => {
    const buttons: HTMLElement[] = [...(grid?.querySelectorAll('button') ?? [])];
    const { activeElement } = document;
    const here = activeElement instanceof HTMLElement ? buttons.indexOf(activeElement) : -1;
    const forward = grid && getComputedStyle(grid).direction === 'rtl' ? -1 : 1;
    const steps: Record<string, number> = { ArrowRight: forward, ArrowLeft: -forward, ArrowDown: COLUMNS, ArrowUp: -COLUMNS };
    const years: Record<string, number> = { PageDown: 1, PageUp: -1 };
    const step = steps[event.key] ?? 0;
    const turned = years[event.key] ?? 0;
    if (here < 0 || (step === 0 && turned === 0)) return;
    event.preventDefault();
    const next = here + step;
    turn(turned + Math.floor(next / MONTHS.length));
    buttons[(next + MONTHS.length) % MONTHS.length]?.focus();
  };
  return (
    <>
      <Show when={!props.single}>
        <div class="months-parts">
          <For each={['start', 'end'] as const}>
            {(one) => (
              <button type="button" class="months-part" aria-pressed={part() === one} onClick={() => goTo(one)}>
                {one === 'start' ? f().months.from : f().months.to}
              </button>
            )}
          </For>
        </div>
      </Show>
      <div class="months-year">
        <IconButton label={f().months.yearBefore} onClick={() => turn(-1)}>
          <ChevronLeft class="mirrored" size={16} stroke-width={1.75} aria-hidden="true" />
        </IconButton>
        <strong aria-live="polite">{justYear().format(at(year()))}</strong>
        <IconButton label={f().months.yearAfter} onClick={() => turn(1)}>
          <ChevronRight class="mirrored" size={16} stroke-width={1.75} aria-hidden="true" />
        </IconButton>
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrows are a shorter way between its buttons, each of which Tab reaches too. */}
      <div class="months-grid" ref={grid} onKeyDown={onKeyDown}>
        <For each={MONTHS}>
          {(month) => (
            <button
              type="button"
              class="months-month"
              aria-label={long().format(at(year(), month))}
              aria-pressed={chosen() === dateOf(year(), month)}
              onClick={() => choose(dateOf(year(), month))}
            >
              {short().format(at(2000, month))}
            </button>
          )}
        </For>
      </div>
      <button type="button" class="months-month" aria-pressed={chosen() === String(year())} onClick={() => choose(String(year()))}>
        {f().months.onlyYear(justYear().format(at(year())))}
      </button>
    </>
  );
}

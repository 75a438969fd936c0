import type { Dates, PartialDate } from '#protocol/dates';
import type { Item } from '#protocol/document';
import { itemPath } from '#protocol/registers';
import type { Finding } from '../finding.ts';
import { monthsOf } from '../months.ts';
import type { Rule } from '../rule.ts';
import { datesOf, nameOf, type Shown } from '../shown.ts';

type Dated = { item: Item; dates: Dates };

/** Items with dates that can be counted with. */
const dated = ({ items }: Shown): Dated[] =>
  items.flatMap(({ item }) => {
    const dates = datesOf(item);
    return dates && dates.raw === undefined && (dates.start || dates.end) ? [{ item, dates }] : [];
  });

export const datesOrder: Rule = {
  id: 'dates-order',
  check: ({ shown }) => {
    const spans = dated(shown).filter(({ dates }) => dates.start && dates.end && !dates.present);
    if (spans.length === 0) return null;
    return spans
      .filter(({ dates: { start, end } }) => start && end && isAfter(start, end))
      .map(({ item }) => ({ rule: 'dates-order', severity: 'fix', place: itemPath(item.id, 'dates'), facts: { name: nameOf(item) } }));
  },
};

/** Whether one date is after another at the precision that both have. */
function isAfter(one: PartialDate, other: PartialDate): boolean {
  const length = Math.min(one.length, other.length);
  return one.slice(0, length) > other.slice(0, length);
}

/** Of these an end that is still to come says something: when a degree is expected, how long a certificate holds. */
const MAY_END_LATER: ReadonlySet<Item['kind']> = new Set(['education', 'certification', 'volunteer', 'project', 'custom']);

export const datesFuture: Rule = {
  id: 'dates-future',
  check: ({ shown, now }) => {
    const items = dated(shown);
    if (items.length === 0) return null;
    const isLater = (date: PartialDate | null) => date !== null && monthsOf(date).earliest > now;
    return items
      .filter(
        ({ item, dates }) =>
          isLater(dates.start) || (!dates.present && isLater(dates.end) && dates.start !== null && !MAY_END_LATER.has(item.kind)),
      )
      .map(({ item }) => ({
        rule: 'dates-future',
        severity: 'consider',
        place: itemPath(item.id, 'dates'),
        facts: { name: nameOf(item) },
      }));
  },
};

/** Years beside months make a reader wonder about the months. Asked of jobs and of schools by themselves. */
export const datesPrecision: Rule = {
  id: 'dates-precision',
  check: ({ shown }) => {
    const groups = [
      dated(shown).filter(({ item }) => item.kind === 'experience' || item.kind === 'role'),
      dated(shown).filter(({ item }) => item.kind === 'education'),
    ].filter((group) => group.length > 1);
    if (groups.length === 0) return null;
    return groups.flatMap((group): Finding[] => {
      const years = group.filter(({ dates }) => endsOf(dates).some((date) => date.length === 4));
      const months = group.filter(({ dates }) => endsOf(dates).every((date) => date.length > 4));
      const [odd] = years.length <= months.length ? years : months;
      if (years.length === 0 || months.length === 0 || !odd) return [];
      const facts = { years: years.length, months: months.length };
      return [{ rule: 'dates-precision', severity: 'consider', place: itemPath(odd.item.id, 'dates'), facts }];
    });
  },
};

const endsOf = ({ start, end, present }: Dates): PartialDate[] => [start, present ? null : end].filter((date) => date !== null);

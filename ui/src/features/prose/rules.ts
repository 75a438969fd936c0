import { InputRule, inputRules } from 'prosemirror-inputrules';
import type { ResolvedPos } from 'prosemirror-model';
import type { Command, Plugin, Transaction } from 'prosemirror-state';
import { splitLine } from './commands.ts';
import { addressesIn } from './links.ts';
import { LINK, type List, listIn } from './schema.ts';

/** What is typed at the beginning of a paragraph to make it an entry of a list. */
const listRule = (typed: RegExp, list: NonNullable<List>): InputRule =>
  new InputRule(typed, ({ doc, tr }, _match, start, end) => {
    const $start = doc.resolve(start);
    if (listIn($start.parent) !== null) return null;
    return tr.delete(start, end).setNodeAttribute($start.before(1), 'list', list);
  });

/** Makes the web address that ends at a place a link, if one does and is none yet. */
function linkBefore(tr: Transaction, $end: ResolvedPos): boolean {
  const before = $end.parent.textBetween(0, $end.parentOffset);
  // With what may follow it in a sentence, such as a full stop.
  const found = addressesIn(before).at(-1);
  if (!found || /\s/.test(before.slice(found.index))) return false;
  const from = $end.start() + found.index;
  const to = from + found.text.length;
  if ($end.doc.rangeHasMark(from, to, LINK)) return false;
  tr.addMark(from, to, LINK.create({ href: found.address }));
  return true;
}

const linkRule = new InputRule(/\S(\s)$/, ({ doc, tr }, match, _start, end) => {
  if (!linkBefore(tr, doc.resolve(end))) return null;
  return tr.insertText(match[1] ?? '', end).removeStoredMark(LINK);
});

/** Enter, which ends an address like a space does. */
export const enter: Command = (state, dispatch, view) =>
  splitLine(
    state,
    dispatch &&
      ((tr) => {
        const { $from, empty } = state.selection;
        if (empty) linkBefore(tr, state.doc.resolve($from.pos));
        dispatch(tr);
      }),
    view,
  );

export const rulesPlugin = (): Plugin =>
  inputRules({ rules: [listRule(/^[-*•]\s$/, 'bullet'), listRule(/^1[.)]\s$/, 'ordered'), linkRule] });

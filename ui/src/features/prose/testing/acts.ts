import { Fragment, Slice } from 'prosemirror-model';
import { type Command, type EditorState, TextSelection, type Transaction } from 'prosemirror-state';
import { deleteChosen, joinBackward, joinForward, splitLine, toggleList, toggleMark } from '../commands.ts';
import { BOLD, ITALIC, LINE, LINK, schema, UNDERLINE } from '../schema.ts';
import type { Random } from './random.ts';

/** Characters that nobody has written before, so that each can be followed. Some of them are pairs of surrogates. */
export class FreshCharacters {
  private next = 0;

  one(random: Random): string {
    this.next += 1;
    return String.fromCodePoint(random.chance(0.3) ? 0x20000 + this.next : 0x4e00 + this.next);
  }

  some(random: Random, most: number): string {
    return Array.from({ length: 1 + random.below(most) }, () => this.one(random)).join('');
  }
}

export type Act = (state: EditorState, dispatch: (tr: Transaction) => void, random: Random, fresh: FreshCharacters) => void;

function randomPosition(state: EditorState, random: Random): number {
  const $position = state.doc.resolve(random.below(state.doc.content.size + 1));
  const near = TextSelection.near($position).from;
  const { nodeBefore, nodeAfter } = state.doc.resolve(near);
  // Nobody can put a cursor in the middle of a pair of surrogates.
  const inPair = nodeBefore?.text && nodeAfter?.text && /[\ud800-\udbff]$/.test(nodeBefore.text) && /^[\udc00-\udfff]/.test(nodeAfter.text);
  return inPair ? near - 1 : near;
}

const choose = (state: EditorState, from: number, to: number): Transaction =>
  state.tr.setSelection(TextSelection.create(state.doc, Math.min(from, to), Math.max(from, to)));

/** Puts the cursor somewhere, or chooses something, not always far. */
const select: Act = (state, dispatch, random) => {
  const at = randomPosition(state, random);
  const $at = state.doc.resolve(at);
  const end = random.chance(0.5) ? randomPosition(state, random) : random.chance(0.5) ? $at.end(1) : $at.start(1);
  dispatch(choose(state, at, random.chance(0.5) ? at : end));
};

const run =
  (command: Command): Act =>
  (state, dispatch) =>
    void command(state, dispatch);

const type: Act = (state, dispatch, random, fresh) => dispatch(state.tr.insertText(fresh.some(random, 3)));

const paste: Act = (state, dispatch, random, fresh) => {
  const lines = Array.from({ length: 1 + random.below(3) }, () => {
    const list = random.pick([null, null, 'bullet', 'ordered']);
    const marks = random.chance(0.3) ? [random.chance(0.5) ? BOLD.create() : LINK.create({ href: 'https://a.b' })] : [];
    return LINE.create({ list }, random.chance(0.9) ? schema.text(fresh.some(random, 3), marks) : null);
  });
  dispatch(state.tr.replaceSelection(new Slice(Fragment.from(lines), 1, 1)));
};

const link: Act = (state, dispatch, random) => {
  const { from, to } = state.selection;
  const href = `https://a.b/${random.below(3)}`;
  dispatch(random.chance(0.3) ? state.tr.removeMark(from, to, LINK) : state.tr.addMark(from, to, LINK.create({ href })));
};

/** A whole line, by a step of a kind that no command here makes. */
const setLine: Act = (state, dispatch, random) => {
  const position = state.selection.$from.before(1);
  dispatch(state.tr.setNodeMarkup(position, null, { list: random.pick([null, 'bullet', 'ordered']) }));
};

/** Two places at once. What is put in is new: two people who move one line have it twice, and rightly so. */
const replaceLine: Act = (state, dispatch, random, fresh) => {
  const { doc } = state;
  if (doc.childCount < 2) return;
  const number = random.below(doc.childCount - 1);
  let position = 0;
  for (let index = 0; index < number; index += 1) position += doc.child(index).nodeSize;
  const tr = state.tr.delete(position, position + doc.child(number).nodeSize);
  const below = tr.doc.resolve(position).nodeAfter;
  dispatch(tr.insert(position + (below?.nodeSize ?? 0), LINE.create({ list: 'bullet' }, schema.text(fresh.some(random, 4)))));
};

/** Deletes the character before the cursor, whole. */
const deleteCharacter: Act = (state, dispatch) => {
  const { $from, empty } = state.selection;
  const before = $from.nodeBefore?.text;
  if (!empty || !before) return void (joinBackward(state, dispatch) || deleteChosen(state, dispatch));
  const last = Array.from(before).at(-1) ?? '';
  dispatch(state.tr.delete($from.pos - last.length, $from.pos));
};

const clear: Act = (state, dispatch, random) => {
  if (random.chance(0.2)) dispatch(state.tr.delete(0, state.doc.content.size));
};

/** What people do, with how often. */
export const TYPING: readonly (readonly [number, Act])[] = [
  [10, type],
  [4, select],
  [2, deleteCharacter],
  [1, run(splitLine)],
  [1, run(toggleMark(BOLD))],
  [0.5, run(deleteChosen)],
];
export const STRUCTURE: readonly (readonly [number, Act])[] = [
  [4, type],
  [6, select],
  [3, run(splitLine)],
  [2, run(joinBackward)],
  [2, run(joinForward)],
  [2, run(toggleList('bullet'))],
  [1, run(toggleList('ordered'))],
  [1, run(toggleMark(BOLD))],
  [1, run(toggleMark(ITALIC))],
  [1, run(toggleMark(UNDERLINE))],
  [1, link],
  [1, paste],
  [1, setLine],
  [0.5, replaceLine],
  [1, run(deleteChosen)],
  [0.5, clear],
  [1, deleteCharacter],
];

export function pickAct(mix: readonly (readonly [number, Act])[], random: Random): Act {
  let left = random.number() * mix.reduce((sum, [weight]) => sum + weight, 0);
  for (const [weight, act] of mix) {
    left -= weight;
    if (left < 0) return act;
  }
  return select;
}

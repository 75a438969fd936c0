import { render } from 'solid-js/web';
import * as Y from 'yjs';
import { applyText, type Change, newText, proseOf, textIn, writeProse } from '#sync/prose-text';
import { docOf, proseIn } from '../../schema.ts';
import { FreshCharacters, pickAct, STRUCTURE, TYPING } from '../acts.ts';
import { Random } from '../random.ts';
import { Person } from './person.ts';
import { Seat } from './Seat.tsx';
import type { Stage } from './stage.ts';
import '../../../../styles/tokens.css';
import '../../../../styles/base.css';
import './page.css';

/** Three people in one page, each with an editor and a text of their own, and a network between them that the test moves. */
let people: Person[] = [];
let random = new Random(0);
let fresh = new FreshCharacters();
let mix = TYPING;
let others = 0;
let hide = () => {};
const written = new Set<string>();

const person = (index: number): Person => {
  const found = people[index];
  if (!found) throw new Error(`there is no person ${index}`);
  return found;
};
const note = () => {
  for (const one of people) for (const character of one.text.toString()) if (character !== '\n') written.add(character);
};

const stage: Stage = {
  begin(seed, options = {}) {
    hide();
    random = new Random(seed);
    fresh = new FreshCharacters();
    mix = seed % 2 === 0 ? STRUCTURE : TYPING;
    written.clear();
    people = ['Ada Lovelace', 'Mira Okafor', 'Jun'].map((name, index) => new Person(name, index + 1, options.prose === undefined));
    const first = person(0);
    first.doc.transact(() => writeProse(first.text, options.prose ?? [{ spans: [{ text: fresh.some(random, 20) }] }]));
    for (const one of people) one.meet(people);
    while (people.some((one) => one.hasMail)) for (const one of people) one.receive();
    hide = render(() => people.map((one) => <Seat person={one} editable={options.editable ?? true} />), find('#seats'));
    note();
  },
  act(index, count) {
    for (let done = 0; done < count; done += 1) {
      const { view } = person(index);
      if (!view.composing) pickAct(mix, random)(view.state, view.dispatch, random, fresh);
      note();
    }
  },
  play(rounds) {
    for (let round = 0; round < rounds; round += 1) {
      stage.act(random.below(3), 1 + random.below(4));
      if (random.chance(0.6)) stage.deliver(random.below(3), 1 + random.below(3));
    }
  },
  deliver(index, most = Number.POSITIVE_INFINITY) {
    for (let done = 0; done < most && person(index).hasMail; done += 1) person(index).receive();
  },
  settle() {
    note();
    while (people.some((one) => one.hasMail)) for (const one of people) one.receive();
  },
  receiveFrom(index, changes) {
    const { doc } = person(index);
    const update = foreignUpdate(doc, changes);
    const begun = performance.now();
    applyText(doc, update, 'remote');
    return performance.now() - begun;
  },
  focus(index) {
    person(index).view.focus();
  },
  select(index, anchor, head = anchor) {
    person(index).select(anchor, head);
  },
  prose: (index) => proseOf(person(index).text),
  shown: (index) => proseIn(person(index).view.state.doc),
  selected: (index) => {
    const { anchor, head } = person(index).view.state.selection;
    return [anchor, head];
  },
  html: (index) => person(index).view.dom.innerHTML,
  calls: () => people.flatMap(({ calls }) => calls),
  problem() {
    note();
    const texts = people.map(({ text }) => JSON.stringify(proseOf(text)));
    if (new Set(texts).size > 1) return `diverged: ${texts.join(' / ')}`;
    for (const { view, text } of people) {
      view.state.doc.check();
      const wanted = docOf(proseOf(text));
      if (!view.state.doc.eq(wanted)) return `shown ${view.state.doc}, but the text is ${wanted}`;
      const seen = [...view.dom.querySelectorAll('p')].map((line) => textOf(line));
      const lines = wanted.children.map(({ textContent }) => textContent);
      if (JSON.stringify(seen) !== JSON.stringify(lines))
        return `the page shows ${JSON.stringify(seen)}, the document ${JSON.stringify(lines)}`;
    }
    const there = Array.from(person(0).text.toString().replaceAll('\n', ''));
    const doubled = there.filter((character, index) => there.indexOf(character) !== index);
    if (doubled.length > 0) return `doubled ${doubled.join('')} in ${there.join('')}`;
    const kept = new Set(there);
    const gone = new Set(people.flatMap(({ deleted }) => [...deleted]));
    const lost = [...written].filter((character) => !kept.has(character) && !gone.has(character));
    return lost.length > 0 ? `lost ${lost.join('')}` : null;
  },
  measure(index, job) {
    const begun = performance.now();
    job(person(index).view);
    return performance.now() - begun;
  },
};

/** Changes of a text as somebody else makes them. */
function foreignUpdate(doc: Y.Doc, changes: Change[]): Uint8Array {
  others += 1;
  const other = newText(100 + others);
  applyText(other, Y.encodeStateAsUpdate(doc), 'remote');
  textIn(other).applyDelta(changes);
  return Y.encodeStateAsUpdate(other, Y.encodeStateVector(doc));
}

/** What is written in a line of the page, without the flags of others. */
function textOf(line: Element): string {
  const copy = line.cloneNode(true);
  if (copy instanceof Element) for (const flag of copy.querySelectorAll('.prose-caret')) flag.remove();
  return copy.textContent ?? '';
}

function find(selector: string): Element {
  const element = document.querySelector(selector);
  if (!element) throw new Error(`nothing is ${selector}`);
  return element;
}

Object.assign(window, { stage });

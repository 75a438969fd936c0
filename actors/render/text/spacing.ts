import { type Box, isLeaf } from '../element.ts';

/** Arabic letters join, and Indic and Thai ones bear signs: pulled apart they are broken. */
const JOINS = /[\u0600-\u08ff\u0900-\u0eff\ufb50-\ufdff\ufe70-\ufefc]/;

const holdsJoined = (box: Box): boolean => box.children.some((child) => (isLeaf(child) ? JOINS.test(child.text) : holdsJoined(child)));

/** A block without letter spacing around text whose letters must stay together. The same object when there is none. */
export function withoutBrokenSpacing(box: Box): Box {
  if (!holdsJoined(box)) return box;
  const { letterSpacing: _, ...style } = box.style;
  return { ...box, style, children: box.children.map((child) => (isLeaf(child) ? child : withoutBrokenSpacing(child))) };
}

import * as Y from 'yjs';
import type { ErrorCode } from '#protocol/errors';
import { LIVE_LIMITS } from '#protocol/live';
import { PROSE_MAX_LENGTH, PROSE_MAX_LINES, SAFE_LINK } from '#protocol/prose';
import { hasOnlyText } from '#protocol/text';
import { fromBase64 } from './base64.ts';
import { proseOf, TEXT_NAME, textIn } from './prose-text.ts';
import { canBePutIn, isInOrder } from './text-order.ts';

/** Yjs ids that one update may write under: those of a page and of the ones before it whose edits still waited. */
const MAX_WRITERS = 16;
const LINK_MAX_LENGTH = 2_000;
/** Yjs counts a writer's characters for ever, and cannot read numbers that are too large. */
const MAX_CLOCK = 2 ** 31;
/** Spans of one line: what `Prose` takes. */
const SPANS_MAX = 500;

export interface TextUpdateFacts {
  update: Uint8Array;
  /** The Yjs ids that it writes under. */
  writers: number[];
}

/**
 * Whether an update may be put into `doc`: checked before it is applied, for Yjs cannot take one back, and one that refers to what
 * is not there would stay pending for ever. `owns` says whether its sender may write under a Yjs id.
 *
 * Refused are: what is no update (`invalid_input`), structs of others (`forbidden`), gaps and unknown neighbours (`conflict`),
 * content that is no text of ours (`invalid_input`), and a text that would become too long (`too_large`).
 */
export function checkTextUpdate(doc: Y.Doc, base64: string, owns: (writer: number) => boolean): TextUpdateFacts | ErrorCode {
  const update = fromBase64(base64);
  if (!update) return 'invalid_input';
  if (update.byteLength > LIVE_LIMITS.textBytes) return 'too_large';
  let decoded: ReturnType<typeof Y.decodeUpdate>;
  try {
    decoded = Y.decodeUpdate(update);
  } catch {
    // Whatever the decoder trips over is no update.
    return 'invalid_input';
  }
  const { structs, ds } = decoded;
  /** By Yjs id: where what the update brings begins and ends. */
  const brought = new Map<number, { from: number; to: number }>();
  const byWriter = new Map<number, Y.Item[]>();
  for (const struct of structs) {
    if (struct instanceof Y.Skip) return 'conflict';
    // Only items: what Yjs collects as a whole are types within types, which a text has none of. And an empty one has no place.
    if (!(struct instanceof Y.Item) || struct.length === 0) return 'invalid_input';
    const { client, clock } = struct.id;
    if (clock + struct.length > MAX_CLOCK) return 'too_large';
    const items = byWriter.get(client);
    if (items) items.push(struct);
    else byWriter.set(client, [struct]);
    const before = brought.get(client);
    if (before && before.to !== clock) return 'conflict';
    if (before) before.to = clock + struct.length;
    else brought.set(client, { from: clock, to: clock + struct.length });
  }
  if (brought.size > MAX_WRITERS) return 'too_large';
  const stateOf = (client: number): number => Y.getState(doc.store, client);
  for (const [client, { from }] of brought) {
    if (!owns(client)) return 'forbidden';
    if (from > stateOf(client)) return 'conflict';
  }
  const isKnown = (id: Y.ID | null): boolean => id === null || id.clock < Math.max(stateOf(id.client), brought.get(id.client)?.to ?? 0);
  let length = 0;
  let lines = 0;
  let formats = 0;
  for (const struct of [...byWriter.values()].flat()) {
    if (!isKnown(struct.origin) || !isKnown(struct.rightOrigin)) return 'conflict';
    const problem = placeProblem(struct) ?? contentProblem(struct.content);
    if (problem) return problem;
    if (struct.content instanceof Y.ContentFormat) formats += 1;
    if (struct.content instanceof Y.ContentString) {
      length += struct.length;
      for (const character of struct.content.str) if (character === '\n') lines += 1;
    }
  }
  for (const [client, ranges] of ds.clients)
    for (const { clock, len } of ranges) if (len > 0 && !isKnown(Y.createID(client, clock + len - 1))) return 'conflict';
  if (!canBePutIn(doc, byWriter)) return 'conflict';
  if (!isInOrder(doc, update, byWriter)) return 'invalid_input';
  const facts = { update, writers: [...brought.keys()] };
  const text = textIn(doc);
  const mayBeLong = text.length + length > PROSE_MAX_LENGTH;
  const mayBeMany = lines > 0 && linesOf(text) + lines > PROSE_MAX_LINES;
  // Marks make spans; so does a line's end that is taken out, of the lines that it kept apart.
  const mayBeMotley = (formats > 0 || ds.clients.size > 0) && formatsIn(text) + formats >= SPANS_MAX;
  if ((mayBeLong || mayBeMany || mayBeMotley) && !fits(doc, update)) return 'too_large';
  return facts;
}

/** Everything is in the one text; an item says so itself or takes it from its neighbours. */
function placeProblem({ parent, parentSub, origin, rightOrigin }: Y.Item): ErrorCode | null {
  // Before it is integrated the name of a root type is a string, whatever the types of the library say.
  const place: unknown = parent;
  if (parentSub !== null) return 'invalid_input';
  if (place === null) return origin || rightOrigin ? null : 'invalid_input';
  return place === TEXT_NAME ? null : 'invalid_input';
}

function contentProblem(content: unknown): ErrorCode | null {
  if (content instanceof Y.ContentString) return hasOnlyText(content.str) && !/[\r\u2028\u2029]/.test(content.str) ? null : 'invalid_input';
  if (content instanceof Y.ContentDeleted) return null;
  if (content instanceof Y.ContentFormat) return isAttribute(content.key, content.value) ? null : 'invalid_input';
  return 'invalid_input';
}

function isAttribute(key: string, value: unknown): boolean {
  switch (key) {
    case 'bold':
    case 'italic':
    case 'underline':
      return value === true || value === null;
    case 'link':
      return value === null || (typeof value === 'string' && value.length <= LINK_MAX_LENGTH && SAFE_LINK.test(value));
    case 'list':
      return value === null || value === 'bullet' || value === 'ordered';
    default:
      return false;
  }
}

function linesOf(text: Y.Text): number {
  let lines = 0;
  for (const character of text.toString()) if (character === '\n') lines += 1;
  return lines;
}

/** A line has one span more than marks that begin or end in it, at the most. */
function formatsIn({ _start: start }: Y.Text): number {
  let formats = 0;
  for (let item = start; item; item = item.right) if (item.content instanceof Y.ContentFormat && !item.deleted) formats += 1;
  return formats;
}

const mostSpansIn = (text: Y.Text): number => proseOf(text).reduce((most, { spans }) => Math.max(most, spans.length), 0);

/** Tried on a copy: what is also taken out by the same update makes room. */
function fits(doc: Y.Doc, update: Uint8Array): boolean {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  const before = textIn(copy);
  const was = { length: before.length, lines: linesOf(before), spans: mostSpansIn(before) };
  Y.applyUpdate(copy, update);
  const text = textIn(copy);
  const lines = linesOf(text);
  const spans = mostSpansIn(text);
  // Merging may have made it too long already: then it may only become shorter.
  return (
    (text.length <= PROSE_MAX_LENGTH || text.length < was.length) &&
    (lines <= PROSE_MAX_LINES || lines < was.lines) &&
    (spans <= SPANS_MAX || spans <= was.spans)
  );
}

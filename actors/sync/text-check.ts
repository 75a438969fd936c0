import * as Y from 'yjs';
import type { ErrorCode } from '#protocol/errors';
import { LIVE_LIMITS } from '#protocol/live';
import { PROSE_MAX_LENGTH, PROSE_MAX_LINES, SAFE_LINK } from '#protocol/prose';
import { hasOnlyText } from '#protocol/text';
import { fromBase64 } from './base64.ts';
import { TEXT_NAME, textIn } from './prose-text.ts';

/** Yjs ids that one update may write under: those of a page and of the ones before it whose edits still waited. */
const MAX_WRITERS = 16;
const LINK_MAX_LENGTH = 2_000;

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
  for (const struct of structs) {
    if (struct instanceof Y.Skip) return 'conflict';
    const { client, clock } = struct.id;
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
  for (const struct of structs) {
    if (struct instanceof Y.GC) continue;
    if (!(struct instanceof Y.Item)) return 'invalid_input';
    if (!isKnown(struct.origin) || !isKnown(struct.rightOrigin)) return 'conflict';
    const problem = placeProblem(struct) ?? contentProblem(struct.content);
    if (problem) return problem;
    if (struct.content instanceof Y.ContentString) {
      length += struct.length;
      for (const character of struct.content.str) if (character === '\n') lines += 1;
    }
  }
  for (const [client, ranges] of ds.clients)
    for (const { clock, len } of ranges) if (len > 0 && !isKnown(Y.createID(client, clock + len - 1))) return 'conflict';
  const facts = { update, writers: [...brought.keys()] };
  const text = textIn(doc);
  const mayBeLong = text.length + length > PROSE_MAX_LENGTH;
  const mayBeMany = lines > 0 && linesOf(text) + lines > PROSE_MAX_LINES;
  if ((mayBeLong || mayBeMany) && !fits(doc, update)) return 'too_large';
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

/** Tried on a copy: what is also taken out by the same update makes room. */
function fits(doc: Y.Doc, update: Uint8Array): boolean {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  const before = textIn(copy);
  const was = { length: before.length, lines: linesOf(before) };
  Y.applyUpdate(copy, update);
  const text = textIn(copy);
  const lines = linesOf(text);
  // Merging may have made it too long already: then it may only become shorter.
  return (text.length <= PROSE_MAX_LENGTH || text.length < was.length) && (lines <= PROSE_MAX_LINES || lines < was.lines);
}

import { jsonBytes } from '#protocol/json';
import { type Line, lineText, PROSE_MAX_LENGTH, type Prose, type Span } from '#protocol/prose';
import { REGISTER_MAX_BYTES } from '#protocol/registers';
import { splitAt, unitsWithin, writtenBytes } from './text.ts';

const MAX_LINES = 500;
const MAX_SPANS = 500;
/** Under the size of a register, with room for what frames a line. */
const MAX_BYTES = REGISTER_MAX_BYTES - 1_000;

export interface FittedProse {
  prose: Prose;
  /** The text beyond what one field holds, lines joined by line feeds. */
  rest: string;
  /** A line had more changes of style than a line may have; its end is plain. */
  plainEnd: boolean;
}

/** As many lines as a prose field holds; the text of the others is handed back. */
export function fitProse(lines: readonly Line[]): FittedProse {
  const prose: Line[] = [];
  const rest: string[] = [];
  let length = 0;
  let bytes = 0;
  let plainEnd = false;
  for (const whole of lines) {
    if (rest.length > 0 || prose.length === MAX_LINES) {
      rest.push(lineText(whole));
      continue;
    }
    const line = whole.spans.length > MAX_SPANS ? withPlainEnd(whole) : whole;
    plainEnd ||= line !== whole;
    const size = writtenBytes(line) + 1;
    const text = lineText(line).length + 1;
    if (length + text <= PROSE_MAX_LENGTH && bytes + size <= MAX_BYTES) {
      prose.push(line);
      length += text;
      bytes += size;
      continue;
    }
    const { head, tail } = cut(line, PROSE_MAX_LENGTH - length - 1, MAX_BYTES - bytes);
    if (head.spans.length > 0) prose.push(head);
    if (tail !== '') rest.push(tail);
  }
  return { prose, rest: rest.join('\n'), plainEnd };
}

function withPlainEnd(line: Line): Line {
  const end = line.spans.slice(MAX_SPANS - 1);
  return { ...line, spans: [...line.spans.slice(0, MAX_SPANS - 1), { text: lineText({ spans: end }) }] };
}

/** The part of a line within `length` units and `bytes` of JSON, and the text of the rest. */
function cut(line: Line, length: number, bytes: number): { head: Line; tail: string } {
  const spans: Span[] = [];
  let left = length;
  let room = bytes - 40;
  let tail = '';
  for (const span of line.spans) {
    const frame = writtenBytes({ ...span, text: '' }) + 1;
    const max = tail === '' ? unitsWithin(span.text, left, room - frame) : 0;
    const { head, rest } = splitAt(span.text, max);
    if (head !== '') {
      spans.push({ ...span, text: head });
      left -= head.length;
      room -= frame + jsonBytes(head);
    }
    tail += rest;
  }
  return { head: { ...line, spans }, tail };
}

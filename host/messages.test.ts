import { describe, expect, it } from 'vitest';
import { textFrame } from './front/frames.ts';
import { MessageReader } from './front/messages.ts';

const text = (length: number, letter = 'x') => letter.repeat(length);
/** What a reader makes of bytes that come in pieces of so many. */
function readBy(bytes: Buffer, step: number): string[] {
  const reader = new MessageReader();
  const messages: string[] = [];
  for (let at = 0; at < bytes.length; at += step)
    messages.push(...reader.read(bytes.subarray(at, at + step)).map((message) => message.toString()));
  return messages;
}

describe('messages of a server', () => {
  const sent = [text(0), text(125), text(126), text(65_535, 'y'), text(65_536, 'z'), 'é'.repeat(70)];
  const bytes = Buffer.concat(sent.map((message) => textFrame(Buffer.from(message))));

  it.each([1, 2, 3, 7, 1_000, 65_540, 1_000_000])('are whole, of every size, when they come %s bytes at a time', (step) => {
    expect(readBy(bytes, step)).toEqual(sent);
  });

  it('are put together from fragments, with a ping between them', () => {
    const fragments = Buffer.from([0x01, 2, 0x61, 0x62, 0x89, 1, 0x70, 0x00, 1, 0x63, 0x80, 1, 0x64, 0x81, 1, 0x65]);
    for (const step of [1, 3, 100]) expect(readBy(fragments, step)).toEqual(['abcd', 'e']);
  });

  it('are over with its goodbye', () => {
    const reader = new MessageReader();
    expect(reader.read(textFrame(Buffer.from('last'))).length).toBe(1);
    expect(reader.isOver).toBe(false);
    reader.read(Buffer.from([0x88, 2, 0x03, 0xe8]));
    expect(reader.isOver).toBe(true);
  });

  it.each([
    ['masked', [0x81, 0x81, 0, 0, 0, 0, 0x61]],
    ['binary', [0x82, 1, 0x61]],
    ['longer than anything', [0x81, 127, 0, 0, 1, 0, 0, 0, 0, 0]],
  ])('are refused when they are %s', (_what, given) => {
    expect(() => new MessageReader().read(Buffer.from(given))).toThrow();
  });
});

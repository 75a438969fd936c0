import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closeFrame, FrameTracker } from './front/frames.ts';

function frame(opcode: number, size: number): Buffer {
  const head =
    size < 126 ? [size] : size < 65_536 ? [126, size >> 8, size & 0xff] : [127, 0, 0, 0, 0, 0, size >> 16, (size >> 8) & 0xff, size & 0xff];
  return Buffer.concat([Buffer.from([0x80 | opcode, ...head]), Buffer.alloc(size, 0x88)]);
}

describe('following frame boundaries', () => {
  it('is between frames exactly at the end of each, however the bytes arrive', () => {
    const sizes = fc.array(fc.oneof(fc.nat(130), fc.nat(70_000)), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(sizes, fc.integer({ min: 1, max: 5_000 }), (lengths, step) => {
        const frames = lengths.map((size) => frame(2, size));
        const ends = new Set(frames.map((_, at) => Buffer.concat(frames.slice(0, at + 1)).length));
        const bytes = Buffer.concat(frames);
        const tracker = new FrameTracker();
        for (let at = 0; at < bytes.length; at += step) {
          tracker.read(bytes.subarray(at, at + step));
          expect(tracker.between).toBe(ends.has(Math.min(at + step, bytes.length)));
        }
        expect(tracker.closing).toBe(false);
      }),
      { numRuns: 40 },
    );
  });

  it('notices a close frame, ours too', () => {
    const tracker = new FrameTracker();
    tracker.read(closeFrame(1001));
    expect(tracker).toMatchObject({ between: true, closing: true });
  });
});

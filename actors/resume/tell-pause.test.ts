import { describe, expect, it } from 'vitest';
import { tellPauseFor } from './tell-pause.ts';

describe('the pause between two tellings', () => {
  it('is as long as telling may take of the time, and never longer than a tenth of a second', () => {
    const pauses = [
      { direct: 17, trunked: 0 },
      { direct: 500, trunked: 0 },
      { direct: 16, trunked: 484 },
      { direct: 16, trunked: 1_984 },
      { direct: 2_000, trunked: 0 },
      { direct: 16, trunked: 100_000 },
    ].map((crowd) => Math.round(tellPauseFor(crowd)));
    expect(pauses).toEqual([2, 63, 14, 52, 100, 100]);
  });
});

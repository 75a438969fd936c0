import { describe, expect, it } from 'vitest';
import type { Ack } from '#protocol/live';
import { build } from '../host/build.ts';
import { violations } from './torture/checker.ts';
import { ANN, BOB, documentWith, stamp, TEXT, wellDone } from './torture/example.ts';
import { torture, unmet } from './torture/torture.ts';

/** The short form; `npm run torture` is the long one. What it proves, and how it was proven itself, is in docs/proof.md. */
const ROUNDS = 3;
const EDITS = 150;

describe('the server, killed again and again while people type over a network that loses things', () => {
  it('loses nothing that it acknowledged, writes nothing twice, and shows everybody the same in the end', async () => {
    await build();
    const seed = Date.now() % 1_000_000;
    const lines: string[] = [`seed ${seed}`];
    const report = await torture({ seed, rounds: ROUNDS, editsPerRound: EDITS, log: (line) => lines.push(line) });
    expect(report.violations, lines.join('\n')).toEqual([]);
    // It met what it is about.
    expect(unmet(report), lines.join('\n')).toEqual([]);
    expect(report.kills).toBeGreaterThanOrEqual(ROUNDS);
    expect(report.took).toBeGreaterThan(ROUNDS * EDITS);
    expect(report.typed).toBeGreaterThan(EDITS);
  });
});

describe('the checker', () => {
  type Scene = ReturnType<typeof wellDone>;

  it('has nothing to say where all went well', () => {
    const { history, outcome } = wellDone();
    expect(violations(history, outcome)).toEqual([]);
  });

  const set = (place: number, by: string, value: string, at = stamp(9, by)) =>
    [place, { replica: by, path: 'basics/name', value, stamp: at }] as const;
  const ack: Omit<Ack, 'upto' | 'took'> = { type: 'ack', now: 0, restamp: [], lost: [], nack: [], seq: 9 };

  it.each<[what: string, spoil: (scene: Scene) => void, says: RegExp]>([
    ['an acknowledged edit that is not on the disk', ({ outcome }) => outcome.log.delete(1), /place 1 was told .* and is not on the disk/],
    [
      'an edit acknowledged by its number alone, and lost',
      ({ history, outcome }) => {
        history.wrote({ replica: BOB, path: 'basics/email', value: 'b', unique: true, allowed: true, kept: true });
        history.said({ type: 'push', actor: BOB, ops: [[3, 'set', 'basics/email', 'b', stamp(6, BOB), null]] });
        history.heard(BOB, { ...ack, upto: 3, took: [] });
        expect(outcome.registers.has('basics/email')).toBe(false);
      },
      /was acknowledged to replicabob, and is lost/,
    ],
    [
      'a place given out twice',
      ({ history }) => history.heard(ANN, { type: 'ops', actor: BOB, seq: 1, ops: [['basics/name', 'Other', stamp(1, BOB), 1]] }),
      /two writes at place 1/,
    ],
    ['a write that is twice in the order', ({ outcome }) => outcome.log.set(...set(5, ANN, 'Ann’s', stamp(9, '~'))), /was written 2 times/],
    ['one stamp for two writes', ({ outcome }) => outcome.log.set(...set(5, BOB, 'Else', stamp(4, BOB))), /was written 2 times/],
    [
      'an earlier stamp over a later one',
      ({ outcome }) => outcome.log.set(...set(5, ANN, 'Else', stamp(0, ANN))),
      /an earlier stamp replaced a later one/,
    ],
    ['a hole in the order', ({ outcome }) => outcome.log.set(...set(7, ANN, 'Else')), /nothing is at the places between 4 and 7/],
    [
      'a register that is not the last write',
      ({ outcome }) => outcome.registers.set('basics/name', { value: 'Ann’s', stamp: stamp(1, ANN), seq: 1 }),
      /but the last write there is/,
    ],
    [
      'a register that nobody wrote',
      ({ outcome }) => outcome.registers.set('basics/url', { value: 'x', stamp: stamp(1, ANN), seq: 9 }),
      /nobody wrote/,
    ],
    [
      'a kept edit that was never sent',
      ({ history }) => history.wrote({ replica: ANN, path: 'basics/email', value: 'a', unique: true, allowed: true, kept: true }),
      /never came to the actor/,
    ],
    [
      'one number for two edits',
      ({ history }) => history.said({ type: 'push', actor: ANN, ops: [[1, 'set', 'basics/name', 'Else', stamp(1, ANN), null]] }),
      /two operations as number 1/,
    ],
    [
      'an acknowledgement of what was never sent',
      ({ history }) => history.heard(ANN, { ...ack, upto: 9, took: [[9, 9]] }),
      /which it never sent/,
    ],
    [
      'a refusal of what is allowed',
      ({ history }) => history.heard(ANN, { ...ack, upto: 3, took: [], nack: [[1, 'forbidden', null]] }),
      /was refused .* which it may write/,
    ],
    [
      'a write that is not allowed',
      ({ outcome }) => outcome.log.set(5, { replica: ANN, path: 'basics/phone', value: { no: 'phone' }, stamp: stamp(9, ANN) }),
      /who may not/,
    ],
    ['a write of a reader', ({ history }) => history.readers.add(BOB), /by replicabob, who may not/],
    ['a refusal that nobody was told of', ({ outcome }) => outcome.refused.clear(), /replicaann was never told that .* was refused/],
    [
      'a page that shows something else',
      ({ outcome }) => outcome.views.set('Ann', documentWith('一')),
      /Ann shows .* at \/basics\/summary\/0\/spans\/0\/text/,
    ],
    ['a character that is gone', ({ outcome }) => spoilText(outcome, '一'), /三, kept by replicaann .* is gone/],
    [
      'an acknowledged character that is gone, though no page had said it was kept',
      ({ history, outcome }) => {
        for (const typed of history.typed.values()) typed.kept = false;
        spoilText(outcome, '一');
      },
      /三, acknowledged to replicaann .* is gone/,
    ],
    ['a character that is there twice', ({ outcome }) => spoilText(outcome, '一三三'), /三 is there more than once/],
    ['a character that came back', ({ outcome }) => spoilText(outcome, '一二三'), /二 is there, though replicabob took it out/],
    ['a character that nobody typed', ({ outcome }) => spoilText(outcome, '一三四'), /四 is there, and nobody typed it/],
    [
      'a character of one who may not write',
      ({ history, outcome }) => {
        history.typed.set('四', { replica: BOB, path: TEXT, allowed: false, kept: false });
        spoilText(outcome, '一三四');
      },
      /四 is there, and replicabob may not have typed it/,
    ],
    ['characters in another order', ({ outcome }) => spoilText(outcome, '三一'), /in another order/],
  ])('notices %s', (_what, spoil, says) => {
    const { history, outcome } = wellDone();
    spoil({ history, outcome });
    expect(violations(history, outcome).join('\n')).toMatch(says);
  });

  function spoilText(outcome: Scene['outcome'], shown: string): void {
    outcome.document = documentWith(shown);
    for (const page of outcome.views.keys()) outcome.views.set(page, outcome.document);
  }
});

import * as Y from 'yjs';
import type { Json } from '#protocol/json';
import type { Ack, Op, RegisterEntry, Stamp } from '#protocol/live';
import { toBase64 } from '#sync/base64';
import { TEXT_NAME } from '#sync/prose-text';
import type { Outcome } from './checker.ts';
import { History } from './history.ts';

/** Two people for a moment, and everything went well: what checks of the checker spoil, one thing at a time. */
export const ANN = 'replicaann';
export const BOB = 'replicabob';
export const TEXT = 'prose/basics.summary';
/** What Ann typed, of which Bob took out the second. */
export const CHARACTERS = '一二三';

type Writable<M> = M extends ReadonlyMap<infer K, infer V> ? Map<K, V> : M;
type Log = Writable<Outcome['log']>;
type Registers = Writable<Outcome['registers']>;

export const stamp = (n: number, replica: string): Stamp => `0mwsl${String(n).padStart(7, '0')}${replica}`;

export const documentWith = (shown: string) => ({ basics: { name: 'Bob’s', summary: [{ spans: [{ text: shown }] }] } });

export function wellDone(): {
  history: History;
  outcome: Outcome & { log: Log; registers: Registers; views: Map<string, unknown>; refused: Map<string, { path: string; mine: Json }[]> };
} {
  const history = new History();
  const doc = new Y.Doc();
  doc.getText(TEXT_NAME).insert(0, CHARACTERS);
  const update = toBase64(Y.encodeStateAsUpdate(doc));
  const before = Y.encodeStateVector(doc);
  doc.getText(TEXT_NAME).delete(1, 1);
  const removal = toBase64(Y.encodeStateAsUpdate(doc, before));

  const edit = { unique: true, allowed: true, kept: true };
  history.wrote({ ...edit, replica: ANN, path: 'basics/name', value: 'Ann’s' });
  history.wrote({ ...edit, replica: ANN, path: 'basics/phone', value: { no: 'phone' }, allowed: false });
  history.wrote({ ...edit, replica: BOB, path: 'basics/name', value: 'Bob’s' });
  for (const character of CHARACTERS) history.typed.set(character, { replica: ANN, path: TEXT, allowed: true, kept: true });
  history.runs.push(CHARACTERS);
  history.removals.push({ replica: BOB, character: CHARACTERS[1] ?? '', kept: true });

  const anns: Op[] = [
    [1, 'set', 'basics/name', 'Ann’s', stamp(1, ANN), null],
    [2, 'set', 'basics/phone', { no: 'phone' }, stamp(2, ANN), null],
    [3, 'text', TEXT, update, stamp(3, ANN), null],
  ];
  const bobs: Op[] = [
    [1, 'set', 'basics/name', 'Bob’s', stamp(4, BOB), stamp(1, ANN)],
    [2, 'text', TEXT, removal, stamp(5, BOB), stamp(3, ANN)],
  ];
  const decided: Omit<Ack, 'upto' | 'seq' | 'took' | 'nack'> = { type: 'ack', now: 0, restamp: [], lost: [] };
  history.said({ type: 'push', actor: ANN, ops: anns });
  history.heard(ANN, {
    ...decided,
    upto: 3,
    seq: 2,
    took: [
      [1, 1],
      [3, 2],
    ],
    nack: [[2, 'invalid_input', null]],
  });
  history.said({ type: 'push', actor: BOB, ops: bobs });
  history.heard(BOB, {
    ...decided,
    upto: 2,
    seq: 4,
    took: [
      [1, 3],
      [2, 4],
    ],
    nack: [],
  });
  const told: RegisterEntry[] = [['basics/name', 'Ann’s', stamp(1, ANN), 1]];
  history.heard(BOB, { type: 'ops', actor: ANN, seq: 1, ops: told });

  const document = documentWith('一三');
  return {
    history,
    outcome: {
      log: new Map([
        [1, { replica: ANN, path: 'basics/name', value: 'Ann’s', stamp: stamp(1, ANN) }],
        [2, { replica: ANN, path: TEXT, stamp: stamp(3, ANN) }],
        [3, { replica: BOB, path: 'basics/name', value: 'Bob’s', stamp: stamp(4, BOB) }],
        [4, { replica: BOB, path: TEXT, stamp: stamp(5, BOB) }],
      ]),
      registers: new Map([['basics/name', { value: 'Bob’s', stamp: stamp(4, BOB), seq: 3 }]]),
      document,
      refused: new Map([[ANN, [{ path: 'basics/phone', mine: { no: 'phone' } }]]]),
      views: new Map([
        ['Ann', document],
        ['Bob', document],
      ]),
    },
  };
}

import { DEVICE_MUTANTS } from './mutants-device.ts';
import { REPLICA_MUTANTS } from './mutants-replica.ts';

/** A fault of one line or so, planted in the core: the simulation must find every one of them. */
export interface Mutant {
  /** What the core then does wrong. */
  name: string;
  /** In actors/sync. */
  file: string;
  /** Is there exactly once. */
  from: string;
  to: string;
  /** A real fault that the simulation has found, put back. */
  wasReal?: true;
}

const ACTOR_MUTANTS: readonly Mutant[] = [
  {
    name: 'a push that comes twice is decided twice',
    file: 'decide.ts',
    from: `  const fresh = ops.filter(([c]) => c > context.seen);
  if (fresh.some(([c], index) => c !== context.seen + 1 + index)) return { resync: context.seen };
`,
    to: '  const fresh = ops;\n',
  },
  {
    name: 'a gap in a push is passed over',
    file: 'decide.ts',
    from: '  if (fresh.some(([c], index) => c !== context.seen + 1 + index)) return { resync: context.seen };\n',
    to: '',
  },
  {
    name: 'the earlier of two writes wins',
    file: 'decider.ts',
    from: 'if (before && !isLater(stamp, before.stamp)) return',
    to: 'if (before && isLater(stamp, before.stamp)) return',
  },
  {
    name: 'stamps of the future are taken as they are',
    file: 'decide.ts',
    from: 'const future = stampMs(claimed) > context.now + FUTURE_TOLERANCE_MS;',
    to: 'const future = false;',
  },
  {
    name: 'an edit under the stamp of another is taken for that one',
    file: 'decide.ts',
    from: 'const isStamped = future || isReused;',
    to: 'const isStamped = future;',
    wasReal: true,
  },
  {
    name: 'an edit that is stamped anew does not go past what its writer saw',
    file: 'decide.ts',
    from: 'decider.stampNow(isSeen ? seen : null)',
    to: 'decider.stampNow(null)',
  },
  {
    name: 'an edit that is stamped anew loses to what its writer wrote just before',
    file: 'decide.ts',
    from: ' && (seen === base || stampReplica(seen) === replica);',
    to: ' && seen === base;',
    wasReal: true,
  },
  {
    name: 'an edit loses to itself',
    file: 'decider.ts',
    from: "    if (before?.stamp === stamp) return { kind: 'took', seq: before.seq, stamp };\n",
    to: '',
    wasReal: true,
  },
  { name: 'who may not write writes', file: 'decide.ts', from: 'const code = !context.mayEdit', to: 'const code = false' },
  {
    name: 'a value is not checked',
    file: 'decide.ts',
    from: '?? decider.problem(path, value));',
    to: '?? null);',
  },
  {
    name: 'a text takes what does not join on',
    file: 'text-check.ts',
    from: "    if (from > stateOf(client)) return 'conflict';\n",
    to: '',
  },
  {
    name: 'people are told that they have met themselves',
    file: 'clashes.ts',
    from: 'theirs.user !== this.context.user && JSON',
    to: 'theirs.user === this.context.user && JSON',
  },
  {
    name: 'what is known of another day is taken for what is there',
    file: 'epochs.ts',
    from: 'return index >= 0 && since <= end ? since : 0;',
    to: 'return since;',
    wasReal: true,
  },
  {
    name: 'Yjs is let tidy up by itself, as edits that nobody made',
    file: 'prose-text.ts',
    from: '    transaction.local = true;\n',
    to: '',
    wasReal: true,
  },
  {
    name: 'Yjs goes on with places in a text that are not what they were',
    file: 'prose-text.ts',
    from: '    if (places) places.length = 0;\n',
    to: '',
    wasReal: true,
  },
  {
    name: 'a last line without line feed is written anew',
    file: 'prose-text.ts',
    from: "  if (text.length > 0 && !text.toString().endsWith('\\n')) text.insert(text.length, '\\n', {});\n",
    to: '',
    wasReal: true,
  },
];

export const MUTANTS: readonly Mutant[] = [...ACTOR_MUTANTS, ...REPLICA_MUTANTS, ...DEVICE_MUTANTS];

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ResumeDocument } from '#protocol/document';
import type { Json } from '#protocol/json';
import type { Path } from '#protocol/registers';
import { decideWrites, type PlainWrite } from './decide.ts';
import { differenceOf } from './difference.ts';
import { documentOf, registersOf } from './document.ts';
import type { Decision, DocumentState, Register } from './document-state.ts';
import { resumes } from './fixtures/resumes.ts';
import { restoringWrites } from './restore.ts';
import { MemoryTexts } from './simulation/actor-texts.ts';
import { ZERO_CLOCK } from './stamp.ts';

const NOW = 1_793_404_800_000;

/** A résumé as the actor keeps it, written by plain writes. */
class Kept implements DocumentState {
  seq = 0;
  bytes = 0;
  clock = ZERO_CLOCK;
  readonly registers = new Map<Path, Register>();
  readonly texts = new MemoryTexts();

  register = (path: Path) => this.registers.get(path);
  author = () => null;
  hasPhoto = () => true;

  write(writes: readonly PlainWrite[]): Decision {
    const { decision, results } = decideWrites(this, writes, NOW);
    expect(results.filter(({ status }) => status !== 'applied')).toEqual([]);
    ({ seq: this.seq, bytes: this.bytes, clock: this.clock } = decision);
    for (const write of decision.writes) {
      if (write.kind === 'text') this.texts.keep(write, 'someone');
      else this.registers.set(write.path, write);
    }
    return decision;
  }

  /** Makes it another document as people would: what is not in it is deleted, never gone. */
  become(document: ResumeDocument): void {
    const wanted = new Map(registersOf(document));
    const writes = [...wanted].map(([path, value]) => ({ path, value }));
    for (const [path, value] of this.entries()) {
      if (wanted.has(path)) continue;
      if (path.endsWith('/alive')) writes.push({ path, value: false });
      else if (value !== null && !/\/(kind|place)$/.test(path)) writes.push({ path, value: null });
    }
    this.write(writes);
  }

  entries(): Map<Path, Json> {
    const texts = [...this.texts.entries()].map(([path, prose]): [Path, Json] => [path, JSON.parse(JSON.stringify(prose))]);
    return new Map<Path, Json>([...[...this.registers].map(([path, { value }]) => [path, value] as const), ...texts]);
  }

  get document(): ResumeDocument {
    return documentOf(this.entries());
  }
}

describe('restoring a version', () => {
  it('makes any document exactly as it was, and does it once', () => {
    fc.assert(
      fc.property(fc.array(resumes, { minLength: 2, maxLength: 5 }), fc.nat(), (documents, choice) => {
        const resume = new Kept();
        const kept: Map<Path, Json>[] = [];
        for (const document of documents) {
          resume.become(document);
          kept.push(resume.entries());
        }
        const then = kept[choice % kept.length] ?? new Map();
        const before = new Map(resume.entries());
        resume.write(restoringWrites(resume.entries(), then));
        expect(differenceOf(documentOf(then), resume.document)).toEqual([]);
        expect(restoringWrites(resume.entries(), then)).toEqual([]);
        // And back again: the version made just before undoes it.
        resume.write(restoringWrites(resume.entries(), before));
        expect(differenceOf(documentOf(before), resume.document)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  it('deletes what came since without emptying it, and brings back what was deleted with what it said', () => {
    const now = new Map<Path, Json>([
      ['item/old/kind', 'skill'],
      ['item/old/alive', false],
      ['item/old/name', 'Go'],
      ['item/new/kind', 'skill'],
      ['item/new/alive', true],
      ['item/new/name', 'Rust'],
      ['prose/new.summary', [{ spans: [{ text: 'Since 2020' }] }]],
      ['basics/phone', '1'],
    ]);
    const then = new Map<Path, Json>([
      ['item/old/kind', 'skill'],
      ['item/old/alive', true],
      ['item/old/name', 'Go'],
    ]);
    expect(restoringWrites(now, then)).toEqual([
      { path: 'item/old/alive', value: true },
      { path: 'item/new/alive', value: false },
      { path: 'basics/phone', value: null },
    ]);
  });

  it('leaves alone what was deleted then and is now, and what says the same', () => {
    const then = new Map<Path, Json>([
      ['item/i/kind', 'skill'],
      ['item/i/alive', false],
      ['item/i/name', 'Go'],
      ['basics/location', { city: 'Oslo', region: 'Oslo' }],
      ['prose/basics.summary', []],
    ]);
    const now = new Map<Path, Json>([
      ['item/i/kind', 'skill'],
      ['item/i/alive', false],
      ['item/i/name', 'Rust'],
      ['basics/location', { region: 'Oslo', city: 'Oslo' }],
      ['basics/phone', null],
    ]);
    expect(restoringWrites(now, then)).toEqual([]);
  });
});

import type { Mutant } from './mutants.ts';

/** Faults of what keeps a replica on its device. */
export const DEVICE_MUTANTS: readonly Mutant[] = [
  {
    name: 'an edit is sent before it is on the device',
    file: 'keeper.ts',
    from: 'const isNumbered = (push.ops.at(-1)?.[0] ?? 0) <= this.numbered;',
    to: 'const isNumbered = true;',
  },
  {
    name: 'a push is sent that a hello has overtaken',
    file: 'keeper.ts',
    from: 'if (hellos !== this.hellos) return;',
    to: 'if (hellos > this.hellos) return;',
  },
  {
    name: 'a refused edit leaves the queue before it is in the drawer',
    file: 'keeper.ts',
    from: '    this.store?.noteOnShelf(refusedRows(effects.refused));\n    this.keep();\n',
    to: '    this.keep();\n    this.store?.noteOnShelf(refusedRows(effects.refused));\n',
  },
  {
    name: 'what the device would not take is forgotten',
    file: 'storage.ts',
    from: '      this.waiting = new Map([...rows, ...this.waiting]);\n',
    to: '',
  },
  {
    name: 'saved is said while something is still being written',
    file: 'keeper.ts',
    from: 'else if (store.isKept) this.tell',
    to: 'else this.tell',
  },
  {
    name: 'parts of texts are not counted where they are written',
    file: 'rows.ts',
    from: 'parts: textRows(state.texts), role }',
    to: 'parts: state.texts.size, role }',
  },
  {
    name: 'it is not noticed that a part of a text is missing',
    file: 'rows.ts',
    from: ' && since.parts === parts)',
    to: ')',
  },
  {
    name: 'it is not noticed that the beginning of a text is missing',
    file: 'rows.ts',
    from: 'since.parts === parts)',
    to: 'since.parts === textRows(state.texts))',
    wasReal: true,
  },
  {
    name: 'it is not noticed that a register is missing',
    file: 'rows.ts',
    from: 'since.registers === state.base.size && ',
    to: '',
  },
  {
    name: 'what waits is looked for where nothing waits',
    file: 'places.ts',
    from: 'place.waits ||= ',
    to: 'place.waits = ',
  },
  {
    name: 'edits of whoever is not known any more are dropped',
    file: 'renew.ts',
    from: '    if (told) continue;\n',
    to: '    if (!told) continue;\n',
  },
];

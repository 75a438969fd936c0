import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

/** HarfBuzz's own font subsetter (`hb-subset.wasm` of harfbuzzjs), for the build: it never runs in the product. */
export interface SubsetRequest {
  /** Characters to keep, with whatever glyphs the layout features make of them. Absent: all. */
  codePoints?: Iterable<number>;
  /** OpenType features to keep. Absent: all. */
  features?: readonly string[];
  /** Tables to leave out. */
  drop?: readonly string[];
  /** Keep the numbers of the glyphs; what is not kept is empty. */
  keepGlyphIds?: boolean;
}

export interface OpenFont {
  subset(request: SubsetRequest): Uint8Array<ArrayBuffer>;
  close(): void;
}

const MEMORY_MODE_WRITABLE = 2;
/** `hb_subset_flags_t` and `hb_subset_sets_t`. */
const FLAG = { noHinting: 1, retainGlyphIds: 2 } as const;
const SET = { unicode: 1, dropTable: 3, nameId: 4, feature: 6 } as const;
/** The family and style that a semi-bold face has beside the four that old programs know: by them resvg finds it. */
const TYPOGRAPHIC_NAMES = [16, 17];

const NAMES = [
  'malloc',
  'free',
  'hb_blob_create',
  'hb_blob_destroy',
  'hb_blob_get_data',
  'hb_blob_get_length',
  'hb_face_create',
  'hb_face_destroy',
  'hb_face_reference_blob',
  'hb_set_add',
  'hb_set_clear',
  'hb_set_invert',
  'hb_subset_input_create_or_fail',
  'hb_subset_input_destroy',
  'hb_subset_input_set',
  'hb_subset_input_set_flags',
  'hb_subset_or_fail',
] as const;
type Call = (name: (typeof NAMES)[number], ...args: number[]) => number;

/** Opens fonts for cutting. One instance serves any number of fonts, one after the other. */
export async function createSubsetter(): Promise<(bytes: Uint8Array) => OpenFont> {
  const path = createRequire(import.meta.url).resolve('harfbuzzjs/hb-subset.wasm');
  const { exports } = (await WebAssembly.instantiate(await readFile(path))).instance;
  const { memory, _initialize } = exports;
  if (!(memory instanceof WebAssembly.Memory) || typeof _initialize !== 'function') throw new Error('hb-subset.wasm has changed');
  _initialize();
  const call: Call = (name, ...args) => {
    const exported = exports[name];
    if (typeof exported !== 'function') throw new Error(`hb-subset.wasm has no ${name}`);
    return Number(exported(...args));
  };
  return (bytes) => openFont(call, memory, bytes);
}

function openFont(call: Call, memory: WebAssembly.Memory, bytes: Uint8Array): OpenFont {
  const data = call('malloc', bytes.byteLength);
  new Uint8Array(memory.buffer).set(bytes, data);
  const blob = call('hb_blob_create', data, bytes.byteLength, MEMORY_MODE_WRITABLE, 0, 0);
  const face = call('hb_face_create', blob, 0);
  call('hb_blob_destroy', blob);
  return {
    subset(request) {
      const input = makeInput(call, request);
      const subset = call('hb_subset_or_fail', face, input);
      call('hb_subset_input_destroy', input);
      if (subset === 0) throw new Error('hb-subset could not cut the font');
      const result = call('hb_face_reference_blob', subset);
      const at = call('hb_blob_get_data', result, 0);
      const cut = new Uint8Array(memory.buffer).slice(at, at + call('hb_blob_get_length', result));
      call('hb_blob_destroy', result);
      call('hb_face_destroy', subset);
      return cut;
    },
    close() {
      call('hb_face_destroy', face);
      call('free', data);
    },
  };
}

function makeInput(call: Call, { codePoints, features, drop = [], keepGlyphIds = false }: SubsetRequest): number {
  const input = call('hb_subset_input_create_or_fail');
  const setOf = (kind: number): number => call('hb_subset_input_set', input, kind);
  if (codePoints === undefined) {
    call('hb_set_clear', setOf(SET.unicode));
    call('hb_set_invert', setOf(SET.unicode));
  } else {
    for (const codePoint of codePoints) call('hb_set_add', setOf(SET.unicode), codePoint);
  }
  if (features !== undefined) {
    call('hb_set_clear', setOf(SET.feature));
    for (const feature of features) call('hb_set_add', setOf(SET.feature), tag(feature));
  }
  for (const name of TYPOGRAPHIC_NAMES) call('hb_set_add', setOf(SET.nameId), name);
  for (const table of drop) call('hb_set_add', setOf(SET.dropTable), tag(table));
  call('hb_subset_input_set_flags', input, FLAG.noHinting | (keepGlyphIds ? FLAG.retainGlyphIds : 0));
  return input;
}

const tag = (name: string): number => [...name].reduce((sum, character) => (sum << 8) | character.charCodeAt(0), 0) >>> 0;

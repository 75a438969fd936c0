/**
 * HarfBuzz over the raw exports of harfbuzzjs 0.10.0 `hb.wasm`: the same bytes that satori measures with, so that what
 * we draw is exactly what it laid out. The package's own JavaScript is not used: it compiles wasm at run time.
 */
export interface Glyph {
  id: number;
  /** UTF-16 offset in the shaped text of the cluster that this glyph belongs to. */
  cluster: number;
  /** Font units. */
  advance: number;
  offsetX: number;
  offsetY: number;
}

export interface ShaperFont {
  pointer: number;
}

export type Direction = 'ltr' | 'rtl';

const MEMORY_MODE_WRITABLE = 2;
/** Characters stay apart unless a glyph stands for several: a mark is a cluster of its own, beside its letter. */
const MONOTONE_CHARACTERS = 1;
const HB_DIRECTION = { ltr: 4, rtl: 5 } as const;
const NAMES = [
  '__wasm_call_ctors',
  'malloc',
  'free',
  'hb_blob_create',
  'hb_blob_destroy',
  'hb_face_create',
  'hb_face_get_upem',
  'hb_font_create',
  'hb_font_set_scale',
  'hb_font_get_glyph_h_advance',
  'hb_buffer_create',
  'hb_buffer_clear_contents',
  'hb_buffer_add_utf16',
  'hb_buffer_guess_segment_properties',
  'hb_buffer_set_direction',
  'hb_buffer_set_cluster_level',
  'hb_buffer_get_length',
  'hb_buffer_get_glyph_infos',
  'hb_buffer_get_glyph_positions',
  'hb_shape',
] as const;
type Name = (typeof NAMES)[number];

export class Shaper {
  readonly #call: Record<Name, (...args: number[]) => number>;
  readonly #memory: WebAssembly.Memory;
  readonly #buffer: number;
  #text = 0;
  #capacity = 0;

  private constructor(call: Record<Name, (...args: number[]) => number>, memory: WebAssembly.Memory) {
    this.#call = call;
    this.#memory = memory;
    call.__wasm_call_ctors();
    this.#buffer = call.hb_buffer_create();
  }

  static async create(module: WebAssembly.Module): Promise<Shaper> {
    const fail = (what: string) => (): never => {
      throw new Error(`HarfBuzz: ${what}`);
    };
    let memory: WebAssembly.Memory | undefined;
    const imports = {
      env: {
        _abort_js: fail('abort'),
        _emscripten_runtime_keepalive_clear: () => undefined,
        _setitimer_js: () => 0,
        emscripten_resize_heap: (bytes: number) => (memory && grow(memory, bytes) ? 1 : 0),
      },
      wasi_snapshot_preview1: { proc_exit: fail('exit') },
    };
    const { exports } = await WebAssembly.instantiate(module, imports);
    if (!(exports.memory instanceof WebAssembly.Memory)) throw new Error('HarfBuzz: no memory');
    memory = exports.memory;
    return new Shaper(functionsOf(exports), memory);
  }

  /** Copies the face into HarfBuzz's memory, where it stays. */
  font(bytes: Uint8Array): ShaperFont {
    const hb = this.#call;
    const data = hb.malloc(bytes.byteLength);
    new Uint8Array(this.#memory.buffer).set(bytes, data);
    const blob = hb.hb_blob_create(data, bytes.byteLength, MEMORY_MODE_WRITABLE, 0, 0);
    const face = hb.hb_face_create(blob, 0);
    const pointer = hb.hb_font_create(face);
    const unitsPerEm = hb.hb_face_get_upem(face);
    hb.hb_font_set_scale(pointer, unitsPerEm, unitsPerEm);
    hb.hb_blob_destroy(blob);
    return { pointer };
  }

  /** Glyphs from left to right, whatever the direction. */
  shape(font: ShaperFont, text: string, direction: Direction): Glyph[] {
    const hb = this.#call;
    this.#reserve(text.length);
    const units = new Uint16Array(this.#memory.buffer, this.#text, text.length);
    for (let i = 0; i < text.length; i++) units[i] = text.charCodeAt(i);
    hb.hb_buffer_clear_contents(this.#buffer);
    hb.hb_buffer_set_cluster_level(this.#buffer, MONOTONE_CHARACTERS);
    hb.hb_buffer_add_utf16(this.#buffer, this.#text, text.length, 0, text.length);
    hb.hb_buffer_guess_segment_properties(this.#buffer);
    hb.hb_buffer_set_direction(this.#buffer, HB_DIRECTION[direction]);
    hb.hb_shape(font.pointer, this.#buffer, 0, 0);
    const count = hb.hb_buffer_get_length(this.#buffer);
    const infos = hb.hb_buffer_get_glyph_infos(this.#buffer, 0);
    const positions = hb.hb_buffer_get_glyph_positions(this.#buffer, 0);
    const view = new DataView(this.#memory.buffer);
    // Both records are five 32-bit words: {codepoint, mask, cluster, …} and {x_advance, y_advance, x_offset, y_offset, …}.
    return Array.from({ length: count }, (_, i) => ({
      id: view.getUint32(infos + i * 20, true),
      cluster: view.getUint32(infos + i * 20 + 8, true),
      advance: view.getInt32(positions + i * 20, true),
      offsetX: view.getInt32(positions + i * 20 + 8, true),
      offsetY: view.getInt32(positions + i * 20 + 12, true),
    }));
  }

  /** A glyph's advance before kerning, in font units. */
  advance(font: ShaperFont, glyph: number): number {
    return this.#call.hb_font_get_glyph_h_advance(font.pointer, glyph);
  }

  #reserve(units: number): void {
    if (units <= this.#capacity) return;
    if (this.#text) this.#call.free(this.#text);
    this.#capacity = Math.max(1024, units * 2);
    this.#text = this.#call.malloc(this.#capacity * 2);
  }
}

function functionsOf(exports: WebAssembly.Exports): Record<Name, (...args: number[]) => number> {
  const pick = (name: Name): ((...args: number[]) => number) => {
    const exported = exports[name];
    if (typeof exported !== 'function') throw new Error(`HarfBuzz: no ${name}`);
    return (...args) => Number(exported(...args));
  };
  const picked: Partial<Record<Name, (...args: number[]) => number>> = {};
  for (const name of NAMES) picked[name] = pick(name);
  return requireAll(picked);
}

function requireAll(picked: Partial<Record<Name, (...args: number[]) => number>>): Record<Name, (...args: number[]) => number> {
  const isComplete = (value: typeof picked): value is Record<Name, (...args: number[]) => number> => NAMES.every((name) => name in value);
  if (!isComplete(picked)) throw new Error('HarfBuzz: an export is missing');
  return picked;
}

const WASM_PAGE = 65_536;

function grow(memory: WebAssembly.Memory, bytes: number): boolean {
  try {
    memory.grow(Math.ceil((bytes - memory.buffer.byteLength) / WASM_PAGE));
    return true;
  } catch {
    return false;
  }
}

/**
 * Makes `satori.generated.js` from the installed satori, so that one copy runs in Node, workerd and the browser.
 * Satori inlines HarfBuzz as base64 and compiles it from bytes, which Workers forbid; everything else here follows
 * from that or from speed. Every pattern must match exactly once: an upstream change stops the build here,
 * instead of showing as a subtly different page. Run by `npm run vendor`.
 */
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

interface Patch {
  what: string;
  find: RegExp;
  replace: string;
}

export const PATCHES: readonly Patch[] = [
  {
    what: 'the inlined HarfBuzz goes; the precompiled module comes through initHarfBuzz',
    find: /"AGFzbQEAAAABtgM1[A-Za-z0-9+/=]+"/,
    replace: '""',
  },
  {
    what: 'HarfBuzz is instantiated from the module given to initHarfBuzz',
    find: /([\w$]+)\(\)\.then\(([\w$]+)=>\{([\w$]+)\(([\w$]+)\(\2\)\)\},([\w$]+)\)/,
    replace: '$1({instantiateWasm:instantiateHarfBuzz}).then($2=>{$3($4($2))},$5)',
  },
  {
    what: 'workerd has WorkerGlobalScope but no location',
    find: /typeof __filename<"u"\?([\w$]+)=__filename:([\w$]+)&&\(\1=self\.location\.href\);/,
    replace: '',
  },
  {
    what: 'a JS callback would be compiled to wasm at run time; the exported free is already wasm',
    find: /([\w$]+)\(function\(([\w$]+)\)\{([\w$]+)\.free\(\2\)\},"vi"\)/,
    replace: '$1($3.free,"vi")',
  },
  {
    what: 'shaped glyphs are read from memory, not written as JSON and parsed (a fifth of the time of a fresh layout)',
    find: /json:function\(\)\{var [\w$]+=this\.serialize\(null,0,null,"JSON",\["NO_GLYPH_NAMES","GLYPH_FLAGS"\]\),([\w$]+)=JSON\.parse\([\w$]+\);return \1\.forEach\(function\(([\w$]+)\)\{\2\.flags=\2\.fl\|\|0,delete \2\.fl\}\),\1\},destroy:function\(\)\{([\w$]+)\.hb_buffer_destroy\(([\w$]+)\)\}/,
    replace: 'json:function(){return readGlyphs($3,$4)},destroy:function(){$3.hb_buffer_destroy($4)}',
  },
  {
    what: 'text is measured word by word, cut at spaces: Intl.Segmenter cuts differently in Node, workerd and browsers',
    find: /=[\w$]+\(([\w$]+),"word"\);/,
    replace: '=cutAtSpaces($1);',
  },
  { what: 'the same, in lines of mixed inline content', find: /=[\w$]+\(([\w$]+\.text),"word"\);/, replace: '=cutAtSpaces($1);' },
  {
    what: 'a face is read by our own reader: opentype.js makes an object of every character, 6 MB for a Chinese face',
    find: /([\w$]+)=[\w$]+\.parse\([\w$]+\(([\w$]+)\),\{lowMemory:!0\}\)/,
    replace: '$1=readFont($2)',
  },
  {
    what: 'a line is as long as its words and spaces by themselves, which is how they are drawn: no kerning across, one width for all spaces',
    find: /([\w$]+)=([\w$]+)\.measure\(([\w$]+),(\{fontSize:[\w$]+,letterSpacing:[\w$]+,wordSpacing:[\w$]+,fontFeatureSettings:[\w$]+\})\)/,
    replace: '$1=cutAtSpaces($3).reduce((sum,part)=>sum+$2.measure(part,$4),0)',
  },
  {
    what: 'a letter with marks is set in a face that has them all; letters beyond the basic plane are told apart',
    find: /let ([\w$]+)=([\w$]+)\.charCodeAt\(0\);if\(([\w$]+)\.has\(\1\)\)return \3\.get\(\1\);let ([\w$]+)=([\w$]+)\.find\(\(([\w$]+),([\w$]+)\)=>!!\6\.charToGlyphIndex\(\2\)\|\|([\w$]+)&&\7===\5\.length-1\);return \4&&\3\.set\(\1,\4\),\4/,
    replace:
      'let $1=firstCluster($2);if($3.has($1))return $3.get($1);let $4=$5.find($6=>hasAll($6,$1))??$5.find(($6,$7)=>!!$6.charToGlyphIndex($2)||$8&&$7===$5.length-1);return $4&&$3.set($1,$4),$4',
  },
  {
    what: 'the cache of shaped runs holds a whole résumé (halves layout time)',
    find: /(var [\w$]+=)256(;function [\w$]+\(A\)\{return\/\^\\s\$\/)/,
    replace: '$18192$2',
  },
  { what: 'the cache of graphemes holds a whole résumé', find: /(=new Map,[\w$]+=)500(;function)/, replace: '$18192$2' },
  {
    what: 'text of plain characters is cut into graphemes at once: Intl.Segmenter takes ten times as long',
    find: /if\(([\w$]+)==="grapheme"\)([\w$]+)=\[\.\.\.([\w$]+)\("grapheme",([\w$]+)\)\.segment\(([\w$]+)\)\]\.map\(([\w$]+)=>\6\.segment\);/,
    replace: 'if($1==="grapheme")$2=PLAIN.test($5)?Array.from($5):[...$3("grapheme",$4).segment($5)].map($6=>$6.segment);',
  },
  {
    what: 'the faces for a style are looked up once, not for every piece of text; fonts are never added later',
    find: /getEngine\(([\w$]+)=16,([\w$]+)="normal",(\{fontFamily:[^}]*\}),([\w$]+)\)\{/,
    replace:
      'getEngine($1=16,$2="normal",style,$4){return known(this,[$1,$2,style.fontFamily,style.fontWeight,style.fontStyle,style.fontSynthesis,style.fontSynthesisWeight,style.fontSynthesisStyle,$4].join("|"),()=>this.makeEngine($1,$2,style,$4))}makeEngine($1,$2,$3,$4){',
  },
  {
    what: 'shaped runs are found by their text, in a cache for each style, without moving them',
    find: /([\w$]+)=this\.shapedRunCache,([\w$]+)=(`[^`]*`),([\w$]+)=\(([\w$]+),([\w$]+),([\w$]+)\)=>\{let ([\w$]+)=`[^`]*`,([\w$]+)=\1\.get\(\8\);if\(\9!==void 0\)return \1\.delete\(\8\),\1\.set\(\8,\9\),\9;/,
    replace:
      '$2=$3,$1=shapedRuns(this.shapedRunCache,$2),$4=($5,$6,$7)=>{let $8=$6||$7?[$6,$7,$5].join("\\0"):$5,$9=$1.get($8);if($9!==void 0)return $9;',
  },
  {
    what: 'a full cache of shaped runs begins anew: removing the oldest one by one takes longer than shaping',
    find: /if\(([\w$]+)\.size>=([\w$]+)\)\{let ([\w$]+)=\1\.keys\(\)\.next\(\)\.value;\3!==void 0&&\1\.delete\(\3\)\}return \1\.set/,
    replace: 'if($1.size>=$2)$1.clear();return $1.set',
  },
  {
    what: 'the same for graphemes',
    find: /return ([\w$]+)\.size>=([\w$]+)&&\1\.delete\(\1\.keys\(\)\.next\(\)\.value\),/,
    replace: 'return $1.size>=$2&&$1.clear(),',
  },
  {
    what: 'a box that shows nothing is not drawn, with the masks and clips that it might have needed',
    find: /(async function [\w$]+\(\{id:[^}]*,isInheritingTransform:[^}]*,src:([\w$]+),svgAspectRatio:[^}]*\},([\w$]+),[\w$]+\)\{if\(\3\.display==="none")\)return"";/,
    replace: '$1||!$2&&showsNothing($3))return"";',
  },
  { what: 'the source map describes the unpatched file', find: /\/\/# sourceMappingURL=.*/, replace: '' },
];

const PREAMBLE = `
let provideHarfBuzz;
const harfBuzzModule = new Promise((resolve) => { provideHarfBuzz = resolve; });
export function initHarfBuzz(module) { provideHarfBuzz(module); }
function instantiateHarfBuzz(imports, done) {
  harfBuzzModule.then((module) => WebAssembly.instantiate(module, imports)).then(done);
  return {};
}
let readFont;
export function initFontReader(reader) { readFont = reader; }
function readGlyphs(hb, buffer) {
  const count = hb.hb_buffer_get_length(buffer);
  const infos = hb.hb_buffer_get_glyph_infos(buffer, 0) >> 2;
  const positions = hb.hb_buffer_get_glyph_positions(buffer, 0) >> 2;
  const words = new Int32Array(hb.memory.buffer);
  const glyphs = new Array(count);
  for (let i = 0; i < count; i++) {
    const info = infos + i * 5;
    const position = positions + i * 5;
    glyphs[i] = { g: words[info], cl: words[info + 2], ax: words[position], ay: words[position + 1],
      dx: words[position + 2], dy: words[position + 3], flags: words[info + 1] & 7 };
  }
  return glyphs;
}
function firstCluster(text) { return text.length === 1 ? text : /^[^][\\p{M}\\u200c\\u200d]*/u.exec(text)?.[0] ?? text; }
function hasAll(font, cluster) {
  if (cluster.length === 1) return Boolean(font.charToGlyphIndex(cluster));
  for (const character of cluster) if (character !== '\\u200c' && character !== '\\u200d' && !font.charToGlyphIndex(character)) return false;
  return true;
}
const PLAIN = /^[ -~\\xa0-\\u02ff\\u0370-\\u0482\\u048a-\\u052f\\u2010-\\u2027\\u2030-\\u205e\\u20a0-\\u20bf\\u3041-\\u3096\\u30a1-\\u30fa\\u3400-\\u4dbf\\u4e00-\\u9fff\\uac00-\\ud7a3]*$/;
const enginesOf = new WeakMap();
function known(loader, key, make) {
  let engines = enginesOf.get(loader);
  if (!engines) enginesOf.set(loader, (engines = new Map()));
  let engine = engines.get(key);
  if (engine) return engine;
  if (engines.size >= 500) engines.clear();
  engines.set(key, (engine = make()));
  return engine;
}
function shapedRuns(cache, style) {
  let runs = cache.get(style);
  if (!runs) cache.set(style, (runs = new Map()));
  return runs;
}
const SHOWN = ['backgroundColor', 'backgroundImage', 'borderTopWidth', 'borderRightWidth', 'borderBottomWidth', 'borderLeftWidth', 'outlineWidth', 'boxShadow', 'transform', 'filter', 'clipPath', 'maskImage'];
function showsNothing(style) { return !SHOWN.some((property) => style[property]); }
function cutAtSpaces(text) { return /[ \\t\\n]/.test(text) ? text.match(/[ \\t\\n]+|[^ \\t\\n]+/g) : text === '' ? [] : [text]; }
`;

/** Applies every patch. Throws when one does not match exactly once. */
export function patchSatori(source: string): string {
  let patched = source;
  for (const { what, find, replace } of PATCHES) {
    const count = [...patched.matchAll(new RegExp(find, 'g'))].length;
    if (count !== 1) throw new Error(`satori changed: ${count} matches for "${what}"`);
    patched = patched.replace(find, replace);
  }
  return PREAMBLE + patched;
}

async function main(): Promise<void> {
  const here = dirname(fileURLToPath(import.meta.url));
  const target = join(here, 'satori.generated.js');
  const source = await readFile(
    createRequire(import.meta.url)
      .resolve('satori/standalone')
      .replace(/\.cjs$/, '.js'),
    'utf8',
  );
  const self = await readFile(fileURLToPath(import.meta.url), 'utf8');
  const header = `// Made by patch-satori.ts (${createHash('sha256').update(source).update(self).digest('hex')}). Do not edit.\n`;
  const present = await readFile(target, 'utf8').catch(() => '');
  if (present.startsWith(header)) return;
  await writeFile(target, header + patchSatori(source));
  console.log(`vendor: wrote ${target}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();

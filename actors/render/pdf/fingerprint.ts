/**
 * 128 bits that tell files apart, for the trailer's ID. Not cryptographic, and therefore without `crypto`: a browser
 * has none on a page that came over plain HTTP. Four lanes of FNV-1a with different offsets.
 */
export interface Fingerprint {
  add(text: string): void;
  hex(): string;
}

const PRIME = 0x01000193;

export function fingerprint(): Fingerprint {
  const lanes = Uint32Array.of(0x811c9dc5, 0x050c5d1f, 0x9e3779b9, 0x7f4a7c15);
  return {
    add(text) {
      for (let i = 0; i < text.length; i++) {
        const unit = text.charCodeAt(i);
        for (let lane = 0; lane < 4; lane++) lanes[lane] = Math.imul((lanes[lane] ?? 0) ^ (unit + lane), PRIME);
      }
    },
    hex: () => [...lanes].map((lane) => lane.toString(16).padStart(8, '0')).join(''),
  };
}

/**
 * Zlib data as it was before compression, up to so many bytes: a small file may hold gigabytes of nothing. Null for what is not
 * zlib's. Stops as soon as there is too much.
 */
export async function inflateUpTo(data: Uint8Array, limit: number): Promise<Uint8Array | 'too_large' | null> {
  const reader = new Blob([new Uint8Array(data)]).stream().pipeThrough(new DecompressionStream('deflate')).getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      size += next.value.byteLength;
      if (size > limit) {
        await reader.cancel();
        return 'too_large';
      }
      parts.push(next.value);
    }
  } catch {
    return null;
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole;
}

/** Bytes as base64 and back, in every place that this code runs in. */
const CHUNK = 8_192;

export function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += CHUNK) binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return btoa(binary);
}

/** The bytes, or `null` when the text is no base64. */
export function fromBase64(text: string): Uint8Array | null {
  try {
    const binary = atob(text);
    const bytes = new Uint8Array(binary.length);
    for (let index = 0; index < binary.length; index += 1) bytes[index] = binary.charCodeAt(index);
    return bytes;
  } catch {
    // What `atob` refuses; the caller says so.
    return null;
  }
}

/** The bytes of what is known to be base64: it was checked when it came, or is our own. */
export function bytesOf(text: unknown): Uint8Array {
  const bytes = typeof text === 'string' ? fromBase64(text) : null;
  if (!bytes) throw new TypeError('not base64');
  return bytes;
}

/** Zlib data as it was before compression, by what every runtime has. Throws for data that is not zlib's. */
export async function inflate(data: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const plain = new Blob([new Uint8Array(data)]).stream().pipeThrough(new DecompressionStream('deflate'));
  return new Uint8Array(await new Response(plain).arrayBuffer());
}

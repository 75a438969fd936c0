/** RFC 6266: the name of a downloaded file in ASCII for old programs, and as it is for the others. */
export function disposition(fileName: string): string {
  const ascii = fileName
    .normalize('NFD')
    .replace(/[^\x20-\x7e]/g, '')
    .replace(/["\\]/g, '')
    .trim();
  const encoded = encodeURIComponent(fileName).replace(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${ascii.startsWith('.') ? `resume${ascii}` : ascii}"; filename*=UTF-8''${encoded}`;
}

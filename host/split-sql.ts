/**
 * The statements of an SQL file, without the semicolons between them. Knows strings, quoted names, comments and the bodies of
 * triggers (BEGIN … END, with CASE … END inside). D1 takes one statement at a time.
 */
export function splitSql(sql: string): string[] {
  const statements: string[] = [];
  let current = '';
  let depth = 0;
  for (const [token] of sql.matchAll(/--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|"(?:[^"]|"")*"|`[^`]*`|\[[^\]]*\]|[A-Za-z_]\w*|[\s\S]/g)) {
    if (token.startsWith('--') || token.startsWith('/*')) {
      current += ' ';
      continue;
    }
    if (/^(begin|case)$/i.test(token)) depth += 1;
    if (/^end$/i.test(token)) depth -= 1;
    if (token === ';' && depth <= 0) {
      if (current.trim()) statements.push(current.trim());
      current = '';
      depth = 0;
    } else current += token;
  }
  if (current.trim()) statements.push(current.trim());
  return statements;
}

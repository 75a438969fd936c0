/** One operator of a content stream that draws something. */
export interface Painting {
  operator: string;
  /** The marked content around it, innermost last. */
  within: readonly MarkedContent[];
  /** For text: the resource name of its font and the codes, four hexadecimal digits each. */
  font?: string;
  codes?: readonly string[];
}

export interface MarkedContent {
  tag: string;
  id: number | null;
  /** Whether it says itself what its text is. */
  hasActualText: boolean;
}

export interface ReadContent {
  paintings: Painting[];
  marked: MarkedContent[];
  /** What is no well-formed content stream, in words. */
  faults: string[];
}

const TOKEN =
  /\s*(?:(\((?:\\[\s\S]|[^\\()])*\)|<<|>>|<[0-9A-Fa-f\s]*>|\[|\]|\/[^\s()<>[\]{}/%]*|[+-]?(?:\d+\.?\d*|\.\d+))|([A-Za-z'"][A-Za-z0-9*]*))/y;
const TEXT = new Set(['Tj', 'TJ', "'", '"']);
const PAINTS = new Set([...TEXT, 'f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'S', 's', 'sh', 'Do', 'BI', 'EI']);

/** What a content stream draws, and in which marked content (ISO 32000-1, 14.6). */
export function readContent(content: string): ReadContent {
  const paintings: Painting[] = [];
  const marked: MarkedContent[] = [];
  const faults: string[] = [];
  const open: MarkedContent[] = [];
  let operands: string[] = [];
  let font = '';
  let at = 0;
  const body = content.trimEnd();
  while (at < body.length) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(body);
    if (!match) return { paintings, marked, faults: [...faults, `unreadable at ${at}: ${JSON.stringify(body.slice(at, at + 20))}`] };
    at = TOKEN.lastIndex;
    const [, operand, operator] = match;
    if (operand !== undefined) {
      operands.push(operand);
      continue;
    }
    if (operator === 'Tf') font = operands[0]?.slice(1) ?? '';
    else if (operator === 'BMC' || operator === 'BDC') {
      const content = markedContent(operands);
      open.push(content);
      marked.push(content);
    } else if (operator === 'EMC') {
      if (!open.pop()) faults.push('marked content ends that never began');
    } else if (operator !== undefined && PAINTS.has(operator)) {
      const painting: Painting = { operator, within: [...open] };
      paintings.push(TEXT.has(operator) ? { ...painting, font, codes: codesIn(operands) } : painting);
    }
    operands = [];
  }
  if (open.length > 0) faults.push(`marked content that never ends: ${open.map(({ tag }) => tag).join(', ')}`);
  return { paintings, marked, faults };
}

function markedContent([tag = '', ...properties]: readonly string[]): MarkedContent {
  const at = properties.indexOf('/MCID');
  return { tag: tag.slice(1), id: at === -1 ? null : Number(properties[at + 1]), hasActualText: properties.includes('/ActualText') };
}

function codesIn(operands: readonly string[]): string[] {
  return operands.filter((operand) => operand.startsWith('<')).flatMap((hex) => hex.slice(1, -1).match(/.{1,4}/g) ?? []);
}

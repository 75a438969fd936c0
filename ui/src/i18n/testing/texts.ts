/** Attributes whose value is read by people. */
const SPOKEN_ATTRIBUTES =
  /^(?:title|label|hint|placeholder|alt|text|detail|summary|description|heading|aria-(?:label|description|roledescription|valuetext))$/;

/** Two words, the first with a capital; or one that ends like a sentence: no name of code looks so. */
const SENTENCE = /^\P{L}*\p{Lu}[\p{L}’'é]*[ ,].*\p{L}|\p{Ll}{2} \p{Ll}+.*[.?…]$/u;
const LETTERS = /\p{L}{2}/u;

/** Of every node of a syntax tree only these are read here. */
const isNode = (value: unknown): value is Record<string, unknown> & { type: string } =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

/**
 * The texts for people that stand in a program (ESTree with JSX): what elements hold, what attributes for people say, and
 * strings that are sentences. What an error is made with, or the console is told, is for us.
 */
export function textsIn(program: unknown): string[] {
  const found: string[] = [];
  walk(program, found);
  return found;
}

function walk(value: unknown, found: string[]): void {
  if (Array.isArray(value)) {
    for (const entry of value) walk(entry, found);
    return;
  }
  if (!isNode(value)) return;
  if (value.type === 'ImportDeclaration' || isError(value) || isLog(value)) return;
  const text = textOf(value);
  if (text !== null) found.push(text);
  if (value.type === 'TemplateLiteral') {
    walk(value.expressions, found);
    return;
  }
  for (const [key, child] of Object.entries(value)) {
    if (key === 'value' && value.type === 'JSXAttribute' && isNode(child) && child.type === 'Literal') continue;
    walk(child, found);
  }
}

function textOf(node: Record<string, unknown> & { type: string }): string | null {
  if (node.type === 'JSXText' && typeof node.value === 'string') return LETTERS.test(node.value) ? node.value.trim() : null;
  if (node.type === 'JSXAttribute') return attributeText(node.name, node.value);
  if (node.type === 'Literal' && typeof node.value === 'string') return SENTENCE.test(node.value) ? node.value : null;
  if (node.type !== 'TemplateLiteral' || !Array.isArray(node.quasis)) return null;
  const whole = node.quasis.map(cooked).join('…');
  return SENTENCE.test(whole) ? whole : null;
}

function attributeText(name: unknown, value: unknown): string | null {
  if (!isNode(name) || !isNode(value) || value.type !== 'Literal' || typeof value.value !== 'string') return null;
  const isSpoken = typeof name.name === 'string' && SPOKEN_ATTRIBUTES.test(name.name);
  return (isSpoken && LETTERS.test(value.value)) || SENTENCE.test(value.value) ? value.value : null;
}

function cooked(quasi: unknown): string {
  if (!isNode(quasi) || typeof quasi.value !== 'object' || quasi.value === null || !('cooked' in quasi.value)) return '';
  return String(quasi.value.cooked);
}

const isError = (node: Record<string, unknown>): boolean =>
  node.type === 'NewExpression' && isNode(node.callee) && typeof node.callee.name === 'string' && node.callee.name.endsWith('Error');

const isLog = (node: Record<string, unknown>): boolean =>
  node.type === 'CallExpression' &&
  isNode(node.callee) &&
  node.callee.type === 'MemberExpression' &&
  isNode(node.callee.object) &&
  node.callee.object.name === 'console';

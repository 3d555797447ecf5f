import { parseAst } from 'vitest/node';

interface Node {
  type: string;
  start: number;
  end: number;
  [name: string]: unknown;
}

/**
 * Each spread of an object that holds one property or none (`...(b && { b })`, `...(b ? { b } : {})`), as a sentence with the file, the
 * line and what to write. Several properties under one condition may stand together.
 */
export function conditionalSpreads(file: string, text: string): string[] {
  // Most files have none, and to read one takes long.
  if (!text.includes('...(')) return [];
  const found: string[] = [];
  visit(parseAst(text, { lang: 'ts', preserveParens: false }, file) as unknown as Node, (node) => {
    if (node.type !== 'ObjectExpression') return;
    for (const spread of node['properties'] as Node[]) {
      const property = spread.type === 'SpreadElement' ? onlyOf(spread['argument'] as Node) : undefined;
      if (property === undefined) continue;
      const key = property['key'] as Node;
      const name = text.slice(key.start, key.end);
      const line = text.slice(0, spread.start).split('\n').length;
      found.push(
        `${file}:${line} write \`${property['computed'] === true ? `[${name}]` : name}: …\` with undefined where it is missing; where the key itself must not be there (it is read by its keys, or laid over something), present({ … }) of bot/core/present.ts.`,
      );
    }
  });
  return found;
}

/** The one property that is spread under a condition. */
function onlyOf(argument: Node): Node | undefined {
  const [one, other] =
    argument.type === 'LogicalExpression' && argument['operator'] === '&&'
      ? [argument['right'] as Node]
      : argument.type === 'ConditionalExpression'
        ? [argument['consequent'] as Node, argument['alternate'] as Node]
        : [];
  if (one === undefined || (other !== undefined && !isNothing(one) && !isNothing(other))) return undefined;
  const full = other !== undefined && isNothing(one) ? other : one;
  const properties = full.type === 'ObjectExpression' ? (full['properties'] as Node[]) : [];
  return properties.length === 1 && properties[0]?.type === 'Property' ? properties[0] : undefined;
}

/** `{}` or `undefined`. */
function isNothing(node: Node): boolean {
  return node.type === 'ObjectExpression'
    ? (node['properties'] as Node[]).length === 0
    : node.type === 'Identifier' && node['name'] === 'undefined';
}

function visit(value: unknown, look: (node: Node) => void): void {
  if (Array.isArray(value)) {
    for (const each of value) visit(each, look);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  if ('type' in value && typeof value.type === 'string') look(value as Node);
  for (const each of Object.values(value)) visit(each, look);
}

import type { Value } from './directs.ts';
import type { Field } from './fields.ts';
import type { Node } from './node.ts';
import { noField } from './problem.ts';

export type Whole = Record<string, Value>;

/** Of a whole node what a call asks for, or what Graph gives without being asked. @throws Problem 100 for a field that is not there */
export function pick(whole: Whole, fields: Field[] | undefined, node: Node, usual: readonly string[]): Whole {
  const asked = fields ?? usual.map((name) => ({ name, modifiers: {}, fields: undefined }));
  const edges = new Set(Object.keys(node.edges).flatMap((edge) => edge.split(' ')[1] || []));
  const picked: [string, Value][] = [['id', whole['id']]];
  for (const { name, fields: sub } of asked) {
    if (!node.fields.includes(name) && !edges.has(name)) throw noField(name, node.name);
    const value = whole[name];
    const isObject = typeof value === 'object' && !Array.isArray(value);
    const cut = (each: Whole): Whole => (sub ? Object.fromEntries(sub.map((one) => [one.name, each[one.name]])) : each);
    const rows = isObject ? value['data'] : undefined;
    if (isObject && Array.isArray(rows))
      picked.push([
        name,
        { ...value, data: rows.map((each) => (typeof each === 'object' && !Array.isArray(each) ? cut(each) : each)) },
      ]);
    else picked.push([name, isObject ? cut(value) : value]);
  }
  return Object.fromEntries(picked.filter(([, value]) => value !== undefined));
}

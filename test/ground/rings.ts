import type { Import } from '../support/source.ts';
import { target } from './rooms-picture.ts';

/** Files that import each other in a ring, each ring in the order of the alphabet. Tarjan's strongly connected components. */
export function ringsOf(imports: readonly Import[]): string[][] {
  const to = new Map<string, Set<string>>();
  for (const each of imports) {
    const other = target(each);
    if (other === undefined) continue;
    const known = to.get(each.file) ?? new Set();
    to.set(each.file, known.add(other));
  }
  const order = new Map<string, number>();
  const open: string[] = [];
  const rings: string[][] = [];

  function visit(file: string): number {
    const at = order.size;
    order.set(file, at);
    open.push(file);
    let least = at;
    for (const next of to.get(file) ?? []) {
      if (!order.has(next)) least = Math.min(least, visit(next));
      else if (open.includes(next)) least = Math.min(least, order.get(next) ?? at);
    }
    if (least === at) {
      const ring = open.splice(open.indexOf(file));
      if (ring.length > 1) rings.push(ring.toSorted());
    }
    return least;
  }

  for (const file of to.keys()) if (!order.has(file)) visit(file);
  return rings;
}

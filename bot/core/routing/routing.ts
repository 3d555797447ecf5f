import { compileCondition, type ConditionFacts, type Matched } from './condition.ts';
import type { Config } from '../config/config.ts';
import { isLabelId } from '../ticket/labels/index.ts';
import type { Reading } from '../ticket/labels/reader.ts';
import type { RouteReason } from '../ticket/ticket.ts';

/**
 * `reading` says why a label is what it is, where it was read just now. `stated` are the facts without an area that was learnt; left out,
 * the reading tells them.
 */
export type Router = (facts: ConditionFacts, reading?: Reading, stated?: ConditionFacts) => RouteReason;

interface Route {
  rule: number;
  channels: string[];
  /** Its condition asks for nothing. */
  takesAll: boolean;
  matches(facts: ConditionFacts): Matched | null;
}

/**
 * Compiles the configuration's words once; the router itself is pure. First matching route wins, `fallback` takes the rest. What was
 * learnt is asked last: only where no condition holds without it.
 */
export function createRouter(config: Pick<Config, 'routes' | 'fallback'>): Router {
  const routes = config.routes.map((route, index): Route => ({
    rule: index + 1,
    channels: route.to,
    takesAll: Object.values(route.when).every((asked) => asked === undefined),
    matches: compileCondition(route.when),
  }));
  const [all = routes.length] = routes.flatMap(({ takesAll }, index) => (takesAll ? [index] : []));
  const asking = routes.slice(0, all);
  return (facts, reading, stated = withoutLearnt(facts, reading)) => {
    const found =
      stated === facts
        ? first(routes, facts, reading)
        : (first(asking, stated, reading) ?? first(asking, facts, reading) ?? first(routes, stated, reading));
    return found ?? { rule: 0, matched: [], channels: config.fallback };
  };
}

function first(routes: readonly Route[], facts: ConditionFacts, reading: Reading | undefined): RouteReason | null {
  for (const { rule, channels, matches } of routes) {
    const matched = matches(facts);
    if (matched !== null) return { rule, matched: matched.flatMap((match) => explained(match, reading)), channels };
  }
  return null;
}

/** As if nobody had set anything right in other messages; the very same facts where nothing of them was learnt. */
function withoutLearnt(facts: ConditionFacts, reading: Reading | undefined): ConditionFacts {
  const learnt = [...(reading ?? [])].filter(([, { source }]) => source === 'learnt');
  return learnt.length === 0 ? facts : { ...facts, ...Object.fromEntries(learnt.map(([id]) => [id, null])) };
}

/** Makes a conversation of what was heard, where a route asks for what it was found by; null where none does. */
export type Promoter = (facts: ConditionFacts, reading?: Reading) => RouteReason | null;

/** What was learnt makes no conversation of what nobody said to us. */
export function createPromoter(config: Pick<Config, 'routes'>): Promoter {
  const routes = config.routes.flatMap((route, index): Route[] =>
    route.when.watch
      ? [{ rule: index + 1, channels: route.to, takesAll: false, matches: compileCondition(route.when) }]
      : [],
  );
  return (facts, reading) => first(routes, withoutLearnt(facts, reading), reading);
}

/** "Area billing" alone does not tell a reader why: the configuration's word, the account or the corrections that made it so stand beside it. */
function explained(match: Matched[number], reading: Reading | undefined): Matched {
  const found = isLabelId(match.on) ? reading?.get(match.on) : undefined;
  if (found === undefined || found.value !== match.value) return [match];
  const { by, lessons, source } = found;
  if (lessons !== undefined)
    return [match, { on: 'lessons', value: String(lessons.count), by: lessons.last ?? undefined }];
  return by === undefined ? [match] : [match, { on: source === 'account' ? 'account' : 'words', value: by }];
}

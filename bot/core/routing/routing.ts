import { compileCondition, type ConditionFacts, type Matched } from './condition.ts';
import type { Config } from '../config/config.ts';
import { isLabelId } from '../ticket/labels/index.ts';
import type { Reading } from '../ticket/labels/reader.ts';
import type { RouteReason } from '../ticket/ticket.ts';

/** `reading` says why a label is what it is, where it was read just now. */
export type Router = (facts: ConditionFacts, reading?: Reading) => RouteReason;

/** Compiles the configuration's words once; the router itself is pure. First matching route wins, `fallback` takes the rest. */
export function createRouter(config: Pick<Config, 'routes' | 'fallback'>): Router {
  const routes = config.routes.map((route, index) => ({
    rule: index + 1,
    channels: route.to,
    matches: compileCondition(route.when),
  }));
  return (facts, reading) => {
    for (const { rule, channels, matches } of routes) {
      const matched = matches(facts);
      if (matched === null) continue;
      return { rule, matched: matched.flatMap((match) => explained(match, reading)), channels };
    }
    return { rule: 0, matched: [], channels: config.fallback };
  };
}

/** Makes a conversation of what was heard, where a route asks for what it was found by; null where none does. */
export type Promoter = (facts: ConditionFacts, reading?: Reading) => RouteReason | null;

export function createPromoter(config: Pick<Config, 'routes'>): Promoter {
  const routes = config.routes.flatMap((route, index) =>
    route.when.watch ? [{ rule: index + 1, channels: route.to, matches: compileCondition(route.when) }] : [],
  );
  return (facts, reading) => {
    for (const { rule, channels, matches } of routes) {
      const matched = matches(facts);
      if (matched !== null) return { rule, matched: matched.flatMap((match) => explained(match, reading)), channels };
    }
    return null;
  };
}

/** "Area billing" alone does not tell a reader why: the configuration's word or account that made it so stands beside it. */
function explained(match: Matched[number], reading: Reading | undefined): Matched {
  const found = isLabelId(match.on) ? reading?.get(match.on) : undefined;
  if (found?.by === undefined || found.value !== match.value) return [match];
  return [match, { on: found.source === 'account' ? 'account' : 'words', value: found.by }];
}

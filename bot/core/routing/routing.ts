import { compileCondition, type ConditionFacts } from './condition.ts';
import type { Config } from '../config/config.ts';
import type { RouteReason } from '../ticket/ticket.ts';
import { createMatcher, type WordMatcher } from './words.ts';

/** What routing may look at. */
export interface RouteFacts extends Omit<ConditionFacts, 'area' | 'region' | 'centre'> {
  /** What the customer says about herself on the network: name, description, place. */
  profile: string;
}

export interface Routed {
  route: RouteReason;
  area: string | null;
  region: string | null;
  centre: string | null;
}

export type Router = (facts: RouteFacts) => Routed;
type RouteConfig = Pick<Config, 'brands' | 'areas' | 'centres' | 'regions' | 'routes' | 'fallback'>;
interface FoundWord {
  key: string;
  word: string;
}

/** Compiles the configuration's words once; the router itself is pure. First matching route wins, `fallback` takes the rest. */
export function createRouter(config: RouteConfig): Router {
  const areas = compileWords(config.areas, (area) => area.words);
  const centres = compileWords(config.centres, (centre) => centre.places);
  const regions = compileWords(config.regions, (region) => [
    ...region.places,
    ...region.centres.flatMap((centre) => config.centres[centre]?.places ?? []),
  ]);
  const routes = config.routes.map((route, index) => ({
    rule: index + 1,
    channels: route.to,
    matches: compileCondition(route.when),
  }));

  function regionOf(facts: RouteFacts): FoundWord | null {
    for (const account of facts.accounts) {
      const region = config.brands[facts.brand]?.accounts[account]?.region;
      if (region !== undefined) return { key: region, word: account };
    }
    return firstIn(regions, facts.text) ?? firstIn(regions, facts.profile);
  }

  return (facts) => {
    const found = { area: firstIn(areas, facts.text), region: regionOf(facts), centre: firstIn(centres, facts.text) };
    const places = {
      area: found.area?.key ?? null,
      region: found.region?.key ?? null,
      centre: found.centre?.key ?? null,
    };
    for (const { rule, channels, matches } of routes) {
      const matched = matches({ ...facts, ...places });
      if (matched === null) continue;
      // "Area billing" alone does not tell a reader why: the word that made it so stands beside it.
      const why = matched.flatMap((match) => {
        const word =
          match.on === 'area' || match.on === 'region' || match.on === 'centre' ? found[match.on]?.word : undefined;
        return word === undefined ? [match] : [match, { on: 'words' as const, value: word }];
      });
      return { route: { rule, matched: why, channels }, ...places };
    }
    return { route: { rule: 0, matched: [], channels: config.fallback }, ...places };
  };
}

/** Routes one message; where many are routed with the same configuration, keep the router of `createRouter`. */
export function routeMessage(config: RouteConfig, facts: RouteFacts): Routed {
  return createRouter(config)(facts);
}

function compileWords<T>(
  entries: Record<string, T>,
  words: (entry: T) => readonly string[],
): { key: string; matcher: WordMatcher }[] {
  return Object.entries(entries).map(([key, entry]) => ({ key, matcher: createMatcher(words(entry)) }));
}

function firstIn(entries: { key: string; matcher: WordMatcher }[], text: string): FoundWord | null {
  for (const { key, matcher } of entries) {
    const match = matcher.first(text);
    if (match) return { key, word: match.word };
  }
  return null;
}

import type { Config } from '#core/config/config.ts';
import type { ConditionFacts } from '#core/routing/condition.ts';
import { createRouter } from '#core/routing/routing.ts';
import { valuesIn } from '#core/ticket/labels/effective.ts';
import type { LabelValues } from '#core/ticket/labels/index.ts';
import { createLabelReader } from '#core/ticket/labels/reader.ts';
import { nothingRead } from './no-labels.ts';
import type { RouteReason } from '#core/ticket/ticket.ts';

/** A message as a network brings it; what it says of its language is taken as it stands. */
export type RouteFacts = Omit<ConditionFacts, keyof LabelValues | 'tags'> & {
  profile: string;
  language: string | null;
};

/** Reads the labels of a message and routes it, as intake does. */
export function createRouting(config: Config): (facts: RouteFacts) => { route: RouteReason } & LabelValues {
  const route = createRouter(config);
  let told: string | null = null;
  const reader = createLabelReader(config, { language: () => told, read: nothingRead });
  return ({ profile, language, ...facts }) => {
    told = language;
    const reading = reader({
      text: facts.text,
      profile,
      brand: facts.brand,
      accounts: facts.accounts,
      languages: [],
      hint: null,
      before: null,
    });
    const values = valuesIn(reading);
    return { route: route({ ...values, ...facts, tags: [] }, reading), ...values };
  };
}

export function routeMessage(config: Config, facts: RouteFacts): { route: RouteReason } & LabelValues {
  return createRouting(config)(facts);
}

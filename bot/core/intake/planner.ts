import { createCounter } from '../crisis/counted.ts';
import { createPromoter, createRouter } from '../routing/routing.ts';
import type { TextAnalysis } from '../ports/text.ts';
import { createLabelReader } from '../ticket/labels/reader.ts';
import type { PlanDeps } from './plan-parts.ts';
import { planEvent } from './plan.ts';
import type { IngestPlan, Known, StoredEvent } from './types.ts';

/** A planner with the configuration's words compiled once. `privateChannels` are keys of channels. */
export function createPlanner(
  { config, text }: Pick<PlanDeps, 'config'> & { text: Pick<TextAnalysis, 'language' | 'read'> },
  privateChannels: ReadonlySet<string>,
): (event: StoredEvent, known: Known, now: Date) => IngestPlan {
  const reader = createLabelReader(config, text);
  const router = createRouter(config);
  const promoter = createPromoter(config);
  const count = createCounter(config);
  const isPrivate = (channel: string): boolean => privateChannels.has(channel);
  return (event, known, now) => planEvent(event, known, { config, reader, router, promoter, count, now, isPrivate });
}

import { area } from './area.ts';
import { category } from './category.ts';
import { centre } from './centre.ts';
import type { Label } from './define.ts';
import { intent } from './intent.ts';
import { language } from './language.ts';
import { learnt } from './learnt.ts';
import { mentioned } from './mentioned.ts';
import { red } from './red.ts';
import { region } from './region.ts';
import { sentiment } from './sentiment.ts';
import { topic } from './topic.ts';
import { toxicity } from './toxicity.ts';
import { urgency } from './urgency.ts';

/** Everything that we know of a message and show, in the order of the card's line: one file each, named like its id. */
const all = {
  area,
  topic,
  region,
  centre,
  language,
  sentiment,
  category,
  intent,
  urgency,
  red,
  toxicity,
  mentioned,
  learnt,
} as const;

export type LabelId = keyof typeof all;
type With<Trait extends 'indexed' | 'routable'> = {
  [Id in LabelId]: (typeof all)[Id][Trait] extends true ? Id : never;
}[LabelId];
/** Those that have a column of their own. */
export type IndexedLabel = With<'indexed'>;
/** Those that a route may ask for. */
export type RoutableLabel = With<'routable'>;
/** Of several values a text holds them all. */
type ValueOf<Id extends LabelId> = true extends (typeof all)[Id]['many']
  ? string
  : (typeof all)[Id]['values'] extends readonly (infer Value)[]
    ? Value
    : string;

/** What is known; null where nobody knows. */
export type LabelValues = { [Id in LabelId]: ValueOf<Id> | null };
/** The columns of a ticket. */
export type LabelColumns = Pick<LabelValues, IndexedLabel>;

export const labels: { readonly [Id in LabelId]: Label<Id> } = all;
export const labelIds: readonly LabelId[] = Object.keys(all).filter(isLabelId);
export const indexedLabels: readonly IndexedLabel[] = labelIds.filter(isIndexed);
export const routableLabels: readonly RoutableLabel[] = labelIds.filter(isRoutable);

export function isLabelId(id: string): id is LabelId {
  return Object.hasOwn(all, id);
}

export function isIndexed(id: LabelId): id is IndexedLabel {
  return labels[id].indexed;
}

function isRoutable(id: LabelId): id is RoutableLabel {
  return labels[id].routable;
}

import type { Condition } from '../config/config.ts';
import { eachOf } from '../ticket/labels/define.ts';
import { labels, routableLabels, type LabelValues, type RoutableLabel } from '../ticket/labels/index.ts';
import { foldTag } from '../ticket/tags.ts';
import type { RouteReason } from '../ticket/ticket.ts';
import { createMatcher, fold } from './words.ts';

/** What a condition of the configuration can ask about. */
export interface ConditionFacts extends Pick<LabelValues, RoutableLabel> {
  brand: string;
  /** Keys of the accounts addressed, the answering one first. */
  accounts: string[];
  network: string;
  kind: string;
  tags: readonly string[];
  /** Handle of the customer, without @. */
  author: string;
  /** Keys of the lists that she is on; left out: none. */
  lists?: readonly string[];
  /** Key of what it was found by, where it was heard and not said to us. */
  watch?: string | null;
  text: string;
}

export type Matched = RouteReason['matched'];

/** Made once for a condition; says what matched, or null where something asked is not so. An empty condition matches everything. */
export function compileCondition(condition: Condition): (facts: ConditionFacts) => Matched | null {
  const words = condition.words ? createMatcher(condition.words) : null;
  const authors = condition.author?.map((handle) => fold(handle.replace(/^@/, '')));
  const tags = condition.tag && new Set(condition.tag.map(foldTag));
  return (facts) => {
    const matched: Matched = [];
    const holds = [
      !condition.brand || condition.brand.includes(facts.brand),
      oneOf('account', condition.account, facts.accounts),
      oneOf('network', condition.network, [facts.network]),
      ...routableLabels.map((id) => oneOf(id, condition[id], labels[id].many ? eachOf(facts[id]) : [facts[id]])),
      oneOf('kind', condition.kind, [facts.kind]),
      !authors || note('author', authors.includes(fold(facts.author)) ? facts.author : null),
      oneOf('list', condition.list, facts.lists ?? []),
      oneOf('watch', condition.watch, [facts.watch ?? null]),
      !tags || note('tag', facts.tags.find((tag) => tags.has(foldTag(tag))) ?? null),
      !words || note('words', words.first(facts.text)?.word ?? null),
    ];
    return holds.every(Boolean) ? matched : null;

    function oneOf(
      on: Matched[number]['on'],
      wanted: string[] | undefined,
      values: readonly (string | null)[],
    ): boolean {
      return !wanted || note(on, values.find((value) => value !== null && wanted.includes(value)) ?? null);
    }
    function note(on: Matched[number]['on'], value: string | null): boolean {
      if (value !== null) matched.push({ on, value });
      return value !== null;
    }
  };
}

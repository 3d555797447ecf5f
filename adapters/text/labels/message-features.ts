import { CONCEPTS } from '../concepts/concepts.ts';
import type { Spoken } from '../concepts/read.ts';
import type { Topic } from '../cues/cues.ts';
import type { Weights } from '../learn/weights.ts';
import { isQuiet } from '../quiet-words.ts';
import { BITS as SENTIMENT_BITS } from '../sentiment/model.ts';
import type { Scene } from './scene.ts';

/** Two to this power is the number of features of words, and of pairs of concepts. */
export const BITS = 15;
const PAIR_BITS = 14;
const TOPICS: readonly Topic[] = [
  'complaint',
  'question',
  'lead',
  'suggestion',
  'praise',
  'spam',
  'chat',
  'refund',
  'cancel',
  'human',
  'fix',
  'urgent',
  'soon',
  'danger',
  'selfHarm',
  'threat',
  'legal',
  'press',
  'fraud',
  'data',
  'discrimination',
  'boycott',
  'toxic',
];
const LENGTHS = [3, 6, 10, 18, 30, 50];
const PAIRS_AT = 2 ** BITS;
const CONCEPTS_AT = PAIRS_AT + 2 ** PAIR_BITS;
const TOPICS_AT = CONCEPTS_AT + CONCEPTS.length * 2;
/** Words, pairs of concepts, concepts and what negates them, sums of the cues, the feeling, and what the text looks like. */
export const SIZE = TOPICS_AT + TOPICS.length * 2 + 4 + LENGTHS.length + 5;
const ENOUGH = 3;
const MOST = 8;
/** Concepts further apart than this are not of one thing. */
const NEAR = 7;

export interface Shares {
  words: number;
  cues: number;
  concepts: number;
  pairs: number;
}
export const SHARES: Shares = { words: 1, cues: 1, concepts: 0.5, pairs: 0.35 };

export interface Numbers {
  ids: Uint32Array;
  values: Float32Array;
}

/** What a message looks like to the weights of category, intent, urgency and red words. */
export function messageFeatures(scene: Scene, shares: Shares = SHARES): Numbers {
  const ids: number[] = [];
  const values: number[] = [];
  const put = (id: number, value: number): void => {
    if (value === 0) return;
    ids.push(id);
    values.push(value);
  };
  // The first bits of a feature's number are its number among fewer.
  for (const [i, id] of (scene.features?.ids ?? []).entries())
    put(id >>> (SENTIMENT_BITS - BITS), (scene.features?.values[i] ?? 0) * shares.words);
  conceptsOf(scene, (id, value) => put(id, value), shares);
  let at = TOPICS_AT;
  const next = (value: number): void => {
    put(at, value);
    at += 1;
  };
  for (const topic of TOPICS) {
    const weight = scene.weight(topic);
    next((Math.min(weight, MOST) / MOST) * shares.cues);
    next(weight >= ENOUGH ? shares.cues : 0);
  }
  for (const share of scene.feeling) next(share);
  next(scene.asks ? 1 : 0);
  for (const length of LENGTHS) next(scene.words.length > length ? 0.5 : 0);
  const has = (kind: string): boolean => scene.tokens.some((token) => token.kind === kind);
  next(has('link') ? 1 : 0);
  next(scene.tokens[0]?.kind === 'handle' ? 0.5 : 0);
  next(has('face') ? 0.5 : 0);
  next(has('number') ? 0.5 : 0);
  next(/[$€£%]/u.test(scene.text.slice(0, 2000)) ? 0.5 : 0);
  return { ids: Uint32Array.from(ids), values: Float32Array.from(values) };
}

/** Each concept once, and each two that stand near each other in one sentence, in their order. */
function conceptsOf({ spoken, words }: Scene, put: (id: number, value: number) => void, shares: Shares): void {
  const seen = new Set<number>();
  const once = (id: number, value: number): void => {
    if (seen.has(id)) return;
    seen.add(id);
    put(id, value);
  };
  for (const [i, one] of spoken.entries()) {
    once(conceptId(one), shares.concepts);
    for (let j = i + 1; j < spoken.length; j += 1) {
      const other = spoken[j] as (typeof spoken)[number];
      if (other.first - one.last > NEAR) break;
      if (other.concept === one.concept || other.first <= one.last) continue;
      if (words.slice(one.last + 1, other.first).some(({ kind, plain }) => kind === 'sign' && /[.!?;…]/u.test(plain)))
        break;
      const pair = Math.imul(one.concept * CONCEPTS.length + other.concept + 1, 0x9e37_79b1) >>> (32 - PAIR_BITS);
      once(PAIRS_AT + pair, shares.pairs);
    }
  }
}

const conceptId = ({ concept, negated }: Spoken): number => CONCEPTS_AT + concept * 2 + (negated ? 1 : 0);
const NAMED = 2;

/** What speaks less than this share of what speaks most is no reason. */
const WORTH_NAMING = 0.25;
/** Words of these are small, and say all the same what the author does. */
const ASKING: ReadonlySet<number> = new Set([CONCEPTS.indexOf('ask'), CONCEPTS.indexOf('can')]);

/** Where the concepts stand that speak most for this class, at most two, in the order in which they stand. */
export function conceptPlaces({ spoken, words }: Scene, weights: Weights, best: number): [number, number][] {
  const says = (one: Spoken): number => {
    const at = conceptId(one) * weights.classes;
    let others = 0;
    for (let k = 0; k < weights.classes; k += 1)
      if (k !== best) others += ((weights.small[at + k] ?? 0) * (weights.scale[k] ?? 0)) / (weights.classes - 1);
    return (weights.small[at + best] ?? 0) * (weights.scale[best] ?? 0) - others;
  };
  const telling = spoken
    .filter(
      (one) => ASKING.has(one.concept) || !isQuiet(words.slice(one.first, one.last + 1).map(({ plain }) => plain)),
    )
    .map((one) => ({ one, much: says(one) }))
    .toSorted((a, b) => b.much - a.much);
  const least = Math.max(0, (telling[0]?.much ?? 0) * WORTH_NAMING);
  const named: Spoken[] = [];
  for (const { one } of telling.filter(({ much }) => much > least))
    if (named.length < NAMED && !named.some(({ first, last }) => one.first <= last && first <= one.last))
      named.push(one);
  return named
    .toSorted((one, other) => one.first - other.first)
    .map(({ first, last }) => [words[first]?.start ?? 0, words[last]?.end ?? 0]);
}

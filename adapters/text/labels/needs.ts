import {
  INTENTS,
  RED_WORDS,
  URGENCIES,
  type Intent,
  type Label,
  type RedWord,
  type Urgency,
} from '#core/ports/labels.ts';
import type { RED, Topic } from '../cues/cues.ts';
import { probabilitiesIn, type Weights } from '../learn/weights.ts';
import { evidenceFor, learnt } from './learnt.ts';
import type { Numbers } from './message-features.ts';
import type { Scene } from './scene.ts';

const ENOUGH = 3;
/** One clear phrase is this sure, each further one more. */
const ONE = 0.75;
const MORE = 0.06;

const TOPIC: Readonly<Record<RedWord, (typeof RED)[number]>> = {
  danger: 'danger',
  'self-harm': 'selfHarm',
  threat: 'threat',
  legal: 'legal',
  press: 'press',
  fraud: 'fraud',
  data: 'data',
  discrimination: 'discrimination',
  boycott: 'boycott',
};
const SPEAKS: Readonly<Record<Intent, readonly Topic[]>> = {
  refund: ['refund'],
  cancel: ['cancel'],
  fix: ['fix', 'complaint'],
  human: ['human'],
  buy: ['lead'],
  information: ['question'],
  none: [],
};

/** Where something red is as good as sure, a second topic that a phrase names counts too: the weights share one whole among all. */
const RED_FOR_SURE = 0.3;
const LEAST = 0.02;
/** Likelier than everything else together. */
const SURE_ENOUGH = 0.5;
const WAITS: ReadonlySet<RedWord> = new Set(['discrimination', 'boycott']);

/** Everything red that the text speaks of; an empty list is an answer too. The weights' first class is "nothing red". */
export function redOf(scene: Scene, numbers: Numbers, weights: Weights = learnt.red()): Label<readonly RedWord[]> {
  if (!scene.isRead) return { value: null, guess: [], sure: 0, why: scene.unread };
  const [nothing = 0, ...probabilities] = probabilitiesIn(numbers, weights);
  const sureOf = (red: RedWord): number => probabilities[RED_WORDS.indexOf(red)] ?? 0;
  const speaksOf = (red: RedWord): boolean =>
    sureOf(red) >= weights.threshold ||
    (nothing < RED_FOR_SURE && sureOf(red) >= LEAST && scene.weight(TOPIC[red]) >= ENOUGH);
  const value = RED_WORDS.filter((red) => speaksOf(red) && !isDenied(scene, TOPIC[red]));
  const [first] = value.toSorted((one, other) => sureOf(other) - sureOf(one));
  if (first === undefined) return { value: [], guess: [], sure: nothing, why: { key: 'evidence.nothing', places: [] } };
  const phrases = scene.evidence(...value.map((red) => TOPIC[red]));
  return {
    value,
    guess: value,
    sure: Math.min(1, 1 - nothing),
    why: evidenceFor(phrases, scene, weights, RED_WORDS.indexOf(first) + 1),
  };
}

/** Whatever speaks of it stands after a "not", or is a way of speaking. */
function isDenied({ found, weight }: Scene, topic: Topic): boolean {
  if (topic === 'selfHarm' && weight(topic) < ENOUGH && weight('hyperbole') >= ENOUGH) return true;
  return weight(topic) === 0 && found.some((one) => one.topic === topic && one.negated && one.weight > 0);
}

/** What can still go wrong within hours; what should not wait behind the others; everything else. */
export function urgencyOf(
  scene: Scene,
  numbers: Numbers,
  red: Label<readonly RedWord[]>,
  weights: Weights = learnt.urgency(),
): Label<Urgency> {
  if (!scene.isRead) return { value: null, guess: 'normal', sure: 0, why: scene.unread };
  // Whoever wants to die never waits, however calmly it is said.
  if (red.value?.some((one) => one === 'self-harm') === true)
    return { value: 'urgent', guess: 'urgent', sure: red.sure, why: red.why };
  const read = likeliest(URGENCIES, numbers, weights);
  const urgent = scene.weight('urgent') >= ENOUGH;
  const soon = scene.weight('soon') >= ENOUGH;
  // Contempt and calls to others are for a manager, and no loss that an hour would stop.
  if (
    red.value?.length === 1 &&
    red.value.some((one) => WAITS.has(one)) &&
    !urgent &&
    !soon &&
    read.guess !== 'normal' &&
    !(read.guess === 'urgent' && read.sure > SURE_ENOUGH)
  )
    return { value: 'normal', guess: 'normal', sure: ONE, why: { key: 'evidence.nothing', places: [] } };
  const { guess, sure, best } = read;
  const why =
    guess === 'normal'
      ? ({ key: 'evidence.nothing', places: [] } as const)
      : evidenceFor(scene.evidence('urgent', ...(guess === 'soon' ? (['soon'] as const) : [])), scene, weights, best);
  // What an hour would still stop and nobody sees costs more than a look in vain.
  return { value: guess === 'urgent' || sure >= weights.threshold ? guess : null, guess, sure, why };
}

/** What the author wants next. */
export function intentOf(scene: Scene, numbers: Numbers, weights: Weights = learnt.intent()): Label<Intent> {
  if (!scene.isRead) return { value: null, guess: 'none', sure: 0, why: scene.unread };
  const { guess, sure, best } = likeliest(INTENTS, numbers, weights);
  const why =
    guess === 'none'
      ? ({ key: 'evidence.nothing', places: [] } as const)
      : evidenceFor(scene.evidence(...SPEAKS[guess]), scene, weights, best);
  return { value: sure >= weights.threshold ? guess : null, guess, sure, why };
}

/** A mark, never a block. */
export function toxicityOf(scene: Scene): Label<'toxic' | 'none'> {
  const weight = scene.weight('toxic');
  if (weight >= ENOUGH) {
    const sure = Math.min(0.97, ONE + MORE * (weight - ENOUGH));
    return { value: 'toxic', guess: 'toxic', sure, why: scene.evidence('toxic') };
  }
  return {
    value: scene.isRead ? 'none' : null,
    guess: 'none',
    sure: scene.isRead ? 0.8 : 0,
    why: scene.isRead ? { key: 'evidence.nothing', places: [] } : scene.unread,
  };
}

function likeliest<Value>(
  classes: readonly Value[],
  numbers: Numbers,
  weights: Weights,
): { guess: Value; sure: number; best: number } {
  const probabilities = probabilitiesIn(numbers, weights);
  const sure = Math.max(...probabilities);
  const best = probabilities.indexOf(sure);
  return { guess: classes[best] as Value, sure, best };
}

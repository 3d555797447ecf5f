import { readFileSync } from 'node:fs';
import path from 'node:path';
import { lazily } from '#core/lazily.ts';
import { SENTIMENTS, type Label, type Sentiment } from '#core/ports/labels.ts';
import { isQuiet } from '../quiet-words.ts';
import type { Token } from '../tokens.ts';
import { featuresOf, type Features } from './features.ts';
import { feelingOfFace } from './lexicon.ts';
import { probabilitiesIn, unpackWeights, type Weights } from '../learn/weights.ts';

export const weightsFile = path.join(import.meta.dirname, 'weights.bin');
/** Languages that the weights were taught. */
export const TAUGHT: readonly string[] = ['es', 'pt', 'en'];
/** Two to this power is the number of features. */
export const BITS = 18;
const weightsOnce = lazily(() => unpackWeights(readFileSync(weightsFile)));
/** From which probability on a feeling is shown, from 0 to 1. */
export const sentimentThreshold = (): number => weightsOnce().threshold;
/** A quarter of what the strongest word says is worth naming too. */
const WORTH_NAMING = 0.25;
const NAMED = 3;

export interface Judged {
  label: Label<Sentiment>;
  /** Of negative, neutral and positive. */
  probabilities: readonly number[];
  features: Features;
}

/** Faces that some send in tears of laughter, or in irony, or in asking. */
const EITHER: ReadonlySet<string> = new Set('😭 💀 ☠ 😂 🤣 🙏 🔥 😱 😰 🙌 💪 👏'.split(' '));
const FACES_SURE = 0.85;

/** "😡😡😡": where nothing else is said, faces that agree and are not sent in irony say it in every language. */
function facesAlone(tokens: readonly Token[]): Label<Sentiment> | null {
  const said = tokens.filter(({ kind }) => kind !== 'sign' && kind !== 'handle' && kind !== 'link');
  if (said.length === 0 || said.some(({ kind, form }) => kind !== 'face' || EITHER.has(bare(form)))) return null;
  const feelings = new Set(said.map(({ form }) => Math.sign(feelingOfFace(form))));
  const [feeling] = feelings;
  if (feelings.size !== 1 || feeling === undefined || feeling === 0) return null;
  const value = feeling > 0 ? 'positive' : 'negative';
  const each = new Map(said.toReversed().map((token) => [token.form, token]));
  const places = [...each.values()]
    .toReversed()
    .slice(0, NAMED)
    .map(({ start, end }): [number, number] => [start, end]);
  return { value, guess: value, sure: FACES_SURE, why: { key: 'evidence.words', places } };
}

/** Without the tone of a skin and what else changes its looks alone. */
const bare = (face: string): string => face.replace(/\p{Emoji_Modifier}|\ufe0f/gu, '');

export function judgeSentiment(text: string, language: string, weights: Weights = weightsOnce()): Judged {
  const features = featuresOf(text, language, BITS);
  const probabilities = probabilitiesIn(features, weights);
  const best = probabilities.indexOf(Math.max(...probabilities));
  const sure = probabilities[best] ?? 0;
  const guess = SENTIMENTS[best] ?? 'neutral';
  if (features.tokens.length === 0)
    return {
      label: { value: null, guess: 'neutral', sure: 0, why: { key: 'evidence.few', places: [] } },
      probabilities,
      features,
    };
  const faces = facesAlone(features.tokens);
  if (faces) return { label: faces, probabilities, features };
  const places = telling(features, weights, best);
  const isShown = sure >= weights.threshold;
  const key =
    guess === 'neutral' || places.length === 0 ? 'evidence.whole' : isShown ? 'evidence.words' : 'evidence.little';
  return {
    label: { value: isShown ? guess : null, guess, sure, why: { key, places: key === 'evidence.whole' ? [] : places } },
    probabilities,
    features,
  };
}

const NAMEABLE: ReadonlySet<string> = new Set(['word', 'hashtag', 'face']);
const isTelling = (token: Token | undefined): boolean =>
  token !== undefined && NAMEABLE.has(token.kind) && !isQuiet([token.plain]);

/** The words that speak most for this class, in the order in which they stand. */
function telling(
  { tokens, ids, values, from }: Features,
  { classes, scale, small }: Weights,
  best: number,
): [number, number][] {
  const says = new Float32Array(tokens.length);
  for (let i = 0; i < ids.length; i += 1) {
    const at = (ids[i] ?? 0) * classes;
    let others = 0;
    for (let k = 0; k < classes; k += 1)
      if (k !== best) others += ((small[at + k] ?? 0) * (scale[k] ?? 0)) / (classes - 1);
    const token = from[i] ?? 0;
    says[token] = (says[token] ?? 0) + ((small[at + best] ?? 0) * (scale[best] ?? 0) - others) * (values[i] ?? 0);
  }
  const most = Math.max(...says);
  if (most <= 0) return [];
  return [...says.entries()]
    .filter(([index, much]) => much >= most * WORTH_NAMING && isTelling(tokens[index]))
    .toSorted(([, one], [, other]) => other - one)
    .slice(0, NAMED)
    .map(([index]) => index)
    .toSorted((one, other) => one - other)
    .map((index): [number, number] => [tokens[index]?.start ?? 0, tokens[index]?.end ?? 0]);
}

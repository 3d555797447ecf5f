import { BITS as SENTIMENT_BITS } from '../sentiment/model.ts';
import type { Topic } from '../cues/cues.ts';
import type { Scene } from './scene.ts';

export const BITS = 16;
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
/** Words of the text, the cues' sums and whether they suffice, the feeling, and what it looks like. */
export const SIZE = 2 ** BITS + TOPICS.length * 2 + 4 + LENGTHS.length + 5;
/** How much the words count beside what the cues say. */
const WORDS = 1;
const ENOUGH = 3;
const MOST = 8;

export interface Numbers {
  ids: Uint32Array;
  values: Float32Array;
}

export function categoryFeatures(scene: Scene): Numbers {
  const words = scene.features;
  // The first bits of a feature's number are its number among fewer.
  const ids = Array.from(words?.ids ?? [], (id) => id >>> (SENTIMENT_BITS - BITS));
  const values = Array.from(words?.values ?? [], (value) => value * WORDS);
  let id = 2 ** BITS;
  const put = (value: number): void => {
    if (value !== 0) {
      ids.push(id);
      values.push(value);
    }
    id += 1;
  };
  for (const topic of TOPICS) {
    const weight = scene.weight(topic);
    put(Math.min(weight, MOST) / MOST);
    put(weight >= ENOUGH ? 1 : 0);
  }
  for (const share of scene.feeling) put(share);
  put(scene.asks ? 1 : 0);
  for (const length of LENGTHS) put(scene.words.length > length ? 0.5 : 0);
  const has = (kind: string): boolean => scene.tokens.some((token) => token.kind === kind);
  put(has('link') ? 1 : 0);
  put(scene.tokens[0]?.kind === 'handle' ? 0.5 : 0);
  put(has('face') ? 0.5 : 0);
  put(has('number') ? 0.5 : 0);
  put(/[$€£%]/u.test(scene.text.slice(0, 2000)) ? 0.5 : 0);
  return { ids: Uint32Array.from(ids), values: Float32Array.from(values) };
}

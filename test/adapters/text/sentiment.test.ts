import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SENTIMENTS } from '#core/ports/labels.ts';
import { randomOf, trainSoftmax, probabilitiesOf } from '../../../adapters/text/learn/softmax.ts';
import { judgeSentiment, weightsFile } from '../../../adapters/text/sentiment/model.ts';
import { packWeights, unpackWeights } from '../../../adapters/text/learn/weights.ts';
import { readPosts, sharedFolder } from '../../../bench/text/data.ts';
import { macroF1 } from '../../../bench/text/scores.ts';
import { weightsFileOf } from '../../../adapters/text/labels/learnt.ts';
import { trainMessages } from '../../../bench/text/train-messages.ts';
import { trainSentiment } from '../../../bench/text/train-sentiment.ts';

const folder = sharedFolder();

describe('the feeling of a text', () => {
  it.each([
    ['es', 'Me encanta, muchas gracias por todo', 'positive'],
    ['es', 'Pésimo servicio, qué vergüenza', 'negative'],
    ['es', '¿A qué hora abrís los domingos?', 'neutral'],
    ['pt', 'Amei o atendimento, parabéns!', 'positive'],
    ['pt', 'Que vergonha, péssimo atendimento', 'negative'],
    ['en', 'Love it, thank you so much', 'positive'],
    ['en', 'Terrible, the worst service ever', 'negative'],
  ])('in %s: %j is %s', (language, text, value) => {
    expect(judgeSentiment(text, language).label).toMatchObject({ value, guess: value });
  });

  it.each([
    ['😡😡👿', 'negative'],
    ['@alba 👎🏽', 'negative'],
    ['❤️ 👍', 'positive'],
    ['😡 👍', null],
    ['😭', null],
  ])('of faces alone is what they agree on: %s is %s', (text, value) => {
    expect(judgeSentiment(text, 'es').label.value).toBe(value);
  });

  it('is not said where the text says nothing clear', () => {
    const { label } = judgeSentiment('mi pedido', 'es');
    expect(label.sure).toBeLessThan(0.9);
    expect(judgeSentiment('', 'es').label).toMatchObject({ value: null, sure: 0, why: { key: 'evidence.few' } });
  });

  it('of unread posts is at least as well told as was measured', ({ skip }) => {
    if (folder === undefined) return skip('RECADO_SHARED_DATA names no folder of real posts');
    for (const [language, least] of [
      ['es', 0.57],
      ['pt', 0.6],
      ['en', 0.58],
    ] as const) {
      const pairs = readPosts(folder, 'val', [language]).map(({ text, label }) => ({
        truth: SENTIMENTS[label] ?? '',
        said: judgeSentiment(text, language).label.guess,
      }));
      expect(pairs.length).toBeGreaterThan(300);
      expect(macroF1(pairs, SENTIMENTS), language).toBeGreaterThan(least);
    }
  });
});

describe('weights', () => {
  const examples = [0, 1, 2].flatMap((label) =>
    Array.from({ length: 4 }, () => ({ ids: Uint32Array.of(label, 3), values: Float32Array.of(0.8, 0.6), label })),
  );
  const training = { size: 8, classes: 3, epochs: 20, rate: 0.1, seenIn: 2, initial: 1e-6, dropout: 0, seed: 3 };

  it('learn what tells the classes apart', () => {
    const model = trainSoftmax(examples, training);
    for (const { ids, values, label } of examples)
      expect(probabilitiesOf(model, ids, values).indexOf(Math.max(...probabilitiesOf(model, ids, values)))).toBe(label);
  });

  it('come out the same from the same seed, and pass through their file with little loss', () => {
    const model = trainSoftmax(examples, training);
    expect(trainSoftmax(examples, training)).toEqual(model);
    const back = unpackWeights(packWeights(model, { bits: 3, temperature: 1.5, threshold: 0.6 }));
    expect(back).toMatchObject({ bits: 3, classes: 3, temperature: 1.5, threshold: 0.6, bias: model.bias });
    for (const [at, small] of back.small.entries())
      expect(small * (back.scale[at % 3] ?? 0)).toBeCloseTo(model.weights[at] ?? 0, 1);
  });

  it('that are cut short or something else are refused with what to do', () => {
    const bytes = readFileSync(weightsFile);
    expect(() => unpackWeights(bytes.subarray(0, bytes.length - 1))).toThrow('npm run train');
    expect(() => unpackWeights(Buffer.from('{}\n'))).toThrow('npm run train');
  });

  it('in the repository are what training makes of the data', ({ skip }) => {
    if (folder === undefined) return skip('RECADO_SHARED_DATA names no folder of real posts');
    expect(trainSentiment(folder).equals(readFileSync(weightsFile))).toBe(true);
  }, 300_000);

  // The same code makes those of the other labels, which take longer: `npm run train -- --check` compares them all.
  it('of urgency are what training makes of our own texts and of ordinary posts', ({ skip }) => {
    if (folder === undefined) return skip('RECADO_SHARED_DATA names no folder of real posts');
    expect(trainMessages('urgency', readPosts(folder, 'train')).equals(readFileSync(weightsFileOf('urgency')))).toBe(
      true,
    );
  }, 300_000);

  it('draw chance that repeats', () => {
    const [one, other] = [randomOf(5), randomOf(5)];
    const drawn = Array.from({ length: 100 }, () => one());
    expect(drawn).toEqual(Array.from({ length: 100 }, () => other()));
    expect(drawn.every((number) => number >= 0 && number < 1)).toBe(true);
  });
});

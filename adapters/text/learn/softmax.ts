/** One example: its numbered features, how much each counts, and the class it is. */
export interface Example {
  ids: Uint32Array;
  values: Float32Array;
  label: number;
  /** How much it counts beside the others; one where nothing is said. */
  weight?: number;
}

export interface Linear {
  classes: number;
  weights: Float32Array;
  bias: number[];
}

export interface Training {
  size: number;
  classes: number;
  epochs: number;
  rate: number;
  /** Features seen in fewer examples stay nought. */
  seenIn: number;
  /** What each feature's sum of squares begins with: the more, the shorter the first steps of what is seen rarely. */
  initial: number;
  /** Share of an example's features that each look at it leaves out, so that none is leant on alone. */
  dropout: number;
  /** From 0 to 1, how much more a feature counts that some classes use far more than others; nought where nothing is said. */
  contrast?: number;
  /** After how many epochs the weights begin to be averaged over the ends of epochs; without it the last ones are taken. */
  averagedAfter?: number;
  seed: number;
}

/** Logistic regression over several classes, one example at a time with Adagrad's steps; the same seed gives the same weights. */
export function trainSoftmax(examples: readonly Example[], training: Training): Linear {
  const { size, classes, epochs, rate, initial, dropout, averagedAfter = epochs - 1, seed } = training;
  const kept = featuresKept(examples, training);
  const looks = examples.map((example) => lookOf(example, kept, classes));
  const weights = new Float32Array(kept.count * classes);
  const squares = new Float32Array(kept.count * classes).fill(initial);
  const bias = Array.from({ length: classes }, () => 0);
  const chance = randomOf(seed);
  const order = examples.map((_, index) => index);
  const model = { classes, weights, bias };
  const ends: Linear[] = [];
  const values = new Float32Array(looks.reduce((most, { at }) => Math.max(most, at.length), 0));
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(order, chance);
    for (const index of order) {
      const look = looks[index] as Look;
      thin(look.values, values, dropout, chance);
      step(model, look, { values, squares, rate });
    }
    if (epoch >= averagedAfter) ends.push({ classes, weights: weights.slice(), bias: bias.slice() });
  }
  const mean = meanOf(ends);
  return { ...mean, weights: inPlace(mean.weights, kept, { size, classes }) };
}

/** Several weights as one that says the mean of what they say. */
export function meanOf(models: readonly Linear[]): Linear {
  const [first] = models;
  if (first === undefined) throw new Error('There is nothing to take the mean of.');
  const mean = (values: (model: Linear) => ArrayLike<number>) => (_: unknown, at: number) =>
    models.reduce((sum, model) => sum + (values(model)[at] ?? 0), 0) / models.length;
  return {
    classes: first.classes,
    weights: Float32Array.from(
      first.weights,
      mean(({ weights }) => weights),
    ),
    bias: first.bias.map(mean(({ bias }) => bias)),
  };
}

/** The features that are learnt from, numbered anew without gaps: the few that matter then lie close together in memory. */
interface Kept {
  count: number;
  /** New number of each feature; -1 where it is too rare to learn from. */
  numbers: Int32Array;
  /** How much each counts. */
  scale: Float32Array;
}

/** What is learnt from an example: where the weights of its features begin, and what they count. */
interface Look {
  at: Int32Array;
  values: Float32Array;
  label: number;
  weight: number;
}

function featuresKept(
  examples: readonly Example[],
  { size, classes, seenIn, contrast = 0 }: Pick<Training, 'size' | 'classes' | 'seenIn' | 'contrast'>,
): Kept {
  const seen = new Uint32Array(size);
  for (const { ids } of examples) for (const id of ids) seen[id] = (seen[id] ?? 0) + 1;
  const numbers = new Int32Array(size).fill(-1);
  let count = 0;
  for (let id = 0; id < size; id += 1)
    if ((seen[id] ?? 0) >= seenIn) {
      numbers[id] = count;
      count += 1;
    }
  return { count, numbers, scale: scaleOf(examples, numbers, { size, classes, contrast }) };
}

/** Three times the widest log ratio is what a feature counts that nobody doubts, beside one for a feature of no class. */
const STEEP = 3;

function scaleOf(
  examples: readonly Example[],
  numbers: Int32Array,
  { size, classes, contrast }: { size: number; classes: number; contrast: number },
): Float32Array {
  const scale = new Float32Array(size).fill(1);
  if (contrast === 0) return scale;
  const used = new Float32Array(size * classes).fill(1);
  const all = Array.from({ length: classes }, () => 2);
  for (const { ids, label, weight = 1 } of examples) {
    for (const id of ids) used[id * classes + label] = (used[id * classes + label] ?? 0) + weight;
    all[label] = (all[label] ?? 0) + weight;
  }
  for (let id = 0; id < size; id += 1) {
    if ((numbers[id] ?? -1) < 0) continue;
    const logs = all.map((total, k) => Math.log((used[id * classes + k] ?? 1) / total));
    const mean = logs.reduce((sum, log) => sum + log, 0) / classes;
    const widest = Math.max(...logs.map((log) => Math.abs(log - mean)));
    scale[id] = 1 - contrast + contrast * STEEP * widest;
  }
  return scale;
}

function lookOf({ ids, values, label, weight = 1 }: Example, { numbers, scale }: Kept, classes: number): Look {
  const at = [...ids.keys()].filter((i) => (numbers[ids[i] ?? 0] ?? -1) >= 0);
  return {
    at: Int32Array.from(at, (i) => (numbers[ids[i] ?? 0] ?? 0) * classes),
    values: Float32Array.from(at, (i) => (values[i] ?? 0) * (scale[ids[i] ?? 0] ?? 1)),
    label,
    weight,
  };
}

/** The weights under the features' own numbers, with what each counts in them. */
function inPlace(
  weights: Float32Array,
  { numbers, scale }: Kept,
  { size, classes }: { size: number; classes: number },
): Float32Array {
  const whole = new Float32Array(size * classes);
  for (let id = 0; id < size; id += 1) {
    const number = numbers[id] ?? -1;
    if (number < 0) continue;
    for (let k = 0; k < classes; k += 1)
      whole[id * classes + k] = (weights[number * classes + k] ?? 0) * (scale[id] ?? 1);
  }
  return whole;
}

/** The values of a look, so many of which are nought this time; the others count for them. */
function thin(from: Float32Array, into: Float32Array, dropout: number, chance: () => number): void {
  for (let i = 0; i < from.length; i += 1)
    into[i] = dropout === 0 ? (from[i] ?? 0) : chance() >= dropout ? (from[i] ?? 0) / (1 - dropout) : 0;
}

function step(
  { classes, weights, bias }: Linear,
  { at: begins, label, weight: counts }: Look,
  { values, squares, rate }: { values: Float32Array; squares: Float32Array; rate: number },
): void {
  const sums = bias.slice();
  for (let i = 0; i < begins.length; i += 1) {
    const first = begins[i] ?? 0;
    const value = values[i] ?? 0;
    if (value === 0) continue;
    for (let k = 0; k < classes; k += 1) sums[k] = (sums[k] ?? 0) + (weights[first + k] ?? 0) * value;
  }
  const wrong = softmax(sums);
  wrong[label] = (wrong[label] ?? 0) - 1;
  for (let k = 0; k < classes; k += 1) bias[k] = (bias[k] ?? 0) - 0.01 * counts * (wrong[k] ?? 0);
  for (let i = 0; i < begins.length; i += 1) {
    const value = counts * (values[i] ?? 0);
    // What a look leaves out is nought, and teaches nothing.
    if (value === 0) continue;
    for (let k = 0; k < classes; k += 1) {
      const at = (begins[i] ?? 0) + k;
      const slope = (wrong[k] ?? 0) * value;
      const square = (squares[at] ?? 0) + slope * slope;
      squares[at] = square;
      weights[at] = (weights[at] ?? 0) - (rate * slope) / Math.sqrt(square);
    }
  }
}

function softmax(sums: readonly number[], temperature = 1): number[] {
  const most = Math.max(...sums);
  const powers = sums.map((sum) => Math.exp((sum - most) / temperature));
  const all = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / all);
}

export function probabilitiesOf(
  { classes, weights, bias }: Linear,
  ids: Uint32Array,
  values: Float32Array,
  temperature = 1,
): number[] {
  const sums = bias.slice();
  for (let i = 0; i < ids.length; i += 1) {
    const at = (ids[i] ?? 0) * classes;
    const value = values[i] ?? 0;
    if (value === 0) continue;
    for (let k = 0; k < classes; k += 1) sums[k] = (sums[k] ?? 0) + (weights[at + k] ?? 0) * value;
  }
  return softmax(sums, temperature);
}

function shuffle(order: number[], chance: () => number): void {
  for (let i = order.length - 1; i > 0; i -= 1) {
    const j = Math.floor(chance() * (i + 1));
    [order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0];
  }
}

/** Numbers from 0 to 1 that follow from the seed. */
export function randomOf(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b_79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

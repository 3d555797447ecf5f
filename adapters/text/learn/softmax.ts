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
  seed: number;
}

/** Logistic regression over several classes, one example at a time with Adagrad's steps; the same seed gives the same weights. */
export function trainSoftmax(
  examples: readonly Example[],
  { size, classes, epochs, rate, seenIn, initial, dropout, seed }: Training,
): Linear {
  const seen = countFeatures(examples, size);
  const known = examples.map((example) => onlyKnown(example, seen, seenIn));
  const weights = new Float32Array(size * classes);
  const squares = new Float32Array(size * classes).fill(initial);
  const bias = Array.from({ length: classes }, () => 0);
  const chance = randomOf(seed);
  const order = examples.map((_, index) => index);
  const model = { classes, weights, bias };
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(order, chance);
    for (const index of order) step(model, thinned(known[index] as Example, dropout, chance), { squares, rate });
  }
  return model;
}

interface Step {
  squares: Float32Array;
  rate: number;
}

function step(model: Linear, { ids, values, label, weight: counts = 1 }: Example, { squares, rate }: Step): void {
  const { classes, weights, bias } = model;
  const wrong = probabilitiesOf(model, ids, values);
  wrong[label] = (wrong[label] ?? 0) - 1;
  for (let k = 0; k < classes; k += 1) bias[k] = (bias[k] ?? 0) - 0.01 * counts * (wrong[k] ?? 0);
  for (let i = 0; i < ids.length; i += 1) {
    const first = (ids[i] ?? 0) * classes;
    const value = counts * (values[i] ?? 0);
    // What a look leaves out is nought, and teaches nothing.
    if (value === 0) continue;
    for (let k = 0; k < classes; k += 1) {
      const at = first + k;
      const slope = (wrong[k] ?? 0) * value;
      const square = (squares[at] ?? 0) + slope * slope;
      squares[at] = square;
      weights[at] = (weights[at] ?? 0) - (rate * slope) / Math.sqrt(square);
    }
  }
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
  const most = Math.max(...sums);
  const powers = sums.map((sum) => Math.exp((sum - most) / temperature));
  const all = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / all);
}

/** Without the features that are too rare to learn from. */
function onlyKnown(example: Example, seen: Uint16Array, seenIn: number): Example {
  const at = [...example.ids.keys()].filter((i) => (seen[example.ids[i] ?? 0] ?? 0) >= seenIn);
  return {
    ...example,
    ids: Uint32Array.from(at, (i) => example.ids[i] ?? 0),
    values: Float32Array.from(at, (i) => example.values[i] ?? 0),
  };
}

/** The same features, so many of which are nought at this look; the others count for them. */
function thinned(example: Example, dropout: number, chance: () => number): Example {
  if (dropout === 0) return example;
  const values = new Float32Array(example.values.length);
  for (let i = 0; i < values.length; i += 1)
    if (chance() >= dropout) values[i] = (example.values[i] ?? 0) / (1 - dropout);
  return { ...example, values };
}

function countFeatures(examples: readonly Example[], size: number): Uint16Array {
  const seen = new Uint16Array(size);
  for (const { ids } of examples) for (const id of ids) seen[id] = Math.min(65_535, (seen[id] ?? 0) + 1);
  return seen;
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

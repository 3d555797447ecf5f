import type { Linear } from './softmax.ts';

/** What `npm run train` writes and reading a message needs. */
export interface Weights {
  /** Features of words are two to this power; more may follow them. */
  bits: number;
  size: number;
  classes: number;
  bias: number[];
  /** One step of the small numbers, for each class. */
  scale: number[];
  /** Divides the sums so that "sure" means how often it is right; found on held out parts of the training texts. */
  temperature: number;
  /** Below this the label is not shown. */
  threshold: number;
  small: Int8Array | Float32Array;
}

const MAGIC = 'RCDW1\n';

/** Weights as bytes: a line of JSON, then one signed byte for each feature and class. */
export function packWeights(
  { weights, bias, classes }: Linear,
  { bits, temperature, threshold }: Pick<Weights, 'bits' | 'temperature' | 'threshold'>,
): Buffer {
  const scale = Array.from({ length: classes }, (_, k) => {
    let most = 0;
    for (let at = k; at < weights.length; at += classes) most = Math.max(most, Math.abs(weights[at] ?? 0));
    return most / 127 || 1;
  });
  const small = Int8Array.from(weights, (weight, at) => Math.round(weight / (scale[at % classes] ?? 1)));
  const head = JSON.stringify({ bits, size: weights.length / classes, classes, bias, scale, temperature, threshold });
  return Buffer.concat([Buffer.from(`${MAGIC}${head}\n`), Buffer.from(small.buffer)]);
}

export function unpackWeights(bytes: Buffer): Weights {
  const end = bytes.indexOf('\n', MAGIC.length);
  if (bytes.subarray(0, MAGIC.length).toString() !== MAGIC || end < 0)
    throw new Error('These are no weights of Recado; `npm run train` makes them anew.');
  const head: Omit<Weights, 'small'> = JSON.parse(bytes.subarray(MAGIC.length, end).toString());
  const body = bytes.subarray(end + 1);
  if (body.length !== head.size * head.classes)
    throw new Error('The file of weights is cut short; `npm run train` makes it anew.');
  return { ...head, small: new Int8Array(body.buffer, body.byteOffset, body.length) };
}

/** How likely each class is. */
export function probabilitiesIn(
  { ids, values }: { ids: Uint32Array; values: Float32Array },
  { classes, bias, scale, small, temperature }: Weights,
): number[] {
  const sums = new Float64Array(classes);
  const many = ids.length;
  for (let i = 0; i < many; i += 1) {
    const at = (ids[i] ?? 0) * classes;
    const value = values[i] ?? 0;
    for (let k = 0; k < classes; k += 1) sums[k] = (sums[k] ?? 0) + (small[at + k] ?? 0) * value;
  }
  const whole = Array.from(sums, (sum, k) => (sum * (scale[k] ?? 0) + (bias[k] ?? 0)) / temperature);
  const most = Math.max(...whole);
  const powers = whole.map((one) => Math.exp(one - most));
  const all = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / all);
}

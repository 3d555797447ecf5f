import type { Linear } from '../learn/softmax.ts';

/** What `npm run train` writes and reading a message needs. */
export interface Weights {
  /** Two to this power is the number of features. */
  bits: number;
  classes: number;
  bias: number[];
  /** One step of the small numbers, for each class. */
  scale: number[];
  /** Divides the sums so that "sure" means how often it is right; found on held out parts of the training texts. */
  temperature: number;
  /** Below this the label is not shown. */
  threshold: number;
  small: Int8Array;
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
  const head = JSON.stringify({ bits, classes, bias, scale, temperature, threshold });
  return Buffer.concat([Buffer.from(`${MAGIC}${head}\n`), Buffer.from(small.buffer)]);
}

export function unpackWeights(bytes: Buffer): Weights {
  const end = bytes.indexOf('\n', MAGIC.length);
  if (bytes.subarray(0, MAGIC.length).toString() !== MAGIC || end < 0)
    throw new Error('These are no weights of Recado; `npm run train` makes them anew.');
  const head: Omit<Weights, 'small'> = JSON.parse(bytes.subarray(MAGIC.length, end).toString());
  const body = bytes.subarray(end + 1);
  if (body.length !== 2 ** head.bits * head.classes)
    throw new Error('The file of weights is cut short; `npm run train` makes it anew.');
  return { ...head, small: new Int8Array(body.buffer, body.byteOffset, body.length) };
}

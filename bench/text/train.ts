/**
 * `npm run train` makes the weights of sentiment anew, from the same texts always the same bytes: posts of xlm-t (train only) and
 * messages that we wrote. `--check` writes nothing and says whether the file in the repository is what comes out.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import {
  probabilitiesOf,
  trainSoftmax,
  type Example,
  type Linear,
  type Training,
} from '../../adapters/text/learn/softmax.ts';
import { featuresOf } from '../../adapters/text/sentiment/features.ts';
import { weightsFile } from '../../adapters/text/sentiment/model.ts';
import { packWeights } from '../../adapters/text/sentiment/weights.ts';
import { NO_FOLDER, ownPosts, readPosts, sharedFolder, type Post } from './data.ts';

const BITS = 18;
const TRAINING: Training = { size: 2 ** BITS, classes: 3, epochs: 8, rate: 0.03, seenIn: 2, seed: 1 };
const FOLDS = 4;
const OWN_TIMES = 2;
/** Of the labels that are shown so many are to be right, as far as the texts of training can tell. */
const RIGHT = 0.8;
/** At least so many labels are shown all the same: a column of "unsure" helps nobody. */
const LEAST_SHOWN = 0.35;

interface Held {
  sums: number[];
  label: number;
}

export function train(folder: string): Buffer {
  const posts = readPosts(folder, 'train');
  const own = ownPosts();
  const examples = posts.map(exampleOf);
  const ours = Array.from({ length: OWN_TIMES }, () => own.map(exampleOf)).flat();
  const held = heldOut(posts, examples, ours);
  const temperature = bestTemperature(held);
  const threshold = thresholdFor(held, temperature);
  return packWeights(trainSoftmax([...examples, ...ours], TRAINING), { bits: BITS, temperature, threshold });
}

function exampleOf({ text, language, label }: Post): Example {
  const { ids, values } = featuresOf(text, language, BITS);
  return { ids, values, label };
}

/** What weights say of posts that they were not taught: rows of the data go by class in turns, so parts go by three rows. */
function heldOut(posts: readonly Post[], examples: readonly Example[], ours: readonly Example[]): Held[] {
  const partOf = (index: number): number => Math.floor((posts[index]?.index ?? 0) / 3) % FOLDS;
  return Array.from({ length: FOLDS }, (_, part) => {
    const model = trainSoftmax([...examples.filter((__, index) => partOf(index) !== part), ...ours], TRAINING);
    return examples
      .filter((__, index) => partOf(index) === part)
      .map((example) => ({ sums: logsOf(model, example), label: example.label }));
  }).flat();
}

function logsOf(model: Linear, { ids, values }: Example): number[] {
  return probabilitiesOf(model, ids, values).map((probability) => Math.log(probability + 1e-12));
}

/** By what the sums are divided so that what was found true is the least surprising. */
function bestTemperature(held: readonly Held[]): number {
  const surprise = (temperature: number): number =>
    held.reduce((total, { sums, label }) => total - Math.log(soft(sums, temperature)[label] ?? 1e-12), 0);
  const tried = Array.from({ length: 46 }, (_, i) => 0.5 + i * 0.1);
  return tried.reduce((best, one) => (surprise(one) < surprise(best) ? one : best));
}

function soft(sums: readonly number[], temperature: number): number[] {
  const most = Math.max(...sums);
  const powers = sums.map((sum) => Math.exp((sum - most) / temperature));
  const all = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / all);
}

/** The lowest threshold above which enough labels are right. */
function thresholdFor(held: readonly Held[], temperature: number): number {
  const judged = held
    .map(({ sums, label }) => {
      const probabilities = soft(sums, temperature);
      const sure = Math.max(...probabilities);
      return { sure, right: probabilities.indexOf(sure) === label };
    })
    .toSorted((one, other) => other.sure - one.sure);
  let right = 0;
  let threshold = 1;
  for (const [index, one] of judged.entries()) {
    right += one.right ? 1 : 0;
    const shown = index + 1;
    if (shown <= judged.length * LEAST_SHOWN || right / shown >= RIGHT) threshold = one.sure;
  }
  return Math.round(threshold * 1000) / 1000;
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
  const folder = sharedFolder();
  if (folder === undefined) {
    console.error(NO_FOLDER);
    process.exit(1);
  }
  const bytes = train(folder);
  if (values.check) {
    const same = existsSync(weightsFile) && readFileSync(weightsFile).equals(bytes);
    console.log(
      same
        ? 'The weights in the repository are what training makes.'
        : 'The weights in the repository are not what training makes now; `npm run train` writes them.',
    );
    process.exit(same ? 0 : 1);
  }
  writeFileSync(weightsFile, bytes);
  console.log(`${bytes.length} bytes written: ${bytes.subarray(6, bytes.indexOf('\n', 6)).toString()}`);
}

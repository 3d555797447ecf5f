import {
  probabilitiesOf,
  trainSoftmax,
  type Example,
  type Linear,
  type Training,
} from '../../adapters/text/learn/softmax.ts';

/** What weights say of examples that they were not taught. */
export interface Held {
  logs: number[];
  label: number;
  index: number;
}

export interface Shown {
  /** Of the labels that are shown so many are to be right, as far as the texts of training can tell. */
  right: number;
  /** At least so many are shown all the same: a column of "unsure" helps nobody. */
  least: number;
}

/** Teaches all parts but one, in turns, and asks about that one; `always` is taught every time. */
export function heldOut(
  examples: readonly Example[],
  always: readonly Example[],
  training: Training,
  { parts, partOf }: { parts: number; partOf: (index: number) => number },
): Held[] {
  return Array.from({ length: parts }, (_, part) => {
    const model = trainSoftmax([...examples.filter((__, index) => partOf(index) !== part), ...always], training);
    return examples.flatMap((example, index) =>
      partOf(index) === part ? [{ logs: logsOf(model, example), label: example.label, index }] : [],
    );
  }).flat();
}

function logsOf(model: Linear, { ids, values }: Example): number[] {
  return probabilitiesOf(model, ids, values).map((probability) => Math.log(probability + 1e-12));
}

/** By what the sums are divided so that what was found true is the least surprising. */
export function bestTemperature(held: readonly Held[]): number {
  const surprise = (temperature: number): number =>
    held.reduce((total, { logs, label }) => total - Math.log(soft(logs, temperature)[label] ?? 1e-12), 0);
  const tried = Array.from({ length: 46 }, (_, i) => 0.5 + i * 0.1);
  return tried.reduce((best, one) => (surprise(one) < surprise(best) ? one : best));
}

export function soft(sums: readonly number[], temperature: number): number[] {
  const most = Math.max(...sums);
  const powers = sums.map((sum) => Math.exp((sum - most) / temperature));
  const all = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / all);
}

/** The lowest threshold above which enough labels are right. */
export function thresholdFor(held: readonly Held[], temperature: number, { right: wanted, least }: Shown): number {
  const judged = held
    .map(({ logs, label }) => {
      const probabilities = soft(logs, temperature);
      const sure = Math.max(...probabilities);
      return { sure, right: probabilities.indexOf(sure) === label };
    })
    .toSorted((one, other) => other.sure - one.sure);
  let right = 0;
  let threshold = 1;
  for (const [index, one] of judged.entries()) {
    right += one.right ? 1 : 0;
    const shown = index + 1;
    if (shown <= judged.length * least || right / shown >= wanted) threshold = one.sure;
  }
  return Math.floor(threshold * 1000) / 1000;
}

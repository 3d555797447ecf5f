import { BITS, messageFeatures, SIZE, type Numbers } from '../../adapters/text/labels/message-features.ts';
import { sceneOf } from '../../adapters/text/labels/scene.ts';
import { trainSoftmax, type Example, type Training } from '../../adapters/text/learn/softmax.ts';
import { packWeights } from '../../adapters/text/learn/weights.ts';
import { bestTemperature, heldOut, soft, thresholdFor, type Held } from './fit.ts';
import { ownMessages, TASKS, type OwnMessage, type Task } from './own-messages.ts';

const TRAINING: Omit<Training, 'classes'> = {
  size: SIZE,
  epochs: 20,
  rate: 0.1,
  seenIn: 2,
  initial: 0.05,
  dropout: 0.5,
  seed: 1,
};
const PARTS = 3;
/** Messages on neighbouring lines are of a kind and are held out together. */
const TOGETHER = 5;
const SHOWN = { right: 0.85, least: 0.95 };
const TRIED = [0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6];

/** Weights of a label, from nothing but messages that we wrote for this. Messages that measure it are never read here. */
export function trainMessages(task: Task, messages: readonly OwnMessage[] = ownMessages()): Buffer {
  const examples = examplesOf(task, messages);
  const training = { ...TRAINING, classes: TASKS[task].classes.length };
  const held = heldOut(examples, [], training, {
    parts: PARTS,
    partOf: (at) => Math.floor((examples[at]?.line ?? 0) / TOGETHER) % PARTS,
  });
  const temperature = bestTemperature(held);
  const threshold = task === 'red' ? bestThreshold(held, temperature) : thresholdFor(held, temperature, SHOWN);
  return packWeights(trainSoftmax(examples, training), { bits: BITS, temperature, threshold });
}

const read = new WeakMap<OwnMessage, Numbers>();

/** Reading a text costs more than learning from it, and four labels are learnt from each. */
function numbersOf(message: OwnMessage): Numbers {
  const numbers = read.get(message) ?? messageFeatures(sceneOf(message.text, message.lang, [message.lang]));
  read.set(message, numbers);
  return numbers;
}

/** What is rare counts for as much as what is common: each class weighs the same. */
function examplesOf(task: Task, messages: readonly OwnMessage[]): (Example & { line: number })[] {
  const { classes } = TASKS[task];
  const labelled = messages.flatMap((message) => {
    const numbers = numbersOf(message);
    const names: readonly string[] = TASKS[task].of(message);
    return names.map((name) => ({
      ...numbers,
      label: classes.findIndex((each) => each === name),
      line: message.index,
    }));
  });
  const counts = classes.map((_, at) => labelled.filter(({ label }) => label === at).length);
  return labelled.map((example) => ({
    ...example,
    weight: labelled.length / classes.length / (counts[example.label] ?? 1),
  }));
}

/** Where the mean F1 over all classes but the first, "nothing", is highest. */
function bestThreshold(held: readonly Held[], temperature: number): number {
  const judged = held.map(({ logs, label }) => ({ label, probabilities: soft(logs, temperature) }));
  const classes = judged[0]?.probabilities.length ?? 0;
  const figure = (threshold: number): number => {
    let sum = 0;
    for (let k = 1; k < classes; k += 1) {
      const said = judged.filter(({ probabilities }) => (probabilities[k] ?? 0) >= threshold);
      const hit = said.filter(({ label }) => label === k).length;
      sum += (2 * hit) / (said.length + judged.filter(({ label }) => label === k).length || 1);
    }
    return sum;
  };
  return TRIED.reduce((best, one) => (figure(one) > figure(best) ? one : best));
}

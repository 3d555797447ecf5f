import { URGENCIES } from '#core/ports/labels.ts';
import { RED } from '../../adapters/text/cues/cues.ts';
import { BITS, messageFeatures, SIZE, type Numbers } from '../../adapters/text/labels/message-features.ts';
import { sceneOf } from '../../adapters/text/labels/scene.ts';
import { trainSoftmax, type Example, type Training } from '../../adapters/text/learn/softmax.ts';
import { packWeights } from '../../adapters/text/learn/weights.ts';
import type { Post } from './data.ts';
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
/** Phrases that together weigh so much speak of something clearly. */
const CLEAR = 3;
/** What is missed costs more than what is marked in vain, so of thresholds that are nearly as good the lowest is taken. */
const FORGIVEN = 0.99;
const TRIED = [0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6];

/** What an ordinary post is: nothing red, and not urgent. What else it is nobody knows. `share` is what all count beside one class. */
const ORDINARY: Readonly<Partial<Record<Task, { label: number; share: number }>>> = {
  red: { label: 0, share: 1 },
  // Whoever speaks to a brand is in a hurry more often than whoever speaks to the world.
  urgency: { label: URGENCIES.indexOf('normal'), share: 0.15 },
};

/**
 * Weights of a label, from messages that we wrote for this, and for red words and urgency from posts about anything too: what we write is
 * of something, and real posts mostly are not. Messages that measure it are never read here.
 */
export function trainMessages(
  task: Task,
  posts: readonly Post[],
  messages: readonly OwnMessage[] = ownMessages(),
): Buffer {
  const { examples, ordinary } = examplesOf(task, messages, posts);
  const training = { ...TRAINING, classes: TASKS[task].classes.length };
  const held = heldOut(examples, ordinary, training, {
    parts: PARTS,
    partOf: (at) => Math.floor((examples[at]?.line ?? 0) / TOGETHER) % PARTS,
  });
  const temperature = bestTemperature(held);
  const threshold = task === 'red' ? bestThreshold(held, temperature) : thresholdFor(held, temperature, SHOWN);
  return packWeights(trainSoftmax([...examples, ...ordinary], training), { bits: BITS, temperature, threshold });
}

interface Read extends Numbers {
  /** Some phrase of it may mean something red. */
  isRed: boolean;
}
const read = new WeakMap<object, Read>();

/** Reading a text costs more than learning from it, and four labels are learnt from each. */
function readOnce(of: object, text: string, language: string): Read {
  const there = read.get(of);
  if (there !== undefined) return there;
  const scene = sceneOf(text, language, [language]);
  const made = { ...messageFeatures(scene), isRed: RED.some((topic) => scene.weight(topic) >= CLEAR) };
  read.set(of, made);
  return made;
}

/**
 * What is rare counts for as much as what is common: each class weighs the same, and for red words all ordinary posts together as much as what
 * is like them of ours. Nobody has labelled those posts, so whichever a phrase of something red stands in is left out.
 */
function examplesOf(
  task: Task,
  messages: readonly OwnMessage[],
  posts: readonly Post[],
): { examples: (Example & { line: number })[]; ordinary: Example[] } {
  const { classes } = TASKS[task];
  const labelled = messages.flatMap((message) => {
    const { ids, values } = readOnce(message, message.text, message.lang);
    const names: readonly string[] = TASKS[task].of(message);
    return names.map((name) => ({
      ids,
      values,
      label: classes.findIndex((each) => each === name),
      line: message.index,
    }));
  });
  const counts = classes.map((_, at) => labelled.filter(({ label }) => label === at).length);
  const share = labelled.length / classes.length;
  const examples = labelled.map((example) => ({ ...example, weight: share / (counts[example.label] ?? 1) }));
  const of = ORDINARY[task];
  if (of === undefined) return { examples, ordinary: [] };
  const calm = posts.map((post) => readOnce(post, post.text, post.language)).filter(({ isRed }) => !isRed);
  const weight = (share * of.share) / calm.length;
  return { examples, ordinary: calm.map(({ ids, values }) => ({ ids, values, label: of.label, weight })) };
}

/** The lowest where the mean F1 over all classes but the first, "nothing", is as good as highest. */
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
  const best = Math.max(...TRIED.map(figure));
  return TRIED.find((one) => figure(one) >= best * FORGIVEN) ?? 1;
}

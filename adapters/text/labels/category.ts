import { CATEGORIES, type Category, type Evidence, type Label } from '#core/ports/labels.ts';
import type { Topic } from '../cues/cues.ts';
import type { Scene } from './scene.ts';

/** Below this it is not shown; found on examples that were written from the definitions alone. */
const SHOWN = 0.4;
const HEAT = 1.2;
const TOPICS: Readonly<Record<Category, readonly Topic[]>> = {
  complaint: ['complaint'],
  question: ['question'],
  lead: ['lead'],
  suggestion: ['suggestion'],
  praise: ['praise'],
  spam: ['spam'],
  other: ['chat'],
};
const CLEAR = 3;
/** Who speaks of these complains, whatever else the words are. */
const GRAVE: readonly Topic[] = ['danger', 'fraud', 'discrimination', 'legal', 'data'];

export function categoryOf(scene: Scene): Label<Category> {
  const { isRead } = scene;
  const scores = scoresOf(scene);
  const most = Math.max(...CATEGORIES.map((category) => scores[category]));
  const best = CATEGORIES.find((category) => scores[category] === most) ?? 'other';
  const all = CATEGORIES.reduce((sum, category) => sum + Math.exp((scores[category] - most) / HEAT), 0);
  const sure = isRead ? 1 / all : Math.min(0.4, 1 / all);
  const why: Evidence = isRead ? evidence(scene, best) : { key: 'evidence.unread', places: [] };
  return { value: sure >= SHOWN ? best : null, guess: best, sure, why };
}

function evidence(scene: Scene, category: Category): Evidence {
  const found = scene.evidence(...TOPICS[category]);
  return found.places.length === 0 && category !== 'other' ? { key: 'evidence.whole', places: [] } : found;
}

function scoresOf(scene: Scene): Record<Category, number> {
  const { weight, asks, words, feeling } = scene;
  const [negative = 0, neutral = 0, positive = 0] = feeling;
  const capped = (topic: Topic, most: number): number => Math.min(most, weight(topic));
  let complaint = capped('complaint', 9) + 3 * Math.max(0, negative - 0.4) + Math.min(3, weight('soon') / 3);
  if (GRAVE.some((red) => weight(red) >= CLEAR)) complaint += 2.5;
  let question = capped('question', 7) + (asks ? 1 : 0) + Math.max(0, neutral - 0.4);
  let lead = capped('lead', 8);
  const suggestion = capped('suggestion', 8);
  let praise = capped('praise', 8) + 3 * Math.max(0, positive - 0.4);
  const spam = capped('spam', 10) + (weight('spam') >= 2 && scene.tokens.some(({ kind }) => kind === 'link') ? 2 : 0);
  const isShort = words.filter(({ kind }) => kind === 'word').length < 4;
  const other = capped('chat', 5) * 0.6 + 1.6 + (isShort ? 1 : 0);
  // A fault is a complaint however it is asked; thanks around a fault or a question are manners.
  if (complaint >= CLEAR + 1) question *= 0.55;
  if (complaint >= CLEAR + 1) lead *= 0.5;
  if (lead >= CLEAR) question *= 0.6;
  if (suggestion >= CLEAR) {
    question *= 0.5;
    complaint *= 0.7;
    praise *= 0.6;
  }
  if (complaint >= CLEAR + 1) praise *= 0.5;
  else if (asks || lead >= CLEAR) praise *= 0.6;
  if (spam >= CLEAR + 2) lead *= 0.3;
  if (spam >= CLEAR + 1 && complaint < CLEAR + 2) praise *= 0.5;
  return { complaint, question, lead, suggestion, praise, spam, other };
}

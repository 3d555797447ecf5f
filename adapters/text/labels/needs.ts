import { RED_WORDS, type Category, type Intent, type Label, type RedWord, type Urgency } from '#core/ports/labels.ts';
import type { RED } from '../cues/cues.ts';
import type { Scene } from './scene.ts';

const ENOUGH = 3;
/** One clear phrase is this sure, each further one more. */
const ONE = 0.75;
const MORE = 0.06;
const surely = (weight: number): number => Math.min(0.97, ONE + MORE * Math.max(0, weight - ENOUGH));

const TOPIC: Readonly<Record<RedWord, (typeof RED)[number]>> = {
  danger: 'danger',
  'self-harm': 'selfHarm',
  threat: 'threat',
  legal: 'legal',
  press: 'press',
  fraud: 'fraud',
  data: 'data',
  discrimination: 'discrimination',
  boycott: 'boycott',
};

/** Everything red that the text speaks of; an empty list is an answer too. */
export function redOf(scene: Scene, category: Category | null): Label<readonly RedWord[]> {
  if (category === 'spam') return { value: [], guess: [], sure: 0.8, why: { key: 'evidence.nothing', places: [] } };
  const value = RED_WORDS.filter((red) => scene.weight(TOPIC[red]) >= ENOUGH);
  if (value.length === 0)
    return {
      value: scene.isRead ? value : null,
      guess: value,
      sure: scene.isRead ? 0.85 : 0,
      why: { key: scene.isRead ? 'evidence.nothing' : 'evidence.unread', places: [] },
    };
  return {
    value,
    guess: value,
    sure: Math.min(...value.map((red) => surely(scene.weight(TOPIC[red])))),
    why: scene.evidence(...value.map((red) => TOPIC[red])),
  };
}

/** What can still go wrong within hours; what should not wait behind the others; everything else. */
export function urgencyOf(scene: Scene, category: Category | null, red: readonly RedWord[]): Label<Urgency> {
  const calm = category === 'spam' || category === 'praise' || category === 'suggestion';
  const urgent = scene.weight('urgent');
  const isHarm = red.some((one) => one === 'self-harm' || one === 'threat');
  if (isHarm || (!calm && urgent >= ENOUGH))
    return known('urgent', Math.max(urgent, ENOUGH), scene.evidence('urgent', 'selfHarm', 'threat'));
  const soon = scene.weight('soon') + urgent / 2;
  if (!calm && soon >= ENOUGH) return known('soon', soon, scene.evidence('soon', 'urgent'));
  // A question whether a message is ours can wait; a theft, a leak, a court and a newspaper cannot.
  const waitsBadly =
    red.includes('legal') ||
    red.includes('press') ||
    ((category !== 'question' || !scene.asks) && (red.includes('fraud') || red.includes('data')));
  if (!calm && waitsBadly) return known('soon', ENOUGH, scene.evidence('legal', 'press', 'fraud', 'data'));
  if (!scene.isRead) return { value: null, guess: 'normal', sure: 0, why: { key: 'evidence.unread', places: [] } };
  return { value: 'normal', guess: 'normal', sure: soon > 0 ? 0.6 : 0.8, why: { key: 'evidence.nothing', places: [] } };
}

/** What the author wants next; of several, the first of the list. */
export function intentOf(scene: Scene, category: Category | null): Label<Intent> {
  const none = (sure: number): Label<Intent> => known('none', sure * 4, { key: 'evidence.nothing', places: [] });
  if (!scene.isRead) return { value: null, guess: 'none', sure: 0, why: { key: 'evidence.unread', places: [] } };
  if (category === 'spam' || category === 'praise' || category === 'suggestion') return none(0.8);
  for (const intent of ['refund', 'cancel'] as const)
    if (scene.weight(intent) >= ENOUGH) return known(intent, scene.weight(intent), scene.evidence(intent));
  // Who wants to buy and asks for a call wants to buy; that a text looks like it says less than its words.
  const buys = category === 'lead' && scene.weight('lead') >= ENOUGH;
  if (scene.weight('human') >= ENOUGH && !buys) return known('human', scene.weight('human'), scene.evidence('human'));
  if (category === 'lead') return known('buy', ENOUGH, scene.evidence('lead'));
  if (category === 'complaint')
    return scene.weight('fix') >= 1 || scene.asks
      ? known('fix', ENOUGH, scene.evidence('fix', 'complaint'))
      : none(0.6);
  if (category === 'question') return known('information', ENOUGH, scene.evidence('question'));
  if (scene.weight('fix') >= ENOUGH) return known('fix', scene.weight('fix'), scene.evidence('fix'));
  return none(0.6);
}

/** A mark, never a block. */
export function toxicityOf(scene: Scene): Label<'toxic' | 'none'> {
  const weight = scene.weight('toxic');
  if (weight >= ENOUGH) return known('toxic', weight, scene.evidence('toxic'));
  return {
    value: scene.isRead ? 'none' : null,
    guess: 'none',
    sure: scene.isRead ? 0.8 : 0,
    why: { key: scene.isRead ? 'evidence.nothing' : 'evidence.unread', places: [] },
  };
}

function known<Value>(value: Value, weight: number, why: Label<Value>['why']): Label<Value> {
  return { value, guess: value, sure: surely(weight), why };
}

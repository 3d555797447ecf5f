import { hash } from 'node:crypto';
import type { CorrectedArea, LearntArea } from '#core/ports/text.ts';
import { probabilitiesIn, type Weights } from '../learn/weights.ts';
import { isQuiet } from '../quiet-words.ts';
import type { Token } from '../tokens.ts';
import { BITS, messageFeatures, SIZE, type Numbers } from './message-features.ts';
import { sceneOf, type Scene } from './scene.ts';
import { moved, type Lesson } from './teach.ts';

/** Of an area with fewer corrections nothing is learnt, nor of one area alone: nobody can tell what it differs from. */
export const LEAST_OF_AREA = 3;
const LEAST_AREAS = 2;
/** There are no weights to begin with, so these are looked at more often than what only corrects. */
const PASSES = 12;
const AT_ONCE = 20;
/** Below this nothing is said. */
const THRESHOLD = 0.7;
/** An area with few corrections weighs as much as one with many, up to this. */
const MOST_WEIGHT = 3;
/** A word speaks for an area if two of its corrections say it, and this many times more of them than of the others. */
const LEAST_SAID = 2;
const TIMES = 2;
const SHORTEST = 3;
const NAMED = 2;
/** Everybody says these of everything. */
const OF_ANYTHING: ReadonlySet<string> = new Set(
  'nadie nada nunca jamas ningun ninguno ninguna alguien algo algun alguna todo toda todos todas siempre hoy ayer ahora hola gracias ninguem nenhum nenhuma alguem tudo sempre hoje ontem agora obrigado obrigada mais muito muita nobody nothing never none somebody something someone anyone anything everything always today yesterday now hello thanks very more'.split(
    ' ',
  ),
);

/** What one correction looks like; of its text only the words, each once. */
interface Example extends Numbers {
  area: string;
  by: string | null;
  words: ReadonlySet<string>;
}

/** What was learnt, whole; a newer one takes its place. */
interface Learnt {
  areas: { area: string; count: number; last: string | null }[];
  weights: Weights;
  /** How many corrections of each area say a word. */
  said: ReadonlyMap<string, readonly number[]>;
}

export interface AreaLessons {
  /** These, the oldest first, are all there is from now on. */
  teach(corrected: readonly CorrectedArea[], pause: () => Promise<void>): Promise<void>;
  read(scene: Scene, numbers: Numbers): LearntArea | null;
}

/** The areas of one workspace as its people set them right. */
export function createAreaLessons(): AreaLessons {
  let learnt: Learnt | null = null;
  let examples = new Map<string, Example | null>();
  let taught = '';
  let calls = 0;
  return {
    async teach(corrected, pause) {
      const keys = corrected.map(keyOf);
      const all = keys.join('\n');
      calls += 1;
      if (all === taught) return;
      const call = calls;
      const kept = new Map<string, Example | null>();
      for (const [i, each] of corrected.entries()) {
        const key = keys[i] ?? '';
        const there = examples.get(key);
        if (there === undefined && i % AT_ONCE === 0) await pause();
        kept.set(key, there === undefined ? exampleOf(each) : there);
      }
      const next = await learn(
        [...kept.values()].filter((one) => one !== null),
        pause,
      );
      // Whoever was asked later knows more.
      if (call !== calls) return;
      [examples, learnt, taught] = [kept, next, all];
    },
    read: (scene, numbers) => (learnt && scene.isRead ? judged(learnt, scene, numbers) : null),
  };
}

/** Of an edited message another text may be known; it is told by its hash, not kept. */
const keyOf = ({ id, text, language, area, by }: CorrectedArea): string =>
  JSON.stringify([id, hash('sha256', text), language, area, by]);

function exampleOf({ text, language, area, by }: CorrectedArea): Example | null {
  const scene = sceneOf(text, language, language === null ? [] : [language]);
  if (!scene.isRead) return null;
  return { ...messageFeatures(scene), area, by, words: new Set(tellingOf(scene).map(({ plain }) => plain)) };
}

/** Words that may tell what a text is about. */
const tellingOf = ({ words }: Scene): Token[] =>
  words.filter(
    ({ kind, plain }) =>
      (kind === 'word' || kind === 'hashtag') &&
      plain.length >= SHORTEST &&
      !isQuiet([plain]) &&
      !OF_ANYTHING.has(plain),
  );

async function learn(examples: readonly Example[], pause: () => Promise<void>): Promise<Learnt | null> {
  const byArea = [...Map.groupBy(examples, ({ area }) => area)].filter(([, some]) => some.length >= LEAST_OF_AREA);
  if (byArea.length < LEAST_AREAS) return null;
  const areas = byArea.map(([area, some]) => ({ area, count: some.length, last: some.at(-1)?.by ?? null }));
  const label = new Map(areas.map(({ area }, index) => [area, index]));
  const used = examples.filter(({ area }) => label.has(area));
  const lessons = used.map(({ ids, values, area }): Lesson => {
    const at = label.get(area) ?? 0;
    const weight = Math.min(MOST_WEIGHT, used.length / areas.length / (areas[at]?.count ?? 1));
    return { ids, values, label: at, weight };
  });
  let weights: Weights = {
    bits: BITS,
    size: SIZE,
    classes: areas.length,
    bias: areas.map(() => 0),
    scale: areas.map(() => 1),
    temperature: 1,
    threshold: THRESHOLD,
    small: new Float32Array(SIZE * areas.length),
  };
  for (let pass = 0; pass < PASSES; pass += 1) {
    await pause();
    weights = moved(weights, lessons, 1);
  }
  return { areas, weights, said: saidIn(used, label, areas.length) };
}

function saidIn(
  examples: readonly Example[],
  label: ReadonlyMap<string, number>,
  count: number,
): ReadonlyMap<string, readonly number[]> {
  const said = new Map<string, number[]>();
  for (const { words, area } of examples)
    for (const word of words) {
      const counts = said.get(word) ?? Array.from({ length: count }, () => 0);
      const at = label.get(area) ?? 0;
      counts[at] = (counts[at] ?? 0) + 1;
      said.set(word, counts);
    }
  return said;
}

/** Sure only where the whole text says so, and a word of it does that those corrections have and the others hardly. */
function judged({ areas, weights, said }: Learnt, scene: Scene, numbers: Numbers): LearntArea | null {
  const probabilities = probabilitiesIn(numbers, weights);
  const sure = Math.max(...probabilities);
  const best = probabilities.indexOf(sure);
  const found = areas[best];
  if (found === undefined || sure < weights.threshold) return null;
  const others = areas.reduce((sum, { count }) => sum + count, 0) - found.count;
  const speaks = (word: Token): number => {
    const counts = said.get(word.plain) ?? [];
    const own = counts[best] ?? 0;
    const elsewhere = counts.reduce((sum, each) => sum + each, 0) - own;
    const times = own / found.count / ((elsewhere + 1) / (others + 1));
    return own >= LEAST_SAID && times >= TIMES ? times : 0;
  };
  const telling = tellingOf(scene)
    .map((word) => ({ word, much: speaks(word) }))
    .filter(({ much }) => much > 0)
    .toSorted((one, other) => other.much - one.much)
    .slice(0, NAMED);
  if (telling.length === 0) return null;
  return {
    value: found.area,
    sure,
    places: telling
      .map(({ word: { start, end } }): [number, number] => [start, end])
      .toSorted(([one], [other]) => one - other),
    corrections: found.count,
    last: found.last,
  };
}

import type { Evidence, Label, Sentiment } from '#core/ports/labels.ts';
import { readConcepts, type Spoken } from '../concepts/read.ts';
import type { Topic } from '../cues/cues.ts';
import { CUE_LANGUAGES, readCues, wordsOf, type FoundCue } from '../cues/read.ts';
import { isQuiet } from '../quiet-words.ts';
import { lexiconOf } from '../sentiment/lexicon.ts';
import { judgeSentiment, TAUGHT, type Judged } from '../sentiment/model.ts';
import type { Features } from '../sentiment/features.ts';
import { tokensOf, type Token } from '../tokens.ts';

/** What every label looks at: the words, what they say of each topic, and the feeling. */
export interface Scene {
  text: string;
  tokens: readonly Token[];
  /** Words, numbers and faces, without marks that part them. */
  words: readonly Token[];
  found: readonly FoundCue[];
  /** What the words speak of, whether for it or against. */
  spoken: readonly Spoken[];
  /** Sum of what speaks for a topic. */
  weight(topic: Topic): number;
  /** The strongest words of a topic. */
  evidence(...topics: Topic[]): Evidence;
  sentiment: Label<Sentiment>;
  /** Probability of negative, neutral and positive; even where the language is not read. */
  feeling: readonly number[];
  /** It asks: a question mark stands in it that is not one of anger alone. */
  asks: boolean;
  isRead: boolean;
  /** What is said of a label of a text that is not read. */
  unread: Evidence;
  /** Features of its words; none where they are not read. */
  features: Features | undefined;
}

const NAMED = 2;
/** Languages near enough that the words of ours tell something. */
const READ_AS: Readonly<Record<string, readonly string[]>> = { gl: ['pt', 'es'], ca: ['es'] };

export function sceneOf(text: string, language: string | null, hints: readonly string[]): Scene {
  const tokens = tokensOf(text);
  const words = wordsOf(tokens);
  const languages = languagesFor(language, hints);
  const found = readCues(words, languages);
  const spoken = readConcepts(words, languages);
  const isRead =
    language === null
      ? found.length + spoken.length > 0 || !hasWords(words) || feels(words, languages)
      : CUE_LANGUAGES.includes(language);
  const unread: Evidence = { key: language === null ? 'evidence.unclear' : 'evidence.unread', places: [] };
  const tongue = languages.find((one) => TAUGHT.includes(one));
  const judged = tongue === undefined ? undefined : judgeSentiment(text, tongue);
  const counting = (topic: Topic): FoundCue[] =>
    found.filter((one) => one.topic === topic && !(one.negated && one.weight > 0));
  return {
    text,
    tokens,
    words,
    found,
    spoken,
    weight: (topic) => sumOf(counting(topic)),
    evidence: (...topics) => evidenceOf(topics.flatMap(counting), words),
    sentiment:
      judged !== undefined && isRead
        ? felt(
            judged,
            { complaint: sumOf(counting('complaint')), praise: sumOf(counting('praise')) },
            evidenceOf(counting('complaint'), words),
          )
        : { value: null, guess: null, sure: 0, why: unread },
    feeling: judged?.probabilities ?? [0.2, 0.6, 0.2],
    asks: tokens.some(({ kind, form }) => kind === 'sign' && /[?¿]/u.test(form)),
    isRead,
    unread,
    features: judged?.features,
  };
}

/** Faces, links and numbers alone are read in any language. */
const hasWords = (words: readonly Token[]): boolean => words.some(({ kind }) => kind === 'word' || kind === 'hashtag');
const feels = (words: readonly Token[], languages: readonly string[]): boolean =>
  words.some(({ plain }) => languages.some((language) => lexiconOf(language)?.feeling(plain) !== 0));

/** A clear fault that is told without a word of feeling, or under a bitter joke. */
const FAULT = 3;
const FAULT_SURE = 0.75;

function felt(
  { label, probabilities }: Judged,
  { complaint, praise }: { complaint: number; praise: number },
  why: Evidence,
): Label<Sentiment> {
  if (complaint < FAULT || label.value === 'negative') return label;
  const [negative = 0, , positive = 0] = probabilities;
  if (label.value === 'positive' || praise >= complaint || positive > negative + 0.15) {
    return label.value === 'positive' && praise <= complaint
      ? { ...label, value: null, why: { ...label.why, key: 'evidence.mixed' } }
      : label;
  }
  return { value: 'negative', guess: 'negative', sure: Math.max(FAULT_SURE, negative), why };
}

function languagesFor(language: string | null, hints: readonly string[]): readonly string[] {
  if (language !== null) return CUE_LANGUAGES.includes(language) ? [language] : (READ_AS[language] ?? []);
  const hinted = hints.filter((hint) => CUE_LANGUAGES.includes(hint));
  return [...new Set([...hinted, ...CUE_LANGUAGES])];
}

/** Phrases that lie over each other count once, the weightiest. */
function sumOf(found: readonly FoundCue[]): number {
  const taken: FoundCue[] = [];
  let sum = 0;
  for (const one of found.toSorted(
    (a, b) => Math.abs(b.weight) - Math.abs(a.weight) || b.end - b.start - (a.end - a.start),
  )) {
    if (one.weight > 0 && taken.some((other) => one.start < other.end && other.start < one.end)) continue;
    taken.push(one);
    sum += one.weight;
    if (taken.length > 40) break;
  }
  return Math.max(0, sum);
}

/** Phrases that touch are one; the two weightiest that say something alone are named, in the order in which they stand. */
function evidenceOf(found: readonly FoundCue[], words: readonly Token[]): Evidence {
  const joined: { start: number; end: number; weight: number }[] = [];
  const says = ({ start, end, weight }: FoundCue): boolean =>
    weight > 1 && !isQuiet(words.filter((word) => word.start >= start && word.end <= end).map(({ plain }) => plain));
  for (const { start, end, weight } of found.filter(says).toSorted((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last !== undefined && start < last.end) {
      last.end = Math.max(last.end, end);
      last.weight = Math.max(last.weight, weight);
    } else joined.push({ start, end, weight });
  }
  const places = joined
    .toSorted((a, b) => b.weight - a.weight || b.end - b.start - (a.end - a.start))
    .slice(0, NAMED)
    .map(({ start, end }): [number, number] => [start, end])
    .toSorted(([one], [other]) => one - other);
  return { key: places.length === 0 ? 'evidence.nothing' : 'evidence.words', places };
}

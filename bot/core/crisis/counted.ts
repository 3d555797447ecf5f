import type { Standing } from '../authors/lists.ts';
import type { Config } from '../config/config.ts';
import type { InboundMessage } from '../message.ts';
import type { RedWord, Sentiment } from '../ports/labels.ts';
import { createWordList } from '../routing/word-list.ts';
import { createMatcher, fold } from '../routing/words.ts';
import type { Level } from './series.ts';

export type SignKind = 'red' | 'influential';

/** One message that managers must know of by itself. */
export interface Sign {
  kind: SignKind;
  /** The red label or the configured word; empty for whoever has many readers: who that is, her ticket says as long as it may. */
  what: string;
  level: Level;
}

/** What a message is counted as. */
export interface Counted {
  brand: string;
  series: string[];
  /** Any time of the five minutes that it belongs to. */
  at: Date;
  judged: boolean;
  negative: boolean;
  sign?: Sign;
}

interface Facts {
  message: InboundMessage;
  brand: string;
  accounts: readonly string[];
  area: string | null;
  region: string | null;
  sentiment: Sentiment | null;
  /** Those that are sure enough for an alarm. */
  red: readonly RedWord[];
  /** Of the lists that she is on. */
  standing: Standing;
  now: Date;
}

/** Null for what is counted nowhere. */
export type Counter = (facts: Facts) => Counted | null;

export const EVERYTHING = 'all';
/** What answers hang under one post; kept for a day only. */
export const POST = 'post ';
/** What comes so late belongs to the time when it was written: a gap that is filled is no burst. */
const LATE_MS = 10 * 60_000;
/** Somebody may be in danger: the first such word is more than a hint. */
const GRAVE: ReadonlySet<RedWord> = new Set(['danger', 'self-harm', 'threat']);
const LONGEST_ID = 120;

/** Compiles the configuration's words once. */
export function createCounter({ crisis }: Pick<Config, 'crisis'>): Counter {
  const topics = createWordList(crisis.topics, (topic) => topic.words);
  const words = createMatcher(crisis.redWords);
  const labels = new Set<string>(crisis.redLabels);
  const listed = new Set(crisis.influence.authors.map((handle) => fold(handle.replace(/^@/, ''))));

  function signOf({ message, sentiment, red, standing }: Facts): Sign | undefined {
    const grave = crisis.watch.redWords ? red.find((each) => labels.has(each) && GRAVE.has(each)) : undefined;
    if (standing === 'never') return grave === undefined ? undefined : { kind: 'red', what: grave, level: 2 };
    const word = crisis.watch.redWords ? words.first(message.text)?.word : undefined;
    if (word !== undefined) return { kind: 'red', what: word, level: 1 };
    const label = crisis.watch.redWords ? red.find((each) => labels.has(each)) : undefined;
    if (label !== undefined) return { kind: 'red', what: label, level: GRAVE.has(label) ? 2 : 1 };
    if (!crisis.watch.influence || message.private) return undefined;
    const { handle, followers = 0 } = message.author;
    const isMany = followers >= crisis.influence.followers && sentiment === 'negative';
    if (!isMany && !listed.has(fold(handle)) && standing !== 'every-message') return undefined;
    return { kind: 'influential', what: '', level: followers >= crisis.influence.followers * 10 ? 2 : 1 };
  }

  return (facts) => {
    const { message, brand, accounts, area, region, sentiment, now } = facts;
    const topic = topics(message.text)?.key;
    const sign = signOf(facts);
    // One person who writes a lot is no burst.
    if (facts.standing === 'never' && sign === undefined) return null;
    const isLate = now.getTime() - message.postedAt.getTime() > LATE_MS;
    return {
      brand,
      at: isLate ? message.postedAt : now,
      judged: sentiment !== null,
      negative: sentiment === 'negative',
      series: [
        EVERYTHING,
        ...accounts.map((account) => `account ${account}`),
        ...(area === null ? [] : [`area ${area}`]),
        ...(region === null ? [] : [`region ${region}`]),
        ...(topic === undefined ? [] : [`topic ${topic}`]),
        ...(message.private ? [] : [`${POST}${message.conversationId.slice(0, LONGEST_ID)}`]),
      ],
      sign: isLate ? undefined : sign,
    };
  };
}

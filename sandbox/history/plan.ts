import type { Chance } from '../day/chance.ts';
import { guessLanguage } from '../social/guess-language.ts';
import { samples, sampleText } from '../social/samples.ts';
import { writer } from './words.ts';

/** A conversation of the month as its customer begins it, and how the team takes it. */
export interface Story {
  at: number;
  author: string;
  name: string;
  followers: number;
  text: string;
  /** Where they write, and whom they name there. */
  on: Place;
  language: 'es' | 'pt' | 'en';
  isPraise: boolean;
  /** Where nobody else reads. */
  inPrivate: boolean;
}

/** An account of the brand. */
export interface Place {
  network: string;
  handle: string;
  /** Where people do not name it by its handle: as they do. */
  called?: string;
}

interface Planned {
  conversations: number;
  /** Most write to the first. */
  places: readonly [Place, ...Place[]];
  /** Where people write in private alone, which takes answers for a day. */
  privately?: Place | undefined;
  now: Date;
  chance: Chance;
}

const DAY_MS = 86_400_000;
const MINUTE = 60_000;
export const DAYS = 30;
/** What alarms managers or goes to lawyers is no part of an ordinary month. */
const ALARMING =
  /abogad|denunci|periodista|advogad|jornalista|lawyer|journalist|demanda|alergia|quem[óo]|burnt|facua|proteste|procon/i;
const PRAISE = /gracias a|obrigad[oa] |amei|enhorabuena|maravilla|brilliant|lovely/i;
/** Of a hundred who write, on the first of several networks. */
const ON_FIRST = 55;
/** One in so many writes in private, where the brand has an account for it, and may be asked afterwards how the answer was. */
const PRIVATE_EVERY = 4;
const MOST_FOLLOWERS = 50_000;

/** Whom customers write to on so many days until yesterday evening: fewer at weekends, most around ten and towards six. The same seed plans the same. */
export function planMonth({ conversations, places, privately, now, chance }: Planned): Story[] {
  const usual = samples.filter(
    ({ text, follows, followers }) => !follows && followers < MOST_FOLLOWERS && !ALARMING.test(text),
  );
  const days = Array.from({ length: DAYS }, (_, index) => startOfDay(new Date(now.getTime() - (index + 1) * DAY_MS)));
  const weights = days.map((day) => ([0, 6].includes(day.getDay()) ? 0.35 : 1) * chance.between(0.7, 1.3));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  return Array.from({ length: conversations }, (_, number): Story => {
    let left = chance.next() * whole;
    const day = days[weights.findIndex((weight) => (left -= weight) < 0)] ?? days[0] ?? now;
    const sample = usual[(number * 37 + Math.floor(chance.between(0, 3))) % usual.length] ?? samples[0];
    const publicly = placeFor(places, chance);
    // Not before a weekend: the answer would come too late.
    const whispers = number % PRIVATE_EVERY === 2 && day.getDay() >= 1 && day.getDay() <= 4;
    const inPrivate = privately !== undefined && whispers;
    const on = inPrivate ? privately : publicly;
    const called = calledAt(on);
    const said = sampleText(sample ?? { text: '' }, called);
    const text = inPrivate ? said.replace(called, '').trim() : said;
    const language = spoken(text);
    const at = day.getTime() + hourOf(chance) * 60 * MINUTE;
    const who = writer(language, number, chance);
    return {
      at,
      ...who,
      author: inPrivate ? String(34_600_100_000 + number) : who.author,
      followers: Math.floor(30 * 400 ** chance.next()),
      text,
      on,
      language,
      isPraise: PRAISE.test(text),
      inPrivate,
    };
  }).toSorted((a, b) => a.at - b.at);
}

function placeFor([first, ...others]: Planned['places'], chance: Chance): Place {
  return others.length === 0 || chance.percent(ON_FIRST) ? first : (chance.one(others) ?? first);
}

function spoken(text: string): Story['language'] {
  const guessed = guessLanguage(text);
  return guessed === 'pt' || guessed === 'en' ? guessed : 'es';
}

function hourOf(chance: Chance): number {
  const peak = chance.percent(45) ? 10.3 : chance.percent(70) ? 17.2 : 13.5;
  return Math.min(21.5, Math.max(8, peak + (chance.next() + chance.next() + chance.next() - 1.5) * 2.6));
}

function startOfDay(at: Date): Date {
  return new Date(at.getFullYear(), at.getMonth(), at.getDate());
}

const OPENS = 9;
const CLOSES = 18.5;

/**
 * When somebody of the team gets to it, so many minutes of work later: on weekdays from nine, by the clock of this machine. What
 * would only come after `latest` is done at once.
 */
export function workedAt(after: number, minutes: number, latest: number): number {
  let at = new Date(after);
  let left = minutes;
  for (let look = 0; look < 40; look += 1) {
    const day = startOfDay(at);
    const opens = day.getTime() + OPENS * 60 * MINUTE;
    const closes = day.getTime() + CLOSES * 60 * MINUTE;
    const isOff = [0, 6].includes(day.getDay());
    const from = Math.max(at.getTime(), opens);
    if (!isOff && from + left * MINUTE <= closes)
      return from + left * MINUTE <= latest ? from + left * MINUTE : Math.min(after + minutes * MINUTE, latest);
    if (!isOff && from < closes) left -= (closes - from) / MINUTE;
    at = startOfDay(new Date(day.getTime() + 36 * 60 * MINUTE));
  }
  return Math.min(after + minutes * MINUTE, latest);
}

export function calledAt({ handle, called = `@${handle}` }: Place): string {
  return called;
}

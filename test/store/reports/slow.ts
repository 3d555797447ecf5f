import { LEAST, type CountedTime, type FigureId } from '#core/reports/figures.ts';
import type { Grouping } from '#core/reports/spec.ts';
import { firstAnswer, MINUTE, TARGET_MS, ZONE, type History } from './histories.ts';

/** One thing that is counted, found by going through a conversation minute by minute. */
interface Value {
  at: number;
  value: number;
  person: string | null;
  history: History;
}

const formatted = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  hourCycle: 'h23',
  weekday: 'short',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
});
const walls = new Map<number, Record<string, string>>();
function wall(at: number): Record<string, string> {
  const hour = Math.floor(at / (60 * MINUTE));
  const known = walls.get(hour);
  if (known) return known;
  const parts = Object.fromEntries(formatted.formatToParts(at).map(({ type, value }) => [type, value]));
  walls.set(hour, parts);
  return parts;
}
const dayOf = (at: number): string => `${wall(at)['year']}-${wall(at)['month']}-${wall(at)['day']}`;
const WEEK = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const weekdayOf = (at: number): number => WEEK.indexOf(wall(at)['weekday'] ?? '') + 1;

/** Whether somebody is there in that minute: Monday to Friday from nine to six, but not on the 20th of October. */
function isService(at: number): boolean {
  const hour = Number(wall(at)['hour']);
  return weekdayOf(at) <= 5 && hour >= 9 && hour < 18 && !dayOf(at).endsWith('-10-20');
}

/** Everything that figures are made of, one conversation after the other, without what the program itself does. */
export function slowValues(all: readonly History[], clock: CountedTime, reopenDays: number): Map<FigureId, Value[]> {
  const found = new Map<FigureId, Value[]>();
  for (const history of all) {
    const note = (id: FigureId, at: number, value: number, person: string | null = null): void => {
      const list = found.get(id) ?? [];
      list.push({ at, value, person, history });
      found.set(id, list);
    };
    walk(history, clock, reopenDays, note);
  }
  return found;
}

type Note = (id: FigureId, at: number, value: number, person?: string | null) => void;

function walk(history: History, clock: CountedTime, reopenDays: number, note: Note): void {
  const { marks } = history;
  const begun = marks[0]?.at ?? 0;
  const last = marks.at(-1)?.at ?? begun;
  const counts = (minute: number): number => (clock === 'calendar' || isService(minute) ? MINUTE : 0);
  const state = { owned: false, expert: false, approver: false, network: false, closed: false };
  let asked = false;
  let isFirst = true;
  let isOpen = false;
  let rounds = 0;
  let answerTime = 0;
  let answerService = 0;
  let roundTime = 0;
  let allTime = 0;
  let wait: string | null = null;
  let waited = 0;
  const closings: { at: number; round: number; time: number; all: number }[] = [];
  const settle = (next: string | null, at: number): void => {
    if (next === wait) return;
    if (wait !== null && at > begun) note(`wait-${wait as 'claim'}`, at, waited);
    wait = next;
    waited = 0;
  };
  let turns = 0;
  for (let minute = begun; minute <= last; minute += MINUTE) {
    const here = marks.filter(({ at }) => at === minute);
    const before = `${rounds} ${turns}`;
    for (const mark of here) {
      if (mark.what === 'asked') {
        if (!isOpen) {
          isOpen = true;
          rounds += 1;
          turns = 1;
          isFirst = true;
          roundTime = 0;
          asked = false;
        } else if (!asked) {
          turns += 1;
          isFirst = false;
        }
        if (!asked) {
          answerTime = 0;
          answerService = 0;
        }
        asked = true;
        state.closed = false;
      } else if (mark.what === 'answered') {
        if (asked) {
          note(isFirst ? 'first-response' : 'next-response', minute, answerTime, mark.by);
          note('answers', minute, 1, mark.by);
          note('within-target', minute, answerService <= TARGET_MS ? 1 : 0, mark.by);
        }
        asked = false;
      } else if (mark.what === 'closed') {
        if (mark.on && !state.closed) {
          allTime += roundTime;
          closings.push({ at: minute, round: rounds, time: roundTime, all: allTime });
          state.closed = true;
          isOpen = false;
          asked = false;
        } else if (!mark.on && state.closed) {
          state.closed = false;
          isOpen = true;
          rounds += 1;
          turns = 1;
          isFirst = true;
          asked = true;
          roundTime = 0;
          answerTime = 0;
          answerService = 0;
        }
      } else state[mark.what] = mark.on;
    }
    const next = !isOpen
      ? null
      : !asked
        ? 'customer'
        : state.network
          ? 'network'
          : state.approver
            ? 'approver'
            : state.expert
              ? 'expert'
              : state.owned
                ? 'writing'
                : 'claim';
    // A wait of another turn is another wait.
    if (next === wait && before !== `${rounds} ${turns}` && wait !== null && minute > begun) {
      settle(null, minute);
    }
    settle(next, minute);
    const ms = counts(minute);
    waited += ms;
    if (asked) {
      answerTime += ms;
      if (isService(minute)) answerService += MINUTE;
    }
    if (isOpen && asked) roundTime += ms;
  }
  for (const [index, closing] of closings.entries()) {
    note('closed', closing.at, 1);
    if (closing.round === 1) note('first-close', closing.at, closing.time);
    if (index === closings.length - 1) note('last-close', closing.at, closing.all);
    const days = reopenDays * 24 * 60 * MINUTE;
    note(
      'reopened-share',
      closing.at,
      history.reopened.some((at) => at > closing.at && at <= closing.at + days) ? 1 : 0,
    );
  }
  if (isOpen && asked) note('backlog', last, 1);
  cohort(history, state.closed, note);
}

function cohort(history: History, isClosed: boolean, note: Note): void {
  const begun = history.marks[0]?.at ?? 0;
  const answered = firstAnswer(history);
  const isWanted = !(isClosed && answered === undefined);
  note('received', begun, 1);
  note('hand-overs', begun, history.takeOvers);
  if (isWanted) note('answered-share', begun, answered === undefined ? 0 : 1);
  if (isWanted && answered !== undefined) note('answered', begun, 1);
  if (history.first !== null) note('negative-share', begun, history.first === 'negative' ? 1 : 0);
  const wrote = history.marks.some(({ what, at }) => what === 'asked' && answered !== undefined && at > answered);
  if (history.first === 'negative' && wrote && history.sentiment !== null)
    note('calmed-share', begun, history.sentiment === 'negative' ? 0 : 1);
  for (const { at, by, likes, shares, isPrivate, review, asked } of history.sent) {
    if (!isPrivate) note('reactions', at, likes + shares, by);
    if (asked !== null && asked.isOut) note('rating-rate', asked.at, asked.rated === null ? 0 : 1, by);
    if (asked?.rated) {
      note('rating-score', asked.rated.at, asked.rated.score, by);
      note('rating-good', asked.rated.at, asked.rated.score > 3 ? 1 : 0, by);
    }
    if (review === null) continue;
    note('review-score', review.at, review.score, by);
    note('review-good', review.at, review.score > 3 ? 1 : 0, by);
  }
  let isFirst = true;
  for (const { at, author, findings, decided, decidedAt } of history.drafts) {
    note('findings', at, findings, author);
    if (decided === null) continue;
    if (isFirst) note('first-pass', decidedAt, decided === 'approved' ? 1 : 0, author);
    isFirst = decided === 'approved';
  }
}

export function slowKeys(by: Grouping, { at, person, history }: Value): string[] {
  switch (by) {
    case 'day':
      return [dayOf(at)];
    case 'week': {
      const monday = new Date(`${dayOf(at)}T12:00:00Z`);
      monday.setUTCDate(monday.getUTCDate() - (weekdayOf(at) - 1));
      return [monday.toISOString().slice(0, 10)];
    }
    case 'month':
      return [`${dayOf(at).slice(0, 7)}-01`];
    case 'hour-of-week':
      return [`${weekdayOf(at)}-${wall(at)['hour']}`];
    case 'area':
      return [history.area ?? ''];
    case 'region':
      return [history.region ?? ''];
    case 'account':
      return [history.account];
    case 'network':
      return [history.account === 'alba-x' ? 'x' : 'facebook'];
    case 'sentiment':
      return [history.sentiment ?? ''];
    case 'tag':
      return history.tags.length === 0 ? [''] : history.tags;
    case 'person':
      return [person ?? ''];
    default:
      return [];
  }
}

/** Median, the value that nine of ten lie at or under, and how many; nothing of fewer than five. */
export function slowCell(values: number[], unit: string): { value: number | null; p90: number | null; n: number } {
  const n = values.length;
  if (unit === 'count') return { value: n, p90: null, n };
  if (n < LEAST) return { value: null, p90: null, n };
  if (unit !== 'duration') {
    let sum = 0;
    for (const value of values) sum += value;
    return { value: (sum / n) * (unit === 'hundred' ? 100 : 1), p90: null, n };
  }
  const left = [...values];
  const sorted: number[] = [];
  while (left.length > 0) {
    let least = 0;
    for (let index = 1; index < left.length; index += 1) if ((left[index] ?? 0) < (left[least] ?? 0)) least = index;
    sorted.push(...left.splice(least, 1));
  }
  const middle = n % 2 === 1 ? (sorted[(n - 1) / 2] ?? 0) : ((sorted[n / 2 - 1] ?? 0) + (sorted[n / 2] ?? 0)) / 2;
  return { value: middle, p90: sorted.find((_, index) => (index + 1) / n >= 0.9) ?? null, n };
}

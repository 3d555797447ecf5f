import { dayAt } from '../hours/wall-time.ts';
import { figures, type FigureId, type Unit } from './figures.ts';
import { metrics, type MetricId } from './metrics.ts';

/** What a goal is about: a figure of reports, or what a network tells of one account. */
export type Measure = { kind: 'figure'; id: FigureId } | { kind: 'metric'; id: MetricId };

/** How a goal stands at one moment. */
export interface Standing {
  /** Milliseconds for a duration, 0 to 1 for a share; null where nobody knows, and then `why`. */
  actual: number | null;
  /** What a straight line from the beginning to the end has today. */
  expected: number;
  state: 'on-track' | 'late' | 'reached' | 'missed' | 'unknown';
  why: Why | null;
  /** ISO 8601. */
  at: string;
}

/** Why there is no value; `gone` in the network's words. */
export type Why = { kind: 'no-snapshot' | 'old' | 'few' } | { kind: 'gone'; words: string };

export interface Goal {
  id: string;
  /** Raised with each change of what is wanted: then it may be told anew. */
  version: number;
  measure: Measure;
  /** Key of an account; or a network, or neither for all. */
  account: string | null;
  network: string | null;
  baseline: number;
  /** Days of its zone ("2026-11-29"). */
  baselineOn: string;
  target: number;
  dueOn: string;
  timeZone: string;
  /** Person id. */
  owner: string;
  by: string;
  at: Date;
  standing: Standing | null;
  /** How it stood when it was told. */
  late: Standing | null;
  reached: Standing | null;
  endedAt: Date | null;
}

type Wanted = Pick<Goal, 'baseline' | 'baselineOn' | 'target' | 'dueOn' | 'timeZone'>;

/** The unit in which it is told; metrics are counts. */
export function unitOf(measure: Measure): Unit {
  return measure.kind === 'figure' ? figures[measure.id].unit : 'count';
}

/** Its name in the catalogue. */
export function nameKeyOf(measure: Measure): `figure.${FigureId}` | `metric.${MetricId}` {
  return measure.kind === 'figure' ? `figure.${measure.id}` : `metric.${measure.id}`;
}

/** A metric by day is told by the mean of the last days that have one: single days jump. */
export const DAYS_OF_MEAN = 7;
export function isByDay({ kind, id }: Measure): boolean {
  return kind === 'metric' && metrics[id].kind === 'day';
}

/** What lies on the straight line from the baseline to the target on that day. */
export function expectedOn({ baseline, baselineOn, target, dueOn }: Wanted, day: string): number {
  const whole = Date.parse(dueOn) - Date.parse(baselineOn);
  if (whole <= 0) return target;
  const gone = Math.min(1, Math.max(0, (Date.parse(day) - Date.parse(baselineOn)) / whole));
  return baseline + (target - baseline) * gone;
}

/** The last day still counts: only what is not there on the day after was missed. */
export function standingOf(
  goal: Wanted,
  { actual, why, now }: { actual: number | null; why: Why | null; now: Date },
): Standing {
  const today = dayAt(now, goal.timeZone);
  const expected = expectedOn(goal, today);
  const isUp = goal.target >= goal.baseline;
  const has = (value: number): boolean => actual !== null && (isUp ? actual >= value : actual <= value);
  const state = has(goal.target)
    ? 'reached'
    : today > goal.dueOn
      ? 'missed'
      : actual === null
        ? 'unknown'
        : has(expected)
          ? 'on-track'
          : 'late';
  return { actual, expected, state, why: actual === null ? why : null, at: now.toISOString() };
}

/** What is told of it now, once each: that it falls behind, that it is there. */
export function toTell(goal: Pick<Goal, 'late' | 'reached'>, { state }: Standing): 'late' | 'reached' | null {
  if (state === 'reached') return goal.reached === null ? 'reached' : null;
  return (state === 'late' || state === 'missed') && goal.late === null ? 'late' : null;
}

/** A number as people write it in that language ("1.204,5" in Spanish); null where it is none. */
export function readNumber(text: string, voice: string): number | null {
  const parts = new Intl.NumberFormat(voice).formatToParts(12_345_678.9);
  const sign = (type: 'group' | 'decimal'): string => parts.find((part) => part.type === type)?.value ?? '';
  const bare = text.trim().replace(/\s|\u00a0|\u202f/g, '');
  const group = sign('group').replace(/\s|\u00a0|\u202f/g, '');
  // What stands before three digits is a sign of thousands; anywhere else it can only be meant as the decimal one.
  const thousands = group === '' ? bare : bare.replaceAll(new RegExp(`\\${group}(?=\\d{3}(?!\\d))`, 'g'), '');
  const plain = thousands.replace(/[,.](?=\d+$)/, '.');
  return /^-?\d{1,15}(?:\.\d{1,6})?$/.test(plain) ? Number(plain) : null;
}

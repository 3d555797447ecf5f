import { shiftsIn, weekOf, type HoursConfig } from '../config/hours.ts';
import type { Config, LevelConfig, ServiceConfig } from '../config/config.ts';
import { compileCondition, type ConditionFacts } from '../routing/condition.ts';
import { routableLabels, type LabelValues, type RoutableLabel } from '../ticket/labels/index.ts';
import { valueOf } from '../ticket/labels/effective.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { readDuration } from './duration.ts';
import { always, createHours, type Hours, type Schedule } from './schedule.ts';
import { same, type ServiceSpec, type SpecVersion } from './same-spec.ts';
import type { Shift } from './shift.ts';

export type OfTicket = Pick<Ticket, 'brand' | 'accounts' | 'network' | 'kind' | 'tags' | 'labels' | RoutableLabel>;

/** A rule of service with the hours that it names. */
export interface ServiceRule {
  /** 1-based place in `service`; 0 where none matches. */
  rule: number;
  hours: Hours;
  config: ServiceConfig | null;
}

/** What is promised, in milliseconds. */
export interface Level extends Pick<LevelConfig, 'clock' | 'warnAt' | 'escalateTo'> {
  first?: number | undefined;
  next?: number | undefined;
  resolution?: number | undefined;
}

export interface TimeRules {
  readonly spec: ServiceSpec;
  /** Which hours hold for it now. */
  serviceOf(ticket: OfTicket): ServiceRule;
  /** Hours of a rule of `service`, by its 1-based place. */
  hoursOf(rule: number): Hours;
  /** Milliseconds of service between two moments, each part by the hours that held then. */
  service(ticket: OfTicket, from: number, to: number): number;
  /** What is promised; null where nothing is. */
  levelOf(ticket: OfTicket): Level | null;
  /** All that has held, oldest first. */
  remember(history: readonly SpecVersion[]): void;
}

export function createTimeRules(config: Pick<Config, 'timeZone' | 'hours' | 'service' | 'levels'>): TimeRules {
  const { timeZone, hours, service } = config;
  const spec: ServiceSpec = {
    timeZone,
    // Another name is no other schedule.
    hours: Object.fromEntries(Object.entries(hours).map(([key, times]) => [key, { ...times, name: undefined }])),
    service: service.map((rule) => ({ when: rule.when, hours: rule.hours })),
  };
  const now = compile(spec);
  const levels = config.levels.map((level) => ({ level: levelIn(level), holds: compileCondition(level.when) }));
  let history = [{ since: Number.NEGATIVE_INFINITY, find: now.find }];

  return {
    spec,
    serviceOf(ticket) {
      const { rule, hours: found } = now.find(ticket);
      return { rule, hours: found, config: service[rule - 1] ?? null };
    },
    hoursOf: (rule) => now.byRule[rule - 1] ?? always,
    service(ticket, from, to) {
      let ms = 0;
      for (const [index, { since, find }] of history.entries()) {
        const start = index === 0 ? from : Math.max(from, since);
        const end = Math.min(to, history[index + 1]?.since ?? Number.POSITIVE_INFINITY);
        if (end > start) ms += find(ticket).hours.between(new Date(start), new Date(end));
      }
      return ms;
    },
    levelOf(ticket) {
      const facts = ofTicket(ticket);
      return levels.find(({ holds }) => holds(facts))?.level ?? null;
    },
    remember(versions) {
      if (versions.length === 0) return;
      history = versions.map(({ since, spec: then }) => ({
        since: since.getTime(),
        find: (same(then, spec) ? now : compile(then)).find,
      }));
    },
  };
}

/** Where nothing is configured: service at any time, and nothing is promised. */
export const noRules: TimeRules = createTimeRules({ timeZone: 'UTC', hours: {}, service: [], levels: [] });

interface Compiled {
  find(ticket: OfTicket): { rule: number; hours: Hours };
  byRule: readonly Hours[];
}

function compile({ timeZone, hours, service }: ServiceSpec): Compiled {
  const made = new Map(
    Object.entries(hours).map(([name, each]) => [name, createHours(scheduleOf(each, timeZone))] as const),
  );
  const rules = service.map((rule) => ({ hours: made.get(rule.hours) ?? always, holds: compileCondition(rule.when) }));
  return {
    byRule: rules.map((rule) => rule.hours),
    find(ticket) {
      if (rules.length === 0) return { rule: 0, hours: always };
      const facts = ofTicket(ticket);
      const index = rules.findIndex(({ holds }) => holds(facts));
      return { rule: index + 1, hours: rules[index]?.hours ?? always };
    },
  };
}

export function scheduleOf({ timeZone, week, holidays, exceptions }: HoursConfig, fallback: string): Schedule {
  const byDay: Record<number, Shift[]> = {};
  for (const { days, shifts } of weekOf(week)) for (const day of days) (byDay[day] ??= []).push(...shifts);
  for (const list of Object.values(byDay)) list.sort((a, b) => a.from - b.from);
  return {
    timeZone: timeZone ?? fallback,
    week: byDay,
    holidays,
    exceptions: Object.fromEntries(Object.entries(exceptions).map(([day, list]) => [day, shiftsIn(list)])),
  };
}

function levelIn({ first, next, resolution, clock, warnAt, escalateTo }: LevelConfig): Level {
  const ms = (text: string | undefined): number | undefined =>
    text === undefined ? undefined : (readDuration(text) ?? undefined);
  return { first: ms(first), next: ms(next ?? first), resolution: ms(resolution), clock, warnAt, escalateTo };
}

/** What conditions without words and author ask about. */
export function ofTicket(ticket: OfTicket): ConditionFacts {
  const { brand, accounts, network, kind, tags } = ticket;
  const values = Object.fromEntries(routableLabels.map((id) => [id, valueOf(ticket, id)])) as Pick<
    LabelValues,
    RoutableLabel
  >;
  return { ...values, brand, accounts, network, kind, tags, author: '', text: '' };
}

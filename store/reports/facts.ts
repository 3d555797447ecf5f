import { setImmediate as rest } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Dimensions, FactId, Facts } from '#core/reports/facts.ts';
import type { Period } from '#core/reports/period.ts';
import type { LabelColumns } from '#core/ticket/labels/index.ts';
import type { OfTicket } from '#core/hours/rules.ts';
import type { TicketClock, Wait } from '#core/hours/ticket-clock.ts';
import type { Db, Opened } from '../database/database.ts';
import { readTexts, type Cursor, type PageQuery } from './page.ts';
import type { FactFilter, RowFilter } from './filter.ts';
import { QUARTER_S, queries, rowsQuery, waitingQuery } from './queries.ts';

/** A conversation under way, with what its promise hangs on. */
export interface WaitingRow {
  fact: Facts['waiting'];
  ticket: OfTicket & { clock: TicketClock | null };
  /** Answered by a person since she last wrote. */
  isAnswered: boolean;
}

/** One conversation, as it stands in the rows of an export. */
export interface RawRow extends Dimensions {
  number: number;
  openedAt: number;
  state: string;
  closeReason: string | null;
  owner: string | null;
  reopened: number;
  firstAnsweredAt: number | null;
  lastInboundAt: number | null;
  closedAt: number | null;
  /** Of its first answer. */
  calendarMs: number | null;
  serviceMs: number | null;
  answeredBy: string | null;
}

/** A page of them, and how many rows were read for it: of the last one nobody knows, nor needs to. */
export interface FactPage<Fact> {
  facts: Fact[];
  rows: number;
}

export interface FactStore {
  /** Conversations that began in the period, page by page. */
  rows(filter: RowFilter): AsyncGenerator<RawRow[]>;
  /** Pages of facts, in any order, presses let in between; what lies outside the filter is left out. */
  facts<Id extends Exclude<FactId, 'waiting'>>(id: Id, filter: FactFilter): AsyncGenerator<FactPage<Facts[Id]>>;
  /** How many rows are read for them, as the planner guesses: to count them would take as long as pages do. */
  guess(id: Exclude<FactId, 'waiting'>, filter: FactFilter): Promise<number>;
  /** What is under way now, whatever the period. */
  waiting(filter: RowFilter): AsyncGenerator<WaitingRow[]>;
}

/** What a page is meant to take: the embedded database has one connection, and whoever presses waits for it; a server's holds up nobody. */
const PAGE_MS = { embedded: 4, server: 150 };
/** Rows of a page. A size is part of the text of a statement, whose plan is kept: there are few. */
const SIZES = [250, 500, 1_000, 2_000, 4_000] as const;
/** Facts of a page are made in one go too, and whoever presses waits for that as well; those that are alike are few. */
const MOST_ROWS = { embedded: { each: 1_000, alike: 4_000 }, server: { each: 4_000, alike: 4_000 } };
/**
 * A server reads a period in stretches of about so many rows: looking up what belongs to each row one after the other takes ten times as
 * long as reading a whole table once, and for so many it does. More would stand too long in memory and before its time limit.
 */
const STRETCH_ROWS = 300_000;
/** Pages whose times are remembered. */
const REMEMBERED = 6;
/** The clock of the embedded database shows whole milliseconds. */
const LEAST_MS = 0.5;

/** A page that is not there. */
const NOTHING = '[0, null]';

/** What a page tells of one fact, by name; undefined where it was not asked for. */
type Value = (name: string) => unknown;
type Reader<T> = (value: Value) => T;

interface Page {
  /** Null where none comes after it. */
  last: Cursor | null;
  lists: (readonly unknown[] | null)[];
  took: number;
  rows: number;
}

export function createFacts(db: Db, { kind, behind = (work) => work() }: Pick<Opened, 'kind' | 'behind'>): FactStore {
  async function readPage(query: PageQuery, after: Cursor | null, limit: number): Promise<Page> {
    const { rows } = await behind(() => query.build(after, limit).execute(db));
    const [[took, last], ...lists] = readTexts(rows[0]?.page ?? NOTHING) as [
      [number, unknown[] | null],
      ...Page['lists'],
    ];
    return { last: last === null ? null : last.map(String), lists, took, rows: last === null ? 0 : limit };
  }

  /** Reads on from the last row of each page. How large the next one is follows from how long a row took. */
  async function* pages<T>(query: PageQuery, read: Reader<T>): AsyncGenerator<FactPage<T>> {
    const most = MOST_ROWS[kind][query.names.includes('many') ? 'alike' : 'each'];
    let size = 0;
    const rowMs: number[] = [];
    let page = await readPage(query, null, SIZES[size] ?? 0);
    while (true) {
      const { last, lists, took, rows } = page;
      // The quickest of the last few says what a row takes: what others took longer went to the machine's other work.
      if (rows > 0) rowMs.push(Math.max(LEAST_MS, took) / rows);
      if (rowMs.length > REMEMBERED) rowMs.shift();
      const least = Math.min(...rowMs);
      const fitting = SIZES.findLastIndex((each) => each <= most && each * least <= PAGE_MS[kind]);
      size = Math.max(0, Math.min(size + 1, fitting));
      // A server reads on while this page is counted; the embedded database has whoever presses come first.
      const next = last === null || kind === 'embedded' ? undefined : readPage(query, last, SIZES[size] ?? 0);
      next?.catch(() => undefined);
      yield { facts: factsIn(query, lists, read), rows };
      if (last === null) return;
      await rest();
      page = await (next ?? readPage(query, last, SIZES[size] ?? 0));
    }
  }

  /** A server reads on while a stretch is counted, which is done bit by bit, for whoever presses. */
  async function* stretches<T>(query: PageQuery, read: Reader<T>, period: Period): AsyncGenerator<FactPage<T>> {
    const whole = await guessed(query);
    const many = Math.max(1, Math.ceil(whole / STRETCH_ROWS));
    const readStretch = async (of: Period): Promise<{ page: string }[]> => (await query.stretch(of).execute(db)).rows;
    const [first, ...others] = partsOf(period, many);
    let next = first && readStretch(first);
    for (const later of [...others, undefined]) {
      const rows = (await next) ?? [];
      next = later && readStretch(later);
      next?.catch(() => undefined);
      for (const { page } of rows) {
        const [, ...lists] = readTexts(page) as [unknown, ...Page['lists']];
        yield { facts: factsIn(query, lists, read), rows: whole / many / rows.length };
        await rest();
      }
    }
  }

  async function* only<T>(all: AsyncGenerator<{ facts: T[] }>): AsyncGenerator<T[]> {
    for await (const { facts } of all) yield facts;
  }

  async function guessed({ all }: PageQuery): Promise<number> {
    const { rows } = await sql<Record<string, unknown>>`explain (format json) ${all}`.execute(db);
    const [said] = Object.values(rows[0] ?? {});
    const [{ Plan: plan }] = (typeof said === 'string' ? JSON.parse(said) : said) as [{ Plan: Record<string, number> }];
    return plan['Plan Rows'] ?? 0;
  }

  return {
    async *facts(id, filter) {
      const reader = readerOf(readers[id], filter.at);
      // Who is told which conversations these are reads no further than she wants; else all of it is read.
      const isWhole = kind === 'server' && filter.at !== 'exact' && !filter.told.includes('ticketId');
      for (const part of queries[id]({ ...filter, isWhole }))
        yield* isWhole ? stretches(part, reader, filter) : pages(part, reader);
    },
    guess: async (id, filter) =>
      (await Promise.all(queries[id](filter).map(guessed))).reduce((sum, rows) => sum + rows, 0),
    rows: (filter) => only(pages(rowsQuery(filter), rawRow)),
    waiting: (filter) => only(pages(waitingQuery(filter), waitingRow)),
  };
}

/** One function reads all facts of a page: one made for each would be most of what reading them takes. */
function factsIn<T>({ names, fixed }: PageQuery, lists: Page['lists'], read: Reader<T>): T[] {
  const columns = new Map(names.map((name, index) => [name, lists[index] ?? []]));
  let index = 0;
  const value: Value = (name) => {
    const column = columns.get(name);
    return column === undefined ? fixed[name] : column[index];
  };
  const facts: T[] = [];
  for (const count = lists[0]?.length ?? 0; index < count; index += 1) facts.push(read(value));
  return facts;
}

/** Equally long, one after the other. */
function partsOf({ from, until }: Period, many: number): Period[] {
  const step = (until.getTime() - from.getTime()) / many;
  const at = (index: number): Date => (index === many ? until : new Date(from.getTime() + index * step));
  return Array.from({ length: many }, (_, index) => ({ from: at(index), until: at(index + 1) }));
}

/** A moment of its own, the hour that it lies in, or the beginning of the day, week or month. */
function readerOf<T>(read: Reader<T>, at: FactFilter['at']): Reader<T> {
  if (at === 'none' || at === 'exact') return read;
  const momentOf = (value: Value): number =>
    at === 'hour' ? Number(value('hour')) * QUARTER_S * 1000 : (at[Number(value('part')) - 1]?.getTime() ?? 0);
  return (value) => read((name) => (name === 'at' ? momentOf(value) : value(name)));
}

const word = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const amount = (value: unknown): number | null => (value === null ? null : Number(value));
const person = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
const either = (value: unknown): boolean | null => (typeof value === 'boolean' ? value : null);

/** What was not asked for stays empty. */
function dimensionsOf(value: Value): Dimensions {
  const tags = value('tags');
  return {
    ticketId: word(value('ticketId')) ?? '',
    area: word(value('area')),
    centre: word(value('centre')),
    region: word(value('region')),
    network: word(value('network')) ?? '',
    account: word(value('account')) ?? '',
    category: word(value('category')),
    sentiment: word(value('sentiment')),
    tags: Array.isArray(tags) ? tags.map(String) : [],
  };
}

function waitingRow(value: Value): WaitingRow {
  const of = dimensionsOf(value);
  return {
    fact: { ...of, at: Number(value('at')), many: 1, person: null, overdue: false },
    ticket: {
      ...of,
      ...(value('columns') as LabelColumns),
      brand: value('brand'),
      accounts: value('accounts'),
      kind: value('kind'),
      labels: value('labels'),
      clock: value('clock'),
      tags: [...of.tags],
    } as WaitingRow['ticket'],
    isAnswered: value('isAnswered') === true,
  };
}

function rawRow(value: Value): RawRow {
  return {
    ...dimensionsOf(value),
    number: Number(value('number')),
    openedAt: Number(value('openedAt')),
    state: word(value('state')) ?? '',
    closeReason: word(value('closeReason')),
    owner: word(value('owner')),
    reopened: Number(value('reopened')),
    firstAnsweredAt: amount(value('firstAnsweredAt')),
    lastInboundAt: amount(value('lastInboundAt')),
    closedAt: amount(value('closedAt')),
    calendarMs: amount(value('calendarMs')),
    serviceMs: amount(value('serviceMs')),
    answeredBy: person(value('answeredBy')),
  };
}

function factOf(value: Value): Dimensions & { at: number; many: number; person: string | null } {
  return {
    ...dimensionsOf(value),
    at: Number(value('at') ?? 0),
    many: Number(value('many') ?? 1),
    person: person(value('person')),
  };
}

function tookOf(value: Value): { calendarMs: number; serviceMs: number } {
  return { calendarMs: Number(value('calendarMs') ?? 0), serviceMs: Number(value('serviceMs') ?? 0) };
}

/** The columns of store/reports/queries.ts as facts. */
const readers: { [Id in Exclude<FactId, 'waiting'>]: Reader<Facts[Id]> } = {
  opened: (value) => ({
    ...factOf(value),
    needsAnswer: value('needsAnswer') === true,
    answered: value('answered') === true,
    handOvers: Number(value('handOvers') ?? 0),
    firstNegative: either(value('firstNegative')),
    beforeNegative: either(value('beforeNegative')),
    lastNegative: either(value('lastNegative')),
  }),
  reply: (value) => ({
    ...factOf(value),
    ...tookOf(value),
    kind: value('kind') === 'first' ? 'first' : 'next',
    met: either(value('met')),
  }),
  closing: (value) => ({
    ...factOf(value),
    ...tookOf(value),
    round: Number(value('round') ?? 0),
    reopened: value('reopened') === true,
    lastCalendarMs: amount(value('lastCalendarMs') ?? null),
    lastServiceMs: amount(value('lastServiceMs') ?? null),
  }),
  wait: (value) => ({ ...factOf(value), ...tookOf(value), wait: value('wait') as Wait }),
  decision: (value) => ({
    ...factOf(value),
    approved: value('approved') === true,
    isFirst: value('isFirst') === true,
  }),
  review: (value) => ({ ...factOf(value), score: Number(value('score') ?? 0) }),
  rating: (value) => ({ ...factOf(value), score: Number(value('score') ?? 0) }),
  'rating-asked': (value) => ({ ...factOf(value), rated: value('rated') === true }),
  reaction: (value) => ({ ...factOf(value), likes: Number(value('likes') ?? 0), shares: Number(value('shares') ?? 0) }),
  draft: (value) => ({ ...factOf(value), findings: Number(value('findings') ?? 0) }),
};

import { setImmediate as rest } from 'node:timers/promises';
import type { Dimensions, FactId, Facts } from '#core/reports/facts.ts';
import type { LabelColumns } from '#core/ticket/labels/index.ts';
import type { OfTicket } from '#core/hours/rules.ts';
import type { TicketClock, Wait } from '#core/hours/ticket-clock.ts';
import type { Db, Opened } from '../database/database.ts';
import type { Cursor, PageQuery } from './page.ts';
import { queries, rowsQuery, waitingQuery, type FactFilter } from './queries.ts';

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

export interface FactStore {
  /** Conversations that began in the period, page by page. */
  rows(filter: FactFilter): AsyncGenerator<RawRow[]>;
  /** Pages of facts, in order, presses let in between; what lies outside the filter is left out. */
  facts<Id extends Exclude<FactId, 'waiting'>>(id: Id, filter: FactFilter): AsyncGenerator<Facts[Id][]>;
  /** What is under way now, whatever the period. */
  waiting(filter: FactFilter): AsyncGenerator<WaitingRow[]>;
}

/** What a page is meant to take: the embedded database has one connection, and whoever presses waits for it; a server's holds up nobody. */
const PAGE_MS = { embedded: 4, server: 150 };
/** What a statement costs by itself would else be most of it. */
const SMALLEST = 200;
/** Facts of a page are made in one go too, and whoever presses waits for that as well. */
const LARGEST = { embedded: 1_000, server: 20_000 };
const FIRST = 200;

/** What a page tells of one fact, by name; undefined where it was not asked for. */
type Value = (name: string) => unknown;
type Reader<T> = (value: Value) => T;

interface Page {
  /** Null where none comes after it. */
  last: Cursor | null;
  lists: (readonly unknown[] | null)[];
  took: number;
}

export function createFacts(db: Db, kind: Opened['kind']): FactStore {
  async function readPage(query: PageQuery, after: Cursor | null, limit: number): Promise<Page> {
    const { rows } = await query.build(after, limit).execute(db);
    const [took, last, ...lists] = JSON.parse(rows[0]?.page ?? '[0, null]') as [
      number,
      unknown[] | null,
      ...Page['lists'],
    ];
    return { last: last === null ? null : last.map(String), lists, took };
  }

  /** Reads on from the last row of each page. How large the next one is follows from how long the last one took. */
  async function* pages<T>(query: PageQuery, read: Reader<T>): AsyncGenerator<T[]> {
    let limit = FIRST;
    let page = await readPage(query, null, limit);
    while (true) {
      const { last, lists, took } = page;
      // One page that took long says little: it shrinks by half at most, and grows again.
      limit = Math.round(
        Math.min(LARGEST[kind], Math.max(SMALLEST, limit * Math.min(1.5, Math.max(0.5, PAGE_MS[kind] / took)))),
      );
      // A server reads on while this page is counted; the embedded database has whoever presses come first.
      const next = last === null || kind === 'embedded' ? undefined : readPage(query, last, limit);
      next?.catch(() => undefined);
      const columns = Object.fromEntries(query.names.map((name, index) => [name, lists[index] ?? []]));
      yield Array.from(lists[0] ?? [], (_, index) => read((name) => columns[name]?.[index]));
      if (last === null) return;
      await rest();
      page = await (next ?? readPage(query, last, limit));
    }
  }

  return {
    async *facts(id, filter) {
      if (id === 'wait' && filter.waits.length === 0) return;
      yield* pages(queries[id](filter), readers[id]);
    },
    rows: (filter) => pages(rowsQuery(filter), rawRow),
    waiting: (filter) => pages(waitingQuery(filter), waitingRow),
  };
}

const word = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const amount = (value: unknown): number | null => (value === null ? null : Number(value));
const person = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
const isNegative = (sentiment: unknown): boolean | null =>
  typeof sentiment === 'string' ? sentiment === 'negative' : null;

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
    fact: { ...of, at: Number(value('at')), person: null, overdue: false },
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

function factOf(value: Value): Dimensions & { at: number; person: string | null } {
  return { ...dimensionsOf(value), at: Number(value('at')), person: person(value('person')) };
}

function tookOf(value: Value): { calendarMs: number; serviceMs: number } {
  return { calendarMs: Number(value('calendarMs')), serviceMs: Number(value('serviceMs')) };
}

/** The columns of store/reports/queries.ts as facts. */
const readers: { [Id in Exclude<FactId, 'waiting'>]: Reader<Facts[Id]> } = {
  opened: (value) => ({
    ...factOf(value),
    needsAnswer: value('needsAnswer') === true,
    answered: value('answered') === true,
    wroteAfter: value('wroteAfter') === true,
    handOvers: Number(value('handOvers') ?? 0),
    firstNegative: isNegative(value('first')),
    lastNegative: isNegative(value('last')),
  }),
  reply(value) {
    const met = value('met');
    return {
      ...factOf(value),
      ...tookOf(value),
      kind: value('kind') === 'first' ? 'first' : 'next',
      met: typeof met === 'boolean' ? met : null,
    };
  },
  closing(value) {
    const last = (value('last') ?? null) as [number, number] | null;
    return {
      ...factOf(value),
      ...tookOf(value),
      round: Number(value('round')),
      reopened: value('reopened') === true,
      last: last === null ? null : { calendarMs: Number(last[0]), serviceMs: Number(last[1]) },
    };
  },
  wait: (value) => ({ ...factOf(value), ...tookOf(value), wait: value('wait') as Wait }),
  decision: (value) => ({
    ...factOf(value),
    approved: value('approved') === true,
    isFirst: value('isFirst') === true,
  }),
  review: (value) => ({ ...factOf(value), score: Number(value('score')) }),
  rating: (value) => ({ ...factOf(value), score: Number(value('score')) }),
  'rating-asked': (value) => ({ ...factOf(value), rated: value('rated') === true }),
  reaction: (value) => ({ ...factOf(value), likes: Number(value('likes')), shares: Number(value('shares')) }),
  draft: (value) => ({ ...factOf(value), findings: Number(value('findings')) }),
};

import { setImmediate as rest } from 'node:timers/promises';
import type { Dimensions, FactId, Facts } from '#core/reports/facts.ts';
import type { LabelColumns } from '#core/ticket/labels/index.ts';
import type { OfTicket } from '#core/hours/rules.ts';
import type { TicketClock, Wait } from '#core/hours/ticket-clock.ts';
import type { Db, Opened } from '../database/database.ts';
import { queries, rowsQuery, waitingQuery, type Cursor, type FactFilter, type PageQuery } from './queries.ts';

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

/** A page of the embedded database, which has one connection, holds up a press at most so long; a server's holds up nobody. */
const PAGE_MS = { embedded: 8, server: 150 };
const SMALLEST = 40;
const LARGEST = { embedded: 2_000, server: 20_000 };
const FIRST = 120;

type Dims = [string, ...unknown[]] | null;
type Row = [key: unknown[], dims: Dims, at: number, ...rest: unknown[]];

export function createFacts(db: Db, kind: Opened['kind']): FactStore {
  /** Reads on from the last row of each page. How large the next one is follows from how long the last one took. */
  async function* pages(query: PageQuery): AsyncGenerator<Row[]> {
    let after: Cursor | null = null;
    let limit = FIRST;
    while (true) {
      const began = performance.now();
      const { rows } = await query(after, limit).execute(db);
      const took = performance.now() - began;
      const page = rows.map(({ row }) => JSON.parse(row) as Row);
      yield page;
      if (page.length < limit) return;
      after = page.at(-1)?.[0].map(String) ?? null;
      // A page that waited behind presses says little: it shrinks by half at most, and grows again.
      limit = Math.round(
        Math.min(LARGEST[kind], Math.max(SMALLEST, limit * Math.min(1.5, Math.max(0.5, PAGE_MS[kind] / took)))),
      );
      await rest();
    }
  }

  return {
    async *facts(id, filter) {
      if (id === 'wait' && filter.waits.length === 0) return;
      const read = readers[id];
      for await (const page of pages(queries[id](filter)))
        yield page.flatMap((row) => (row[1] === null ? [] : [read(row, row[1])]));
    },
    async *rows(filter) {
      for await (const page of pages(rowsQuery(filter)))
        yield page.flatMap((row) => (row[1] === null ? [] : [rawRow(row)]));
    },
    async *waiting(filter) {
      for await (const page of pages((after, limit) => waitingQuery(filter, after, limit)))
        yield page.map((row) => {
          const [, , at, brand, accounts, messageKind, labels, columns, clock, isAnswered] = row;
          const of = dimensionsOf(row[1]);
          return {
            fact: { ...of, at, person: null, overdue: false },
            ticket: {
              ...of,
              ...(columns as LabelColumns),
              brand,
              accounts,
              kind: messageKind,
              labels,
              clock,
              tags: [...of.tags],
            } as WaitingRow['ticket'],
            isAnswered: isAnswered === true,
          };
        });
    },
  };
}

function dimensionsOf(dims: Dims): Pick<Facts['wait'], keyof Facts['waiting'] & keyof Facts['wait']> & { at: number } {
  const [ticketId, area, centre, region, network, account, category, sentiment, tags] = dims ?? [''];
  const word = (value: unknown): string | null => (typeof value === 'string' ? value : null);
  return {
    at: 0,
    person: null,
    ticketId,
    area: word(area),
    centre: word(centre),
    region: word(region),
    network: word(network) ?? '',
    account: word(account) ?? '',
    category: word(category),
    sentiment: word(sentiment),
    tags: Array.isArray(tags) ? tags.map(String) : [],
  };
}

function rawRow([
  ,
  dims,
  at,
  number,
  state,
  closeReason,
  owner,
  reopened,
  first,
  last,
  closed,
  calendarMs,
  serviceMs,
  by,
]: Row): RawRow {
  const { at: _at, person: _person, ...of } = dimensionsOf(dims);
  const word = (value: unknown): string | null => (typeof value === 'string' ? value : null);
  const amount = (value: unknown): number | null => (value === null ? null : Number(value));
  return {
    ...of,
    number: Number(number),
    openedAt: at,
    state: word(state) ?? '',
    closeReason: word(closeReason),
    owner: word(owner),
    reopened: Number(reopened),
    firstAnsweredAt: amount(first),
    lastInboundAt: amount(last),
    closedAt: amount(closed),
    calendarMs: amount(calendarMs),
    serviceMs: amount(serviceMs),
    answeredBy: person(by),
  };
}

const isNegative = (sentiment: unknown): boolean | null =>
  typeof sentiment === 'string' ? sentiment === 'negative' : null;
const person = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** The rows of store/reports/queries.ts as facts, in the order in which they stand there. */
const readers: { [Id in Exclude<FactId, 'waiting'>]: (row: Row, dims: Dims) => Facts[Id] } = {
  opened([, , at, needsAnswer, answered, wroteAfter, handOvers, first], dims) {
    const of = dimensionsOf(dims);
    return {
      ...of,
      at,
      needsAnswer: needsAnswer === true,
      answered: answered === true,
      wroteAfter: wroteAfter === true,
      handOvers: Number(handOvers),
      firstNegative: isNegative(first),
      lastNegative: isNegative(of.sentiment),
    };
  },
  reply([, , at, kind, , by, calendarMs, serviceMs, targetMs, targetClock], dims) {
    const counted = Number(targetClock === 'calendar' ? calendarMs : serviceMs);
    return {
      ...dimensionsOf(dims),
      at,
      person: person(by),
      kind: kind === 'first' ? 'first' : 'next',
      calendarMs: Number(calendarMs),
      serviceMs: Number(serviceMs),
      met: targetMs === null ? null : counted <= Number(targetMs),
    };
  },
  closing([, , at, , round, , calendarMs, serviceMs, , , beside], dims) {
    const [reopened, last] = beside as [boolean, [number, number] | null];
    return {
      ...dimensionsOf(dims),
      at,
      round: Number(round),
      calendarMs: Number(calendarMs),
      serviceMs: Number(serviceMs),
      reopened,
      last: last === null ? null : { calendarMs: Number(last[0]), serviceMs: Number(last[1]) },
    };
  },
  wait([, , at, wait, calendarMs, serviceMs], dims) {
    return {
      ...dimensionsOf(dims),
      at,
      wait: wait as Wait,
      calendarMs: Number(calendarMs),
      serviceMs: Number(serviceMs),
    };
  },
  decision([, , at, author, approved, isFirst], dims) {
    return {
      ...dimensionsOf(dims),
      at,
      person: person(author),
      approved: approved === true,
      isFirst: isFirst === true,
    };
  },
  review([, , at, sender, score], dims) {
    return { ...dimensionsOf(dims), at, person: person(sender), score: Number(score) };
  },
  rating([, , at, sender, score], dims) {
    return { ...dimensionsOf(dims), at, person: person(sender), score: Number(score) };
  },
  'rating-asked'([, , at, sender, rated], dims) {
    return { ...dimensionsOf(dims), at, person: person(sender), rated: rated === true };
  },
  reaction([, , at, sender, likes, shares], dims) {
    return { ...dimensionsOf(dims), at, person: person(sender), likes: Number(likes), shares: Number(shares) };
  },
  draft([, , at, author, findings], dims) {
    return { ...dimensionsOf(dims), at, person: person(author), findings: Number(findings) };
  },
};

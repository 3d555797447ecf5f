import { sql, type RawBuilder } from 'kysely';
import { fewOfAll, fewOfPage, TICKETS, TICKETS_OF_PAGE, type OfFew } from './look-ups.ts';

/** Where the next page begins: the values of the key of the last row. */
export type Cursor = readonly string[];

type KeyType = 'timestamptz' | 'text' | 'int' | 'bigint';

/** Lower than every key there is. */
const LOWEST: Readonly<Record<KeyType, string>> = {
  timestamptz: '-infinity',
  text: '',
  int: '-2147483648',
  bigint: '-9223372036854775808',
};

/**
 * One page as one text of several JSON texts: how many milliseconds it took the database and the key of its last row, null where none
 * comes after it; then a list of values for each name.
 */
export interface PageQuery {
  names: readonly string[];
  /** What holds for all rows, by name. */
  fixed: Readonly<Record<string, unknown>>;
  build(after: Cursor | null, limit: number): RawBuilder<{ page: string }>;
  /** All rows of a stretch of the period at once, in no order, as many pages that were read already. */
  stretch(of: { from: Date; until: Date }): RawBuilder<{ page: string }>;
  /** The rows of all pages, for the planner to say how many they are. */
  all: RawBuilder<unknown>;
}

interface Page {
  /** The columns of `from` that order it, as an index does; the first is the moment that puts a row into the period. */
  key: Readonly<Record<string, KeyType>>;
  period: { from: Date | string; until: Date | string };
  /** What is read of the table, beside the key. */
  own: Readonly<Record<string, RawBuilder<unknown>>>;
  /** The table, called `o`, and what of it the index holds, said in constants. */
  from: RawBuilder<unknown>;
  /** What is joined to `page p`. */
  beside?: RawBuilder<unknown> | undefined;
  /** Joined too where something of its conversation is told. */
  tickets?: boolean | undefined;
  where?: RawBuilder<unknown> | undefined;
  columns: Readonly<Record<string, RawBuilder<unknown>>>;
  /** Columns as well. */
  few?: Readonly<Record<string, OfFew>> | undefined;
  fixed?: Readonly<Record<string, unknown>>;
  /** Rows that are alike in all columns come as one with their number, `many`; else each by itself, `in-order` or as they come. */
  rows: 'alike' | 'each' | 'in-order';
}

/**
 * A page is cut before anything is left out of it, so that it costs the same whatever somebody asks for. Where it begins is said by its
 * key alone and how long it is by a constant: only so does a plan that serves every page read the index in order, instead of sorting all
 * that is left. Going through its rows once more costs a fifth of what finding them does, so nobody counts them. It comes as one list for
 * each column: a row of its own for each fact cost ten times as much on its way out of the embedded database as finding it.
 */
export function pageOf({
  key,
  period,
  own,
  from,
  beside,
  tickets = false,
  where,
  columns,
  few = {},
  fixed = {},
  rows,
}: Page): PageQuery {
  const alike = rows === 'alike';
  const keys = Object.keys(key);
  const list = (prefix = ''): RawBuilder<unknown> => sql.raw(keys.map((name) => `${prefix}${name}`).join(', '));
  const [moment = ''] = keys;
  const within = sql`p.${sql.raw(moment)} < ${period.until}::timestamptz`;
  const start = Object.values(key).map((type, index) => (index === 0 ? period.from : LOWEST[type]));
  const read = sql.join([list('o.'), ...Object.entries(own).map(([name, value]) => sql`${value} as ${sql.ref(name)}`)]);
  const all = [...Object.keys(columns), ...Object.keys(few)];
  const names = [...all, ...(alike ? ['many'] : [])];
  const places = sql.raw(all.map((_, index) => index + 1).join(', '));
  const lists = sql.join(
    names.map((name) => sql`, coalesce(json_agg(u.${sql.ref(named(name))})::text, 'null')`),
    sql``,
  );
  const during = (of: { from: Date | string; until: Date | string }): RawBuilder<unknown> =>
    sql`${from} and o.${sql.raw(moment)} >= ${of.from}::timestamptz and o.${sql.raw(moment)} < ${of.until}::timestamptz`;

  /** What is told of `page p`. */
  function told(
    found: readonly RawBuilder<unknown>[],
    join: RawBuilder<unknown>,
    conditions: readonly RawBuilder<unknown>[],
  ): RawBuilder<unknown> {
    const values = [...Object.values(columns), ...found].map(
      (value, index) => sql`${value} as ${sql.ref(named(all[index] ?? ''))}`,
    );
    const held = conditions.length === 0 ? sql`` : sql`where ${sql.join(conditions, sql` and `)}`;
    const end = rows === 'in-order' ? sql`order by ${list('p.')}` : sql``;
    const one = values.length === 0 ? sql`1` : sql.join(values);
    const told = sql`select ${one} from page p ${join} ${held} ${end}`;
    if (!alike) return told;
    // By what stands beside a conversation's id the planner expects as many groups as conversations, and sorts them all, unless it is
    // told first and grouped after.
    const groups = sql.join([
      ...all.map((name) => sql.ref(`v.${named(name)}`)),
      sql.raw(`count(*) as "${named('many')}"`),
    ]);
    return sql`select ${groups} from (${told} offset 0) v ${values.length > 0 ? sql`group by ${places}` : sql``}`;
  }

  return {
    names,
    fixed,
    all: sql`select 1 ${during(period)}`,
    build(after, limit) {
      const since = sql.join(
        Object.values(key).map((type, index) => sql`${(after ?? start)[index]}::${sql.raw(type)}`),
        sql`, `,
      );
      const size = sql.raw(String(limit));
      const found = Object.values(few).map(fewOfPage);
      const join = sql`${tickets ? TICKETS_OF_PAGE : sql``} ${beside ?? sql``}`;
      return sql<{ page: string }>`
        with page as materialized (select ${read} ${from} and (${list('o.')}) > (${since}) order by ${list('o.')} limit ${size}),
        told as (${told(found, join, [within, ...(where ? [where] : [])])})
        select concat_ws(${BETWEEN}::text, json_build_array(${sql.raw(TOOK)},
          (select json_build_array(${list('p.')}) from (select * from page offset ${sql.raw(String(limit - 1))}) p where ${within}))${lists}) as page from told u`;
    },
    stretch(of) {
      const found = Object.entries(few).map(([name, each]) => fewOfAll(name, each));
      const join = sql`${tickets ? TICKETS : sql``} ${sql.join(
        found.map((each) => each.join),
        sql` `,
      )} ${beside ?? sql``}`;
      const rowsOf = told(
        found.map((each) => each.column),
        join,
        where ? [where] : [],
      );
      return sql<{ page: string }>`with page as (select ${read} ${during(of)}), told as (${rowsOf})
        select concat_ws(${BETWEEN}::text, json_build_array(${sql.raw(TOOK)}, null)${lists}) as page
        from (select *, row_number() over () / ${sql.raw(String(BIT))} as bit from told) u group by bit`;
    },
  };
}

/** Facts that are made in one go: whoever presses waits for it. */
const BIT = 4_000;

/** A sign that JSON writes in no other way than escaped. */
const BETWEEN = '\u001e';

/**
 * What a page says, in the order of `PageQuery`. Each list is read for itself: what JSON of more than 100 KB says goes among V8's old
 * objects, where the pages of a long export would lie until everything is collected.
 */
export function readTexts(page: string): unknown[] {
  return page.split(BETWEEN).map((text): unknown => JSON.parse(text));
}

/** Without the way there and back, which on a busy machine is longer than a page. */
const TOOK = "date_part('epoch', clock_timestamp() - statement_timestamp()) * 1000";

const named = (name: string): string => `of_${name}`;

import { sql, type RawBuilder } from 'kysely';

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
  where?: RawBuilder<unknown> | undefined;
  columns: Readonly<Record<string, RawBuilder<unknown>>>;
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
export function pageOf({ key, period, own, from, beside, where, columns, fixed = {}, rows }: Page): PageQuery {
  const alike = rows === 'alike';
  const keys = Object.keys(key);
  const list = (prefix = ''): RawBuilder<unknown> => sql.raw(keys.map((name) => `${prefix}${name}`).join(', '));
  const [moment = ''] = keys;
  const within = sql`p.${sql.raw(moment)} < ${period.until}::timestamptz`;
  const start = Object.values(key).map((type, index) => (index === 0 ? period.from : LOWEST[type]));
  const read = sql.join([list('o.'), ...Object.entries(own).map(([name, value]) => sql`${value} as ${sql.ref(name)}`)]);
  const names = [...Object.keys(columns), ...(alike ? ['many'] : [])];
  const values = Object.entries(columns).map(([name, value]) => sql`${value} as ${sql.ref(named(name))}`);
  const places = sql.raw(values.map((_, index) => index + 1).join(', '));
  const told = alike ? [...values, sql.raw(`count(*) as "${named('many')}"`)] : values;
  const end =
    rows === 'in-order' ? sql`order by ${list('p.')}` : alike && values.length > 0 ? sql`group by ${places}` : sql``;
  const conditions = sql.join([within, ...(where ? [where] : [])], sql` and `);

  return {
    names,
    fixed,
    all: sql`select 1 ${from} and o.${sql.raw(moment)} >= ${period.from}::timestamptz and o.${sql.raw(moment)} < ${period.until}::timestamptz`,
    build(after, limit) {
      const since = sql.join(
        Object.values(key).map((type, index) => sql`${(after ?? start)[index]}::${sql.raw(type)}`),
        sql`, `,
      );
      const size = sql.raw(String(limit));
      const lists = names.map((name) => sql`, coalesce(json_agg(u.${sql.ref(named(name))})::text, 'null')`);
      return sql<{ page: string }>`
        with page as materialized (select ${read} ${from} and (${list('o.')}) > (${since}) order by ${list('o.')} limit ${size}),
        told as (select ${sql.join(told)} from page p ${beside ?? sql``} where ${conditions} ${end})
        select concat_ws(${BETWEEN}::text, json_build_array(${sql.raw(TOOK)},
          (select json_build_array(${list('p.')}) from (select * from page offset ${sql.raw(String(limit - 1))}) p where ${within}))${sql.join(lists, sql``)}) as page from told u`;
    },
  };
}

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

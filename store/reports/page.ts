import { sql, type RawBuilder } from 'kysely';

/** Where the next page begins: the values of the key of the last row. */
export type Cursor = readonly string[];

type KeyType = 'timestamptz' | 'text' | 'int' | 'bigint';

/** One page as one text: how many milliseconds it took the database; the key of its last row, null where the page is not full and none comes after it; then a list of values for each name. */
export interface PageQuery {
  names: readonly string[];
  build(after: Cursor | null, limit: number): RawBuilder<{ page: string }>;
}

interface Page {
  /** The columns of `page` that order it, as its index does. */
  key: Readonly<Record<string, KeyType>>;
  /** Selects without order, each with an index that has the order of the key; the table of each is `o`. */
  page: readonly RawBuilder<unknown>[];
  /** What is joined to `page p`. */
  beside?: RawBuilder<unknown>;
  where?: RawBuilder<unknown>;
  columns: Readonly<Record<string, RawBuilder<unknown>>>;
}

/**
 * A page is cut before anything is left out of it, so that it costs the same whatever somebody asks for. It comes as one list for each
 * column: a row of its own for each fact cost ten times as much on its way out of the embedded database as finding it.
 */
export function pageOf({ key, page, beside, where, columns }: Page): PageQuery {
  const keys = Object.keys(key);
  const list = (prefix = ''): RawBuilder<unknown> => sql.raw(keys.map((name) => `${prefix}${name}`).join(', '));
  const values = Object.entries(columns).map(([name, value]) => sql`${value} as ${sql.ref(named(name))}`);
  const lists = Object.keys(columns).map((name) => sql`json_agg(u.${sql.ref(named(name))})`);

  return {
    names: Object.keys(columns),
    build(after, limit) {
      const since = sql.join(
        Object.values(key).map((type, index) => sql`${after?.[index]}::${sql.raw(type)}`),
        sql`, `,
      );
      const parts = page.map(
        (part) =>
          sql`(${part} ${after ? sql`and (${list('o.')}) > (${since})` : sql``} order by ${list('o.')} limit ${limit})`,
      );
      const rows =
        parts.length === 1
          ? parts[0]
          : sql`select * from (${sql.join(parts, sql` union all `)}) parts order by ${list()} limit ${limit}`;
      return sql<{ page: string }>`
        with page as materialized (${rows}),
        told as (select ${sql.join(values)} from page p ${beside ?? sql``} ${where ? sql`where ${where}` : sql``} ${beside ? sql`order by ${list('p.')}` : sql``})
        select json_build_array(${sql.raw(TOOK)}, (select json_build_array(${list()}) from page limit 1 offset ${limit - 1}),
          ${sql.join(lists)})::text as page from told u`;
    },
  };
}

/** Without the way there and back, which on a busy machine is longer than a page. */
const TOOK = "date_part('epoch', clock_timestamp() - statement_timestamp()) * 1000";

const named = (name: string): string => `of_${name}`;

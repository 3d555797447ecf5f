import { sql, type RawBuilder } from 'kysely';
import type { Dimensions } from '#core/reports/facts.ts';
import type { Only } from '#core/reports/spec.ts';
import type { Wait } from '#core/hours/ticket-clock.ts';
import { fold } from '#core/routing/words.ts';
import { cleanText } from '../database/rows.ts';

export type DimensionId = keyof Dimensions;

/** How closely it is told when something was: not at all, which hour, between which of these moments, or exactly. */
export type Timing = 'none' | 'hour' | readonly Date[] | 'exact';

export interface FactFilter {
  from: Date;
  until: Date;
  /** In one of these channels, by key; left out, in any. */
  channels?: string[] | undefined;
  /** Those of them that show private ones; left out, all. */
  privateChannels?: string[] | undefined;
  only: Only;
  /** What of its conversation each fact tells, and whose it is. All else of it stays empty: where nothing of it is asked, it is not looked up. */
  told: readonly (DimensionId | 'person')[];
  at: Timing;
  /** What of itself each fact tells; all else of it stays empty. */
  fields: ReadonlySet<string>;
  /** Which waits and which answers are wanted. */
  waits: readonly Wait[];
  replies: readonly ('first' | 'next')[];
  /** All of the period is read in one go. */
  isWhole?: boolean;
  /** A conversation that is closed counts as reopened within so many days. */
  reopenDays: number;
}

/** Whole conversations, of which everything is told. */
export type RowFilter = Pick<FactFilter, 'from' | 'until' | 'channels' | 'privateChannels' | 'only'>;

/** Of the table of conversations, called `t`: what of it somebody wants and may read; undefined where that is everything. */
export function wanted(
  t: RawBuilder<unknown>,
  { channels, privateChannels, only }: Pick<FactFilter, 'channels' | 'privateChannels' | 'only'>,
): RawBuilder<boolean> | undefined {
  const all: RawBuilder<unknown>[] = [];
  const route = sql`${t}.route -> 'channels'`;
  if (channels !== undefined) all.push(sql`${route} ?| ${channels}::text[]`);
  if (privateChannels !== undefined) all.push(sql`(not ${t}.private or ${route} ?| ${privateChannels}::text[])`);
  const { tag, ...rest } = only;
  for (const [column, values] of Object.entries(rest))
    if (values.length > 0) all.push(sql`coalesce(${t}.${sql.id(column)}, '') = any(${[...values]}::text[])`);
  if (tag !== undefined && tag.length > 0)
    all.push(sql`${t}.tags <> '[]' and recado_tags(${t}.tags) && ${tag.map((each) => fold(cleanText(each)))}::text[]`);
  return all.length === 0 ? undefined : sql<boolean>`(${sql.join(all, sql` and `)})`;
}

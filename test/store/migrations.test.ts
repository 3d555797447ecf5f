import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { rmSync } from 'node:fs';
import { silentLog } from '#core/ports/log.ts';
import type { Db } from '../../store/database/database.ts';
import { openEmbedded, type Embedded } from '../../store/database/embedded.ts';
import { NO_MIGRATIONS } from 'kysely/migration';
import { createMigrator } from '../../store/database/migrator.ts';
import { migrations } from '../../store/migrations/index.ts';
import { copyTemplate } from '../support/store.ts';

let folder: string;
let opened: Embedded;
beforeAll(async () => {
  folder = await copyTemplate();
  opened = await openEmbedded({ folder, log: silentLog });
  await opened.run('drop schema public cascade; drop schema pgboss cascade; create schema public');
});
afterAll(async () => {
  await opened.close();
  rmSync(folder, { recursive: true, force: true });
});

const names = Object.keys(migrations);

it('numbers them without gaps', () => {
  expect(names.map((name) => Number(name.slice(0, 4)))).toEqual(names.map((_, i) => i + 1));
});

it('applies every prefix, and each step back restores what was there', async () => {
  const migrator = createMigrator(opened.db);
  const shapes = [await shapeOf(opened.db)];
  for (const name of names) {
    expect((await migrator.migrateTo(name)).error).toBeUndefined();
    shapes.push(await shapeOf(opened.db));
  }
  expect(shapes.at(-1)?.length).toBeGreaterThan(100);
  for (let i = names.length - 1; i >= 0; i -= 1) {
    expect((await migrator.migrateDown()).error).toBeUndefined();
    expect(await shapeOf(opened.db)).toEqual(shapes[i]);
  }
  expect((await migrator.migrateToLatest()).error).toBeUndefined();
  expect(await shapeOf(opened.db)).toEqual(shapes.at(-1));
  expect((await migrator.migrateTo(NO_MIGRATIONS)).error).toBeUndefined();
});

/** Columns, constraints, indexes and sequences as text, our own only. */
async function shapeOf(db: Db): Promise<string[]> {
  const { rows } = await sql<{ part: string }>`
    select format('%s.%s %s %s %s', table_name, column_name, data_type, is_nullable, column_default) as part from information_schema.columns where table_schema = 'public' and table_name not like 'kysely%'
    union all select format('%s: %s', conrelid::regclass, pg_get_constraintdef(oid)) from pg_constraint where connamespace = 'public'::regnamespace and conrelid::regclass::text not like 'kysely%'
    union all select indexdef from pg_indexes where schemaname = 'public' and tablename not like 'kysely%'
    union all select sequencename from pg_sequences where schemaname = 'public'
    order by 1`.execute(db);
  return rows.map((row) => row.part);
}

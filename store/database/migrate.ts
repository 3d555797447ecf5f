import { sql } from 'kysely';
import { StartError } from '#core/start-error.ts';
import type { Db } from './database.ts';
import { migrationNames } from '../migrations/names.ts';

/** @throws StartError naming the migration that failed; nothing of it stays */
export async function migrateToLatest(db: Db): Promise<void> {
  if (await isLatest(db)) return;
  // On one connection, whose limit for a statement does not hold meanwhile: a large table may take minutes.
  const { error, results } = await db.connection().execute(async (one) => {
    await sql`set statement_timeout = 0`.execute(one);
    try {
      const { createMigrator } = await import('./migrator.ts');
      return await createMigrator(one).migrateToLatest();
    } finally {
      await sql`reset statement_timeout`.execute(one);
    }
  });
  if (error === undefined) return;
  const failed = results?.find((result) => result.status === 'Error')?.migrationName;
  throw new StartError(
    `The database could not be brought up to date${failed ? ` (${failed})` : ''}: ${error instanceof Error ? error.message : JSON.stringify(error)}. Start the newest version of Recado that has used this data, or restore a backup.`,
    { cause: error },
  );
}

async function isLatest(db: Db): Promise<boolean> {
  return (await applied(db)).join() === migrationNames.join();
}

/** Name of the last migration that was applied; null in an empty database. */
export async function schemaOf(db: Db): Promise<string | null> {
  return (await applied(db)).at(-1) ?? null;
}

/** Two short questions; the migrator looks through every table there is, twice. */
async function applied(db: Db): Promise<string[]> {
  const { rows: tables } = await sql<{
    there: string | null;
  }>`select to_regclass('kysely_migration')::text as there`.execute(db);
  if (tables[0]?.there == null) return [];
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  return rows.map(({ name }) => name);
}

import { Migrator } from 'kysely/migration';
import type { Db } from './database.ts';
import { migrations } from '../migrations/index.ts';

/** Read only where there is something to migrate: most starts find their tables as they are. */
export function createMigrator(db: Db): Migrator {
  return new Migrator({ db: db.withoutPlugins(), provider: { getMigrations: async () => migrations } });
}

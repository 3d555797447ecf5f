import type { Migration } from 'kysely/migration';
import { ground } from './0001-ground.ts';

/** In order; a migration that has been released is never changed. */
export const migrations: Record<string, Migration> = {
  '0001-ground': ground,
};

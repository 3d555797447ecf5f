import { hostname } from 'node:os';
import type { Log } from '#core/ports/log.ts';
import type { Opened } from './database.ts';
import { keepCopy } from './keep-copy.ts';
import { migrateToLatest, schemaOf } from './migrate.ts';
import { refuseBesideOthers, startBeating } from './processes.ts';
import { SCHEMA } from '../migrations/names.ts';

/**
 * Brings a database to the tables of this version: never beside a process that has others, and with a copy of an embedded one kept
 * first. Gives what ends the signs of life of this process.
 * @throws StartError saying what to do; nothing was changed then
 */
export async function bringUp(opened: Opened, log: Log): Promise<{ stop(): Promise<void> }> {
  const { db, kind, dir } = opened;
  if (kind === 'embedded') {
    const from = await schemaOf(db);
    if (from !== null && from !== SCHEMA && dir !== undefined) {
      // What is copied is then whole as it lies: nothing else writes before the start is over.
      await opened.run('checkpoint');
      await keepCopy({ dir, from, to: SCHEMA, log });
    }
    await migrateToLatest(db);
    return { stop: async () => undefined };
  }
  await refuseBesideOthers(db, SCHEMA);
  await migrateToLatest(db);
  const beating = await startBeating({ db, log, schema: SCHEMA, host: hostname() });
  try {
    // One that started at the same moment has said so by now.
    await refuseBesideOthers(db, SCHEMA);
  } catch (error) {
    await beating.stop();
    throw error;
  }
  return beating;
}

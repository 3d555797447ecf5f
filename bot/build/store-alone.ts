import path from 'node:path';
import { openStore, type StoreParts } from '../../store/index.ts';
import type { Settings } from '../config/environment.ts';
import { openLog } from '../log.ts';

/** The store of these settings for a command that looks into it or mends it, without jobs and moves. Recado is stopped meanwhile. */
export async function openStoreAlone({
  dataFolder,
  databaseUrl,
  logLevel,
  env,
}: Settings): Promise<StoreParts['store']> {
  const { store } = await openStore({
    folder: path.resolve(dataFolder),
    databaseUrl,
    begun: undefined,
    jobs: [],
    decide: () => {
      throw new Error('nothing moves here');
    },
    log: openLog({ dataFolder, logLevel, env }),
  });
  return store;
}

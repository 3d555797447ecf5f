import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { silentLog, type Log } from '#core/ports/log.ts';
import { decide } from '#core/ticket/moves/index.ts';
import { openEmbedded } from '../../store/database/embedded.ts';
import { keepCopy } from '../../store/database/keep-copy.ts';
import { schemaOf } from '../../store/database/migrate.ts';
import { createStore } from '../../store/index.ts';
import { SCHEMA } from '../../store/migrations/names.ts';
import { plainJobs } from '../support/store.ts';
import { keptDump, openBefore } from './fixtures/chat-posts-14.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});
function emptyFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'recado-copy-'));
  folders.push(folder);
  return folder;
}

it('before its tables are changed a database is copied beside itself, whole, and the log says how to go back', async () => {
  const { opened, folder } = await openBefore();
  folders.push(folder);
  await opened.run(keptDump());
  const said: string[] = [];
  const log: Log = { ...silentLog, warn: (_fields, message) => void said.push(message) };
  const { store } = await createStore({ opened, jobs: plainJobs, decide, log });
  await store.close();
  const copy = path.join(folder, 'postgres-0014-channel-alerts');
  expect(said).toEqual([expect.stringContaining(`remove ${path.join(folder, 'postgres')}, rename the copy to it`)]);
  expect(said[0]).toContain(copy);

  // As the log says.
  rmSync(path.join(folder, 'postgres'), { recursive: true });
  renameSync(copy, path.join(folder, 'postgres'));
  const back = await openEmbedded({ folder, log: silentLog });
  expect(await schemaOf(back.db)).toBe('0014-channel-alerts');
  expect((await back.run('select count(*)::int as count from approval_posts')).rows).toEqual([{ count: 32 }]);
  await back.close();
});

it('a database that has its tables already is not copied', async () => {
  const { opened, folder } = await openBefore();
  folders.push(folder);
  await (await createStore({ opened, jobs: plainJobs, decide, log: silentLog })).store.close();
  rmSync(path.join(folder, 'postgres-0014-channel-alerts'), { recursive: true });
  const again = await openEmbedded({ folder, log: silentLog });
  await (await createStore({ opened: again, jobs: plainJobs, decide, log: silentLog })).store.close();
  expect(readdirSync(folder).filter((name) => name.startsWith('postgres-'))).toEqual([]);
});

it('without room for the copy nothing is changed and the start says how much there must be', async () => {
  const folder = emptyFolder();
  const dir = path.join(folder, 'postgres');
  mkdirSync(dir);
  writeFileSync(path.join(dir, 'table'), Buffer.alloc(3 * 1024 * 1024));
  const from = '0014-channel-alerts';
  await expect(keepCopy({ dir, from, to: SCHEMA, log: silentLog, free: 4 * 1024 * 1024 })).rejects.toThrow(
    /has 4 MB free, and needs 5 MB.*Nothing was changed/,
  );
  expect(readdirSync(folder)).toEqual(['postgres']);
});

it('one copy is kept, of the last change; what a killed start left of another is removed', async () => {
  const folder = emptyFolder();
  const dir = path.join(folder, 'postgres');
  for (const name of [
    'postgres',
    'postgres-0009-surfaces',
    'postgres-0014-channel-alerts.new',
    'postgres-mine',
    'sandbox',
  ])
    mkdirSync(path.join(folder, name));
  writeFileSync(path.join(dir, 'table'), 'rows');
  await keepCopy({ dir, from: '0014-channel-alerts', to: SCHEMA, log: silentLog });
  expect(readdirSync(folder).toSorted()).toEqual([
    'postgres',
    'postgres-0014-channel-alerts',
    'postgres-mine',
    'sandbox',
  ]);
  expect(existsSync(path.join(folder, 'postgres-0014-channel-alerts', 'table'))).toBe(true);
});

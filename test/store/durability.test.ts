import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readlinkSync, rmSync, writeFileSync, copyFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import readline from 'node:readline';
import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import { sql } from 'kysely';
import { afterEach, describe, expect, it } from 'vitest';
import { silentLog } from '#core/ports/log.ts';
import { StartError } from '#core/start-error.ts';
import { DurableNodeFS, durableStartParams } from '../../store/database/durable-fs.ts';
import { checkFsync, openEmbedded, reasonOf } from '../../store/database/embedded.ts';
import { withoutSync } from '../../store/database/unsynced.ts';
import { copyTemplate } from '../support/store.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

it('says in words that PostgreSQL gave up, and leaves its own words as they are where it says more', () => {
  expect(reasonOf(new Error('Aborted(). Build with -sASSERTIONS for more info.'))).toBe(
    'it ended while it read its files',
  );
  expect(reasonOf(new Error('could not read block 3. '))).toBe('could not read block 3');
});

function emptyFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'recado-durable-'));
  folders.push(folder);
  return folder;
}

async function template(): Promise<string> {
  const folder = await copyTemplate();
  folders.push(folder);
  return folder;
}

interface Child {
  lines: AsyncIterator<string>;
  /** Resolves when the process is gone. */
  end(signal?: NodeJS.Signals): Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  errors(): string;
}

function child(script: 'write' | 'stuck', folder: string): Child {
  const process_ = spawn(process.execPath, [path.join(import.meta.dirname, 'child.ts'), script, folder], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let errors = '';
  process_.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) =>
    process_.once('exit', (code, signal) => resolve({ code, signal })),
  );
  return {
    lines: readline.createInterface({ input: process_.stdout })[Symbol.asyncIterator](),
    end: (signal) => {
      if (signal) process_.kill(signal);
      return ended;
    },
    errors: () => errors,
  };
}

describe('commits reach the disk', () => {
  it('calls fsync for every commit', async () => {
    const opened = await openEmbedded({ folder: await template(), log: silentLog });
    const before = await opened.fsyncs();
    for (let i = 0; i < 20; i += 1)
      await opened.db
        .insertInto('clicks')
        .values({ id: `c${i}`, at: new Date() })
        .execute();
    expect((await opened.fsyncs()) - before).toBeGreaterThanOrEqual(20);
    await opened.close();
  });

  it('but for what nobody minds to lose: that goes to the disk with the next commit', async () => {
    const folder = await template();
    const opened = await openEmbedded({ folder, log: silentLog });
    const insert = (id: string) => opened.db.insertInto('clicks').values({ id, at: new Date() }).compile();
    // A text is kept from its second use on.
    for (const id of ['a', 'b', 'c']) await opened.db.executeQuery(withoutSync(insert(id)));
    const before = await opened.fsyncs();
    await opened.db.executeQuery(withoutSync(insert('d')));
    expect(await opened.fsyncs()).toBe(before);
    await opened.db.executeQuery(insert('e'));
    expect(await opened.fsyncs()).toBe(before + 1);
    // Inside a transaction it is committed with the rest.
    await opened.db.transaction().execute((trx) => trx.executeQuery(withoutSync(insert('f'))));
    expect(await opened.fsyncs()).toBe(before + 2);
    const kept = emptyFolder();
    cpSync(path.join(folder, 'postgres'), path.join(kept, 'postgres'), { recursive: true });
    await opened.close();
    const again = await openEmbedded({ folder: kept, log: silentLog });
    const rows = await again.db.selectFrom('clicks').select('id').orderBy('id').execute();
    expect(rows.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
    await again.close();
  });

  it('would not without the hook: PGlite as it comes never calls it', async () => {
    const opened = await openEmbedded({ folder: await template(), log: silentLog, fsync: false });
    await opened.db.insertInto('clicks').values({ id: 'c', at: new Date() }).execute();
    expect(await opened.fsyncs()).toBe(0);
    const { rows } = await sql<{ fsync: string }>`show fsync`.execute(opened.db);
    expect(rows[0]?.fsync).toBe('off');
    await opened.close();
  });

  it('refuses to start when a commit calls none, and closes what it opened', async () => {
    const asked: string[] = [];
    const deaf = {
      query: async () => ({ rows: [], affected: 0 }),
      fsyncs: async () => 7,
      close: async () => {
        asked.push('close');
      },
    };
    await expect(checkFsync(deaf)).rejects.toBeInstanceOf(StartError);
    expect(asked).toEqual(['close']);
  });

  /** What a disk holds after a power cut if it kept nothing but what was synced: each file as it was at its last fsync. */
  async function afterPowerCut(hooked: boolean): Promise<{ acknowledged: number; found: number }> {
    const folder = await template();
    const live = path.join(folder, 'postgres');
    const disk = path.join(emptyFolder(), 'postgres');
    cpSync(live, disk, { recursive: true });
    const onFsync = (nfd: number): void => {
      const file = readlinkSync(`/proc/self/fd/${nfd}`);
      const target = path.join(disk, path.relative(live, file));
      if (!existsSync(file)) return;
      mkdirSync(path.dirname(target), { recursive: true });
      try {
        copyFileSync(file, target);
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && (error.code === 'EISDIR' || error.code === 'ERR_FS_EISDIR')))
          throw error;
      }
    };
    const pg = hooked
      ? await PGlite.create({
          fs: new DurableNodeFS(live, { onFsync, onFull: () => undefined }),
          startParams: [...durableStartParams],
        })
      : await PGlite.create({ fs: new NodeFS(live) });
    let acknowledged = 0;
    for (; acknowledged < 200; acknowledged += 1) {
      await pg.query('insert into clicks (id, at) values ($1, now())', [`c${acknowledged}-${'x'.repeat(2_000)}`]);
      if (acknowledged === 120) await pg.exec('checkpoint');
    }
    // Taken while it runs: what a clean stop would still write must not help.
    const kept = path.join(emptyFolder(), 'postgres');
    cpSync(disk, kept, { recursive: true });
    await pg.close();
    const again = await PGlite.create({ fs: new NodeFS(kept) });
    const { rows } = await again.query<{ n: number }>('select count(*)::int as n from clicks');
    await again.close();
    return { acknowledged, found: rows[0]?.n ?? 0 };
  }

  it('keeps every acknowledged row when only synced bytes survive', async () => {
    const { acknowledged, found } = await afterPowerCut(true);
    expect(found).toBe(acknowledged);
  });

  it('would lose them all without the hook', async () => {
    expect(await afterPowerCut(false)).toEqual({ acknowledged: 200, found: 0 });
  });
});

describe('one process per folder', () => {
  it('refuses a second opener with what to do, and lets it in once the first is gone', async () => {
    const folder = await template();
    const first = await openEmbedded({ folder, log: silentLog });
    const second = openEmbedded({ folder, log: silentLog });
    await expect(second).rejects.toBeInstanceOf(StartError);
    await expect(second).rejects.toThrow(`already running on the data folder ${folder}`);
    await first.close();
    const third = await openEmbedded({ folder, log: silentLog });
    await third.close();
  });

  it('refuses another process too', async () => {
    const folder = await template();
    const writer = child('write', folder);
    await writer.lines.next();
    await expect(openEmbedded({ folder, log: silentLog })).rejects.toBeInstanceOf(StartError);
    await writer.end('SIGKILL');
    const after = await openEmbedded({ folder, log: silentLog });
    await after.close();
  });
});

describe('killed', () => {
  it('has every acknowledged row after kill -9, time after time', async () => {
    const folder = await template();
    const acknowledged: string[] = [];
    for (const rows of [3, 40, 90]) {
      const writer = child('write', folder);
      for (let i = 0; i < rows; i += 1) {
        const line = await writer.lines.next();
        if (line.done) throw new Error(`The writer ended: ${writer.errors()}`);
        acknowledged.push(line.value);
      }
      await writer.end('SIGKILL');
      for (let line = await writer.lines.next(); !line.done; line = await writer.lines.next())
        acknowledged.push(line.value);
      const opened = await openEmbedded({ folder, log: silentLog });
      const found = new Set((await opened.db.selectFrom('clicks').select('id').execute()).map((row) => row.id));
      expect(acknowledged.filter((id) => !found.has(id))).toEqual([]);
      await opened.close();
    }
    expect(acknowledged.length).toBeGreaterThanOrEqual(133);
  });

  it('ends itself when the database thread no longer answers', async () => {
    const stuck = child('stuck', await template());
    expect(await stuck.end()).toEqual({ code: null, signal: 'SIGKILL' });
    expect(stuck.errors()).toContain('The database does not answer');
  });
});

describe('folders that cannot be used', () => {
  it('says so when it cannot write there', async () => {
    const file = path.join(emptyFolder(), 'a-file');
    writeFileSync(file, '');
    const opening = openEmbedded({ folder: path.join(file, 'data'), log: silentLog });
    await expect(opening).rejects.toBeInstanceOf(StartError);
    await expect(opening).rejects.toThrow('cannot be written (ENOTDIR)');
  });

  it('says so when what is there is no database', async () => {
    const folder = emptyFolder();
    mkdirSync(path.join(folder, 'postgres'));
    writeFileSync(path.join(folder, 'postgres', 'PG_VERSION'), 'nonsense');
    await expect(openEmbedded({ folder, log: silentLog })).rejects.toBeInstanceOf(StartError);
  });
});

import { spawn, type ChildProcess } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { silentLog } from '#core/ports/log.ts';
import { openEmbedded } from '../../store/database/embedded.ts';
import { ensureDatabase } from '../../store/database/ready-made.ts';
import {
  addTemplate,
  BrokenTemplate,
  copyTemplate as copyReadyMade,
  findTemplate,
} from '../../store/database/template.ts';
import { copyTemplate } from '../support/store.ts';
import { until } from '../support/until.ts';

/** A thousand files are written, synced and removed again and again; on a busy disk that takes its time. */
const LONG = 240_000;

let migrated = '';
/** With a ready-made database in it. */
let cache = '';
let template = '';
const folders: string[] = [];
const children: ChildProcess[] = [];
const fill = async (dir: string): Promise<void> => cpSync(path.join(migrated, 'postgres'), dir, { recursive: true });
beforeAll(async () => {
  migrated = await copyTemplate();
  cache = mkdtempSync(path.join(tmpdir(), 'recado-cache-'));
  template = (await addTemplate([cache], fill)) ?? '';
}, LONG);
afterEach(() => {
  for (const each of children.splice(0)) each.kill('SIGKILL');
  for (const each of folders.splice(0)) rmSync(each, { recursive: true, force: true });
}, LONG);
afterAll(() => {
  for (const each of [cache, migrated]) rmSync(each, { recursive: true, force: true });
}, LONG);

function folder(): string {
  const made = mkdtempSync(path.join(tmpdir(), 'recado-first-'));
  folders.push(made);
  return made;
}

async function isWhole(data: string, caches: readonly string[] = []): Promise<void> {
  const opened = await openEmbedded({ folder: data, log: silentLog, caches });
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from clicks`.execute(opened.db);
  expect(rows).toEqual([{ n: 0 }]);
  await opened.close();
  expect(readdirSync(data).filter((name) => name.endsWith('.new'))).toEqual([]);
}

function first(data: string, cache: string): ChildProcess {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'child.ts'), 'first', data, cache], {
    stdio: 'ignore',
  });
  children.push(child);
  return child;
}

const ended = (child: ChildProcess): Promise<void> => new Promise((resolve) => child.once('exit', () => resolve()));

describe('a first start from a ready-made database', { timeout: LONG }, () => {
  it('is whole after kill -9 at any moment, or begins again', async () => {
    const seen = { half: 0, whole: 0 };
    for (const files of [1, 700, Infinity]) {
      const data = folder();
      const child = first(data, cache);
      const end = ended(child);
      const half = path.join(data, 'postgres.new');
      const isFar = (): boolean =>
        existsSync(path.join(data, 'postgres')) || (existsSync(half) && countIn(half) >= files);
      await until(`${files} files of a first start`, async () => isFar(), 120_000);
      child.kill('SIGKILL');
      await end;
      seen[existsSync(path.join(data, 'postgres')) ? 'whole' : 'half'] += 1;
      await isWhole(data, [cache]);
    }
    // Otherwise this has not met what it is about.
    expect(seen.whole).toBeGreaterThan(0);
    expect(seen.half).toBeGreaterThan(0);
  });

  it('keeps nothing in its place before a power cut that is not all on the disk', async () => {
    const data = folder();
    const dir = path.join(data, 'postgres');
    const synced = new Map<string, number>();
    const events: string[] = [];
    await ensureDatabase(dir, [cache], {
      sync: async (file) => {
        synced.set(file, performance.timeOrigin + performance.now());
        if (file === data) events.push('its place');
      },
      rename: (from, to) => {
        const all = [
          from,
          ...readdirSync(from, { recursive: true, encoding: 'utf8' }).map((name) => path.join(from, name)),
        ];
        expect(all.length).toBeGreaterThan(900);
        // Written before it was synced; what a disk would lose is what came after.
        expect(all.filter((file) => (synced.get(file) ?? 0) < Math.floor(statSync(file).ctimeMs))).toEqual([]);
        renameSync(from, to);
        events.push('renamed');
      },
    });
    expect(events).toEqual(['renamed', 'its place']);
    await isWhole(data);
  });

  it('is readable by its owner only', async () => {
    const data = folder();
    await ensureDatabase(path.join(data, 'postgres'), [cache]);
    const open = readdirSync(path.join(data, 'postgres'), { recursive: true, encoding: 'utf8' }).filter(
      (name) => (statSync(path.join(data, 'postgres', name)).mode & 0o077) !== 0,
    );
    expect(open).toEqual([]);
  });
});

describe('the cache', { timeout: LONG }, () => {
  /** Gives what puts it right again. */
  function changed(file: string, bytes: string | Uint8Array | undefined): () => void {
    const at = path.join(template, file);
    const before = readFileSync(at);
    if (bytes === undefined) rmSync(at);
    else writeFileSync(at, bytes);
    return () => writeFileSync(at, before);
  }

  it.each([
    ['a file with other bytes', () => changed('data/PG_VERSION', '17\n')],
    ['a file that is gone', () => changed('data/global/pg_control', undefined)],
    [
      'half a manifest',
      () => changed('manifest.json', readFileSync(path.join(template, 'manifest.json')).subarray(0, 200)),
    ],
  ])('finds out %s', async (_what, spoil) => {
    const mend = spoil();
    expect(() => copyReadyMade(template, folder())).toThrow(BrokenTemplate);
    mend();
  });

  it('that cannot be written gives way to the next one, and none at all to none', async () => {
    const file = path.join(folder(), 'a-file');
    writeFileSync(file, '');
    const next = folder();
    expect(path.dirname((await addTemplate([path.join(file, 'cache'), next], fill)) ?? '')).toBe(next);
    expect(await addTemplate([path.join(file, 'cache')], fill)).toBeUndefined();
  });

  it('holds one after two makers at once, and nothing half-made', async () => {
    const shared = folder();
    const slowly = async (dir: string): Promise<void> => {
      await fill(dir);
      await pause(50);
    };
    const made = await Promise.all([addTemplate([shared], slowly), addTemplate([shared], slowly)]);
    expect(new Set(made).size).toBe(1);
    expect(readdirSync(shared)).toEqual([path.basename(made[0] ?? '')]);
    copyReadyMade(made[0] ?? '', folder());
  });

  it('loses the maker with whoever asked for it', async () => {
    const empty = folder();
    const child = first(folder(), empty);
    await until('the maker at work', async () => makersOf(empty).length > 0, 120_000);
    child.kill('SIGKILL');
    await until('no maker', async () => makersOf(empty).length === 0, 120_000);
    expect(findTemplate([empty])).toBeUndefined();
  });

  it('with a broken one in it gets another, made by PostgreSQL itself', async () => {
    writeFileSync(path.join(template, 'data', 'global', 'pg_control'), 'nonsense');
    const data = folder();
    await isWhole(data, [cache]);
    expect(findTemplate([cache])).toBe(template);
    const again = folder();
    copyReadyMade(template, again);
    expect(statSync(path.join(again, 'global', 'pg_control')).size).toBe(8_192);
  });
});

function countIn(dir: string): number {
  try {
    return readdirSync(dir, { recursive: true }).length;
  } catch {
    // Renamed in this very moment.
    return 0;
  }
}

/** Processes that make a database in this cache. */
function makersOf(cache: string): string[] {
  return readdirSync('/proc').filter((pid) => {
    if (!/^\d+$/.test(pid)) return false;
    try {
      const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      return words.includes('make-database.ts') && words.includes(cache);
    } catch {
      return false;
    }
  });
}

import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * A ready-made data folder, kept in a cache: making one takes PostgreSQL's initdb in WASM many seconds, copying one takes a
 * fraction of a second. It holds the tables as the migrations of this version make them and not a row of anybody's.
 */
const FORMAT = 2;
/** A maker that is younger may still be at work. */
const LEFT_BEHIND_MS = 15 * 60_000;

interface Manifest {
  folders: string[];
  /** Path, and hash of what is in it. */
  files: [string, string][];
}

/** What is in the cache is not what was put there. */
export class BrokenTemplate extends Error {
  override name = 'BrokenTemplate';
}

/** Another version of PGlite, of the job queue or of a migration makes another folder, so it gets another name. */
export function templateName(): string {
  const hash = createHash('sha256').update(`${FORMAT} ${versionOf('pg-boss')}\n`);
  const migrations = path.join(import.meta.dirname, '..', 'migrations');
  for (const file of readdirSync(migrations).toSorted())
    hash.update(`${file}\n`).update(readFileSync(path.join(migrations, file)));
  return `postgres-${versionOf('@electric-sql/pglite')}-${hash.digest('hex').slice(0, 16)}`;
}

function versionOf(name: string): string {
  const file =
    /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+\//.exec(
      fileURLToPath(import.meta.resolve(name)).replaceAll('\\', '/'),
    )?.[0] ?? '';
  const told: { version: string } = JSON.parse(readFileSync(`${file}package.json`, 'utf8'));
  return told.version;
}

/** The first of the cache folders that has one. */
export function findTemplate(caches: readonly string[]): string | undefined {
  const name = templateName();
  return caches.map((cache) => path.join(cache, name)).find((folder) => existsSync(path.join(folder, 'manifest.json')));
}

/**
 * Makes one in the first cache folder that can be written; `make` fills a folder that does not exist yet. Two at once each
 * make their own, and the later one uses what is there.
 * @returns undefined where none of the folders can be written
 */
export async function addTemplate(
  caches: readonly string[],
  make: (dir: string) => Promise<void>,
): Promise<string | undefined> {
  const name = templateName();
  for (const cache of caches) {
    const making = path.join(cache, `${name}.${randomUUID()}.new`);
    if (!canMake(making)) continue;
    clear(cache, name);
    try {
      const data = path.join(making, 'data');
      await make(data);
      writeFileSync(path.join(making, 'manifest.json'), JSON.stringify(manifestOf(data)));
      return moveIn(making, path.join(cache, name));
    } finally {
      rmSync(making, { recursive: true, force: true });
    }
  }
  return undefined;
}

function canMake(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return true;
  } catch {
    // A cache is a convenience; whoever may not write there does without it.
    return false;
  }
}

/** Templates of other versions, and what a killed maker left. */
function clear(cache: string, name: string): void {
  for (const entry of readdirSync(cache)) {
    const at = path.join(cache, entry);
    const isOld =
      entry.startsWith('postgres-') &&
      (entry.endsWith('.new') ? Date.now() - statSync(at).mtimeMs > LEFT_BEHIND_MS : entry !== name);
    if (isOld) rmSync(at, { recursive: true, force: true });
  }
}

function moveIn(making: string, folder: string): string {
  try {
    renameSync(making, folder);
  } catch (error) {
    // Somebody else was faster.
    if (!existsSync(path.join(folder, 'manifest.json'))) throw error;
  }
  return folder;
}

export function removeTemplate(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

/** @throws BrokenTemplate where a file is missing or has other bytes than it was made with */
export function copyTemplate(folder: string, dir: string): void {
  const { folders, files } = readManifest(folder);
  for (const each of folders) mkdirSync(path.join(dir, each), { mode: 0o700 });
  for (const [file, hash] of files) {
    const bytes = readFile(path.join(folder, 'data', file));
    if (hashOf(bytes) !== hash) throw new BrokenTemplate(`${file} in ${folder} is not as it was made`);
    writeFileSync(path.join(dir, file), bytes, { mode: 0o600, flag: 'wx' });
  }
}

function manifestOf(data: string): Manifest {
  const entries = readdirSync(data, { recursive: true, withFileTypes: true });
  const named = (isOne: (entry: (typeof entries)[number]) => boolean): string[] =>
    entries
      .filter(isOne)
      .map((entry) => path.relative(data, path.join(entry.parentPath, entry.name)))
      .toSorted();
  return {
    folders: named((entry) => entry.isDirectory()),
    files: named((entry) => entry.isFile()).map((file) => [file, hashOf(readFileSync(path.join(data, file)))]),
  };
}

function readManifest(folder: string): Manifest {
  try {
    const manifest: Manifest = JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8'));
    if (Array.isArray(manifest.folders) && manifest.files.some(([file]) => file === 'PG_VERSION')) return manifest;
  } catch (cause) {
    throw new BrokenTemplate(`${folder} has no readable manifest`, { cause });
  }
  throw new BrokenTemplate(`the manifest of ${folder} names no database`);
}

function readFile(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new BrokenTemplate(`${file} cannot be read`, { cause });
  }
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha1').update(bytes).digest('base64');
}

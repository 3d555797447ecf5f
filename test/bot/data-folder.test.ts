import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { isForgotten, prepareDataFolder } from '../../bot/data-folder.ts';
import { checkDataFolder } from '../../bot/doctor/machine.ts';
import { startOver } from '../../bot/starting/start-over.ts';
import { lockFolder } from '../../store/database/folder-lock.ts';
import { freePorts } from '../support/ports.ts';

function makeFolder(names: string[]): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'recado-data-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const name of names) {
    if (name.endsWith('/')) mkdirSync(path.join(folder, name));
    else writeFileSync(path.join(folder, name), 'x');
  }
  return folder;
}

async function unusedPort(): Promise<number> {
  const [port = 0] = await freePorts(1);
  return port;
}

describe('--fresh', () => {
  it('removes what Recado made and nothing else', async () => {
    const folder = makeFolder([
      'postgres/',
      'postgres-0014-channel-alerts/',
      'sandbox/',
      'recado.log',
      'recado.log.old',
      'notes.txt',
    ]);
    await startOver(folder, await unusedPort());
    expect(readdirSync(folder)).toEqual(['notes.txt']);
  });

  it('leaves what npm run start:teams keeps there, and is not kept from a new start by it', async () => {
    const folder = makeFolder(['teams/']);
    await startOver(folder, await unusedPort());
    expect(readdirSync(folder)).toEqual(['teams']);
  });

  it('leaves a folder alone that is not one of Recado', async () => {
    const folder = makeFolder(['letters/', 'photo.jpg']);
    await expect(startOver(folder, await unusedPort())).rejects.toThrow(
      /does not look like a data folder of Recado \(it holds letters, photo.jpg\)/,
    );
    expect(readdirSync(folder)).toEqual(['letters', 'photo.jpg']);
  });

  it('leaves a folder alone that another process uses', async () => {
    const folder = makeFolder(['postgres/']);
    const lock = lockFolder(folder, path.join(folder, 'postgres.lock'));
    onTestFinished(() => lock.release());
    await expect(startOver(folder, await unusedPort())).rejects.toThrow(/Another Recado is already running/);
    expect(existsSync(path.join(folder, 'postgres'))).toBe(true);
  });

  it('has nothing to do where there is no folder yet', async () => {
    const folder = path.join(makeFolder([]), 'none');
    await startOver(folder, await unusedPort());
    expect(existsSync(folder)).toBe(false);
  });
});

describe('the data folder', () => {
  it('is named in a sentence when it cannot be made', () => {
    const file = path.join(makeFolder(['file']), 'file', 'data');
    expect(() => prepareDataFolder(file)).toThrow(
      `The data folder ${file} cannot be written (ENOTDIR). Give this user the right to write there, or name another folder with RECADO_DATA.`,
    );
  });

  it('that is a file is said to be one', () => {
    const file = path.join(makeFolder(['file']), 'file');
    expect(() => prepareDataFolder(file)).toThrow(
      `The data folder ${file} is a file. Move it away, or name a folder with RECADO_DATA.`,
    );
    expect(checkDataFolder(file, true)).toEqual([
      {
        level: 'problem',
        what: 'Data folder',
        say: `${file} is a file. Move it away, or name a folder with RECADO_DATA.`,
      },
    ]);
  });

  it.skipIf(!existsSync('/dev/shm'))('in memory is told, by the doctor too', () => {
    expect([isForgotten('/dev/shm'), isForgotten(import.meta.dirname)]).toEqual([true, false]);
    expect(JSON.stringify(checkDataFolder('/dev/shm/recado', true))).toContain(
      'is in memory (tmpfs), so all of it is lost when this machine restarts.',
    );
  });

  it.skipIf(!existsSync('/proc/self'))('where the system lets nobody make a folder is refused, not waited for', () => {
    expect(() => prepareDataFolder('/proc/recado/data')).toThrow(
      'The data folder /proc/recado/data cannot be written (ENOENT).',
    );
  });
});

import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

/** A spreadsheet of somebody else's that opens what we export: LibreOffice Calc. Gives the reason where there is none. */
export function findSpreadsheet(): { program: string } | { missing: string } {
  const found = find();
  if (found !== undefined) return { program: found };
  const todo = 'install LibreOffice Calc (Debian: apt-get install libreoffice-calc-nogui)';
  if (process.getuid?.() !== 0)
    return { missing: `there is no LibreOffice on this machine and only root may install it; ${todo}` };
  process.stdout.write('There is no LibreOffice on this machine; installing it with apt-get ...\n');
  const run = (args: string[]): void =>
    void execFileSync('apt-get', args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  try {
    run(['update', '-q']);
    run(['install', '-y', '-q', '--no-install-recommends', 'libreoffice-calc-nogui']);
  } catch (error) {
    return {
      missing: `LibreOffice could not be installed (${String(error instanceof Error ? error.message : error)}); ${todo}`,
    };
  }
  const installed = find();
  return installed === undefined
    ? { missing: `LibreOffice was installed, but there is no soffice on the path; ${todo}` }
    : { program: installed };
}

function find(): string | undefined {
  return (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .map((folder) => path.join(folder, 'soffice'))
    .find((program) => existsSync(program));
}

import { existsSync } from 'node:fs';
import path from 'node:path';
import { foundOrInstalled } from './apt.ts';

/** A spreadsheet of somebody else's that opens what we export: LibreOffice Calc. Gives the reason where there is none. */
export function findSpreadsheet(): { program: string } | { missing: string } {
  return foundOrInstalled({ name: 'LibreOffice Calc', package: 'libreoffice-calc-nogui', find });
}

function find(): { program: string } | undefined {
  const program = (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .map((folder) => path.join(folder, 'soffice'))
    .find((file) => existsSync(file));
  return program === undefined ? undefined : { program };
}

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { misused, readCommand } from '../../sandbox/command-line.ts';
import { StartError } from '#core/start-error.ts';
import { loadConfig } from '../config/load.ts';
import { packTeamsApp, writePackage } from './package/pack.ts';

const usage = `npm run teams:package -- [FILE]

Writes the app for the Teams admin center into data/recado-teams.zip, or the file that is named.`;

/** `npm run teams:package`: writes data/recado-teams.zip, or the file that is named. */
try {
  const { env } = process;
  const given = (name: string): string | undefined => (env[name] === '' ? undefined : env[name]);
  const [wanted, more] = readCommand(process, { usage, takesWords: true }).words;
  if (more !== undefined) misused(process, `One file at a time: "${more}" is one too many.`, usage);
  const file = path.resolve(wanted ?? path.join(given('RECADO_DATA') ?? 'data', 'recado-teams.zip'));
  const config = loadConfig(path.resolve(given('RECADO_CONFIG') ?? 'recado.yaml'));
  const { version }: { version: string } = JSON.parse(
    readFileSync(path.join(import.meta.dirname, '..', '..', 'package.json'), 'utf8'),
  );
  writePackage(file, packTeamsApp({ appId: given('TEAMS_APP_ID'), config, version }));
  process.stdout.write(
    `${path.relative(process.cwd(), file)} is written. Upload it in the Teams admin center (docs/teams.md, "Upload the app").\n`,
  );
} catch (error) {
  process.stderr.write(
    `${error instanceof StartError ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exitCode = 1;
}

import { accessSync, constants, existsSync, mkdtempSync, rmdirSync, statfsSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { examineServer } from '../../store/database/examine.ts';
import { isForgotten } from '../data-folder.ts';
import type { Settings } from '../config/environment.ts';
import { ok, problem, warning, type Finding } from '#core/finding.ts';

const NODE = 24;
const LITTLE_BYTES = 2e9;
const TOO_LITTLE_BYTES = 2e8;
/** File systems of other machines, by their number in statfs(2) on Linux. */
const REMOTE = new Map([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xff534d42, 'CIFS'],
  [0xfe534d42, 'SMB'],
  [0x01021997, '9p'],
  [0x5346414f, 'AFS'],
  [0x00c36400, 'Ceph'],
]);

export function checkNode(version = process.versions.node): Finding {
  return Number.parseInt(version, 10) >= NODE
    ? ok('Node', version)
    : problem(
        'Node',
        `${version} is too old; Recado needs ${NODE} or later. Start it with npm, which brings the right one along, or install Node ${NODE}.`,
      );
}

/** Looks without making the folder: that is for the first start. */
export function checkDataFolder(folder: string, isStoreThere: boolean): Finding[] {
  let place = folder;
  while (!existsSync(place) && path.dirname(place) !== place) place = path.dirname(place);
  const shown = place === folder ? folder : `${folder} (made at the first start)`;
  if (!statSync(place).isDirectory())
    return [problem('Data folder', `${place} is a file. Move it away, or name a folder with RECADO_DATA.`)];
  try {
    accessSync(place, constants.W_OK | constants.X_OK);
    // A read-only disk or a full one tells only when something is made.
    rmdirSync(mkdtempSync(path.join(place, '.recado-doctor-')));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'no reason given';
    return [
      problem(
        'Data folder',
        `${folder} cannot be written (${code}). Give this user the right to write there, or name another folder with RECADO_DATA.`,
      ),
    ];
  }
  const { type, bavail, bsize } = statfsSync(place);
  const remote = process.platform === 'linux' ? REMOTE.get(type) : undefined;
  const free = bavail * bsize;
  const size = `${(free / 1e9).toFixed(1)} GB free`;
  const found: Finding[] = [];
  if (remote !== undefined && isStoreThere)
    found.push(
      problem(
        'Data folder',
        `${folder} is on a network share (${remote}), where the embedded database can lose data. Name a folder on a disk of this machine with RECADO_DATA, or use a PostgreSQL server with DATABASE_URL.`,
      ),
    );
  if (isForgotten(place))
    found.push(
      warning(
        'Data folder',
        `${folder} is in memory (tmpfs), so all of it is lost when this machine restarts. Name a folder on a disk with RECADO_DATA.`,
      ),
    );
  if (free < TOO_LITTLE_BYTES)
    found.push(problem('Disk', `only ${size} at ${folder}; Recado would stop soon. Free some space.`));
  else if (free < LITTLE_BYTES)
    found.push(warning('Disk', `only ${size} at ${folder}. Free some space before it runs out: then Recado stops.`));
  return found.length > 0 ? found : [ok('Data folder', `${shown} can be written, ${size}`)];
}

const isTaken = (host: string, port: number): Promise<string | undefined> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error) => resolve('code' in error ? String(error.code) : error.message));
    server.listen(port, host, () => server.close(() => resolve(undefined)));
  });

export interface PortCheck {
  finding: Finding;
  /** A Recado answers on the port. */
  isRunning: boolean;
}

export async function checkPort({ host, port }: Settings): Promise<PortCheck> {
  const code = await isTaken(host, port);
  if (code === undefined) return { finding: ok('Port', `${port} is free`), isRunning: false };
  if (code !== 'EADDRINUSE') {
    const say =
      code === 'EACCES'
        ? `this user may not listen on port ${port}. Choose one above 1023 with PORT.`
        : `Recado cannot listen on ${host}:${port} (${code}). HOST must be an address of this machine; leave it out for 127.0.0.1.`;
    return { finding: problem('Port', say), isRunning: false };
  }
  const isRunning = await answersAsRecado(port);
  return {
    isRunning,
    finding: isRunning
      ? ok('Port', `a Recado is running on ${port}`)
      : problem(
          'Port',
          `${port} is used by another program. Stop that one, or choose another port with PORT=${port + 10}.`,
        ),
  };
}

async function answersAsRecado(port: number): Promise<boolean> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/health`, { signal: AbortSignal.timeout(2_000) });
    const body: unknown = await response.json();
    return typeof body === 'object' && body !== null && 'status' in body && 'surfaces' in body;
  } catch {
    // Whatever it is, it does not answer as Recado does; that is the question.
    return false;
  }
}

export async function checkDatabase(url: string | undefined): Promise<Finding> {
  if (url === undefined)
    return ok('Database', 'embedded in the data folder (set DATABASE_URL to use a PostgreSQL server)');
  try {
    const { version, mayCreateTables } = await examineServer(url);
    if (!mayCreateTables)
      return problem(
        'Database',
        'the user of DATABASE_URL may not create tables. Make it the owner of the database, or grant CREATE on the schema.',
      );
    return ok('Database', `the PostgreSQL ${version} of DATABASE_URL answers`);
  } catch (error) {
    return problem('Database', error instanceof Error ? error.message : String(error));
  }
}

import { execFileSync, spawn, type StdioOptions } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { freePorts } from '../ports.ts';
import { until } from '../until.ts';
import { foundOrInstalled } from './apt.ts';

export interface Server {
  url: string;
  stop(): Promise<void>;
}

/** A PostgreSQL server of this run's own: its data in the folder, on a free port of this machine. Gives the reason where none can start. */
export async function startPostgres(folder: string): Promise<Server | { missing: string }> {
  const given = process.env['RECADO_TEST_DATABASE_URL'];
  if (given !== undefined && given !== '') return { url: given, stop: async () => undefined };
  const bin = foundOrInstalled({
    name: 'PostgreSQL',
    package: 'postgresql',
    otherwise: ', or name a server in RECADO_TEST_DATABASE_URL',
    find: findBin,
  });
  if (typeof bin !== 'string') return bin;
  const home = path.join(folder, 'pg');
  const data = path.join(home, 'data');
  mkdirSync(data, { recursive: true });
  const as = ordinaryUser();
  if (as !== undefined) {
    for (const each of [home, data]) chownSync(each, as.uid, as.gid);
    // A temporary folder of root's is closed to everybody else.
    chmodSync(folder, 0o711);
  }
  const env = { PATH: process.env['PATH'], HOME: home, TMPDIR: home, LC_ALL: 'C' };
  try {
    execFileSync(
      path.join(bin, 'initdb'),
      ['-D', data, '-U', 'recado', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'],
      { cwd: home, env, stdio: 'pipe', ...as },
    );
  } catch (error) {
    return { missing: `initdb failed: ${String(error instanceof Error ? error.message : error)}` };
  }
  const [port = 0] = await freePorts(1);
  const stdio: StdioOptions = ['ignore', 'ignore', 'pipe'];
  const settings = [
    '-c',
    'listen_addresses=127.0.0.1',
    '-c',
    `unix_socket_directories=${home}`,
    '-c',
    'max_connections=200',
  ];
  const server = spawn(path.join(bin, 'postgres'), ['-D', data, '-p', String(port), ...settings], {
    cwd: home,
    env,
    stdio,
    ...as,
  });
  let said = '';
  server.stderr?.setEncoding('utf8').on('data', (text: string) => (said = `${said}${text}`.slice(-4_000)));
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()).once('error', () => resolve()));
  const isOver = (): boolean => server.exitCode !== null || server.signalCode !== null;
  try {
    await until(
      'PostgreSQL to listen',
      () =>
        isOver() ? Promise.reject(new Error(said)) : said.includes('ready to accept connections') && answers(port),
      30_000,
      isOver,
    );
  } catch (error) {
    server.kill('SIGQUIT');
    return { missing: `PostgreSQL did not start: ${said || String(error)}` };
  }
  return {
    url: `postgres://recado@127.0.0.1:${port}/postgres`,
    async stop() {
      server.kill('SIGINT');
      await ended;
    },
  };
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    }).once('error', () => resolve(false));
  });
}

/** The folder with initdb and postgres: on the path, or where Debian puts them. */
function findBin(): string | undefined {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).toSorted((a, b) => Number(b) - Number(a)) : [];
  const places = [
    ...versions.map((version) => path.join(debian, version, 'bin')),
    ...(process.env['PATH'] ?? '').split(path.delimiter),
  ];
  return places.find((place) => existsSync(path.join(place, 'initdb')) && existsSync(path.join(place, 'postgres')));
}

/** PostgreSQL refuses to run as root. */
function ordinaryUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const [, , uid, gid] = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody') ?? [];
  return { uid: Number(uid ?? 65_534), gid: Number(gid ?? 65_534) };
}

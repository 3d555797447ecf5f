import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { Room } from './room.ts';

/** An empty database on a PostgreSQL server, dropped with the room. Undefined where no server was named. */
export async function makeServerDatabase(room: Room, server: string | undefined): Promise<string | undefined> {
  if (server === undefined || server === '') return undefined;
  const name = `recado_bench_${randomBytes(6).toString('hex')}`;
  await ask(server, `create database ${name}`);
  room.defer(() => ask(server, `drop database if exists ${name} with (force)`));
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

async function ask(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

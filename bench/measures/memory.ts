import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { environment, nodeFlags, startBot, whenReady } from '../bot.ts';
import type { FedFacts, FedOrder } from '../parts/fed-bot.ts';
import { freePorts } from '../../test/support/ports.ts';
import { heard, residentMb, stop, type Room, type Running } from '../room.ts';
import { openWorkspace } from '../slack.ts';
import { makeServerDatabase } from '../server-database.ts';
import { cacheFolders } from '../../bot/starting/cache-folders.ts';
import { ensureDatabase } from '../../store/database/ready-made.ts';
import { ratio, shown } from '../statistics.ts';
import type { Row } from '../table.ts';

const REST_MS = 5_000;
/** Of a bare process with PGlite open. */
const AIM_AT_REST = 1.3;
/** MB more than the bare database that was given the same messages. */
const MORE_AFTER = 100;
/** With DATABASE_URL, in MB. */
const AIM_ON_SERVER = 220;

/** Resident memory of the bot's one process: at rest, and after many messages went through all of it. */
export async function measureMemory(room: Room, quick: boolean): Promise<Row[]> {
  const wanted = quick ? 5_000 : 100_000;
  const dataFolder = room.folder('bot');
  const workspace = await openWorkspace(room);
  const [port = 0, sandboxPort = 0, secondPort = 0] = await freePorts(3);
  const place = { dataFolder, sandboxPort, env: workspace.env };

  const database = path.join(room.folder('bare'), 'postgres');
  await ensureDatabase(database, cacheFolders(process.env));
  const bare = room.start(path.join('bench', 'parts', 'bare-pair.ts'), [database]);
  await heard(bare);
  // The first start makes the database; what is at rest is a later one, as on every other day.
  await stop((await startBot(room, { ...place, port })).running);
  const bot = await startBot(room, { ...place, port });
  await pause(REST_MS);
  const [rest, bareRest] = [memoryOf(bot.running), memoryOf(bare)];
  await stop(bot.running);
  const onServer = await atRestOnServer(room, workspace.env);

  const fed = room.start(
    path.join('bench', 'parts', 'fed-bot.ts'),
    [],
    environment({ ...place, port: secondPort }),
    nodeFlags,
  );
  await whenReady(fed, secondPort);
  await pause(REST_MS);
  const before = memoryOf(fed);
  let peak = before;
  const watch = setInterval(() => (peak = Math.max(peak, memoryOf(fed))), 500);
  const order: FedOrder = { messages: wanted };
  fed.child.send(order);
  const { ingested, ms } = await heard<FedFacts>(fed);
  clearInterval(watch);
  await pause(REST_MS);
  const after = memoryOf(fed);
  await stop(fed);
  const full = room.start(path.join('bench', 'parts', 'fed-bare.ts'), [room.folder('full'), String(wanted)]);
  await heard(full);
  await pause(REST_MS);
  const bareAfter = memoryOf(full);
  return [
    {
      name: 'memory at rest (MB)',
      ours: shown(rest),
      baseline: shown(bareRest),
      ratio: ratio(rest, bareRest),
      aim: `at most ${AIM_AT_REST} x`,
      met: rest <= AIM_AT_REST * bareRest,
      how: `resident, ${REST_MS / 1000} s after it was ready; baseline: a process that only has PGlite open`,
    },
    onServer === undefined
      ? {
          name: 'memory at rest, with DATABASE_URL (MB)',
          ours: '-',
          baseline: '-',
          ratio: '-',
          aim: `under ${AIM_ON_SERVER}`,
          how: 'not measured: RECADO_BENCH_DATABASE_URL names no PostgreSQL server',
        }
      : {
          name: 'memory at rest, with DATABASE_URL (MB)',
          ours: shown(onServer),
          baseline: shown(bareRest),
          ratio: ratio(onServer, bareRest),
          aim: `under ${AIM_ON_SERVER}`,
          met: onServer < AIM_ON_SERVER,
          how: `resident, ${REST_MS / 1000} s after a later start, the server's own memory not counted; baseline: the same process with PGlite`,
        },
    {
      name: `memory after ${shown(ingested)} messages (MB)`,
      ours: shown(after),
      baseline: shown(bareAfter),
      ratio: ratio(after, bareAfter),
      aim: `at most ${MORE_AFTER} MB more`,
      met: after <= bareAfter + MORE_AFTER,
      how: `${shown(after - bareAfter)} MB more than the database thread alone with four rows of each of the same messages; all of the bot fed at full speed, ${shown(ingested / (ms / 1000))}/s with cards on their way; ${shown(before)} before, most on the way ${shown(peak)}`,
    },
  ];
}

/** Undefined where no server was named. */
async function atRestOnServer(room: Room, env: Record<string, string>): Promise<number | undefined> {
  const database = await makeServerDatabase(room, process.env['RECADO_BENCH_DATABASE_URL']);
  if (database === undefined) return undefined;
  const [port = 0, sandboxPort = 0] = await freePorts(2);
  const place = { dataFolder: room.folder('on-server'), port, sandboxPort, env: { ...env, DATABASE_URL: database } };
  // The first start makes the tables.
  await stop((await startBot(room, place)).running);
  const { running } = await startBot(room, place);
  await pause(REST_MS);
  const rest = memoryOf(running);
  await stop(running);
  return rest;
}

function memoryOf({ child }: Running): number {
  return residentMb(child.pid ?? 0);
}

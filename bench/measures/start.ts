import path from 'node:path';
import { environment, stopWorkspace, whenReady } from '../bot.ts';
import { cacheFolders } from '../../bot/starting/cache-folders.ts';
import { ensureDatabase, ensureTemplate } from '../../store/database/ready-made.ts';
import { freePorts } from '../../test/support/ports.ts';
import { heard, stop, type Room } from '../room.ts';
import { cardsWith } from '../slack.ts';
import { median, ratio, shown, spread } from '../statistics.ts';
import type { Row } from '../table.ts';
import { call, until } from '../web.ts';

/** Of the bare pair. */
const AIM = { first: 4, later: 2.5 };

interface Started {
  readyMs: number;
  cardMs: number;
}

/** From `npm start` to the first card of a post that is written as soon as Recado is ready; then the same on the folder it left. */
export async function measureStart(room: Room, quick: boolean): Promise<Row[]> {
  const [first, later, bare]: [Started[], Started[], number[]] = [[], [], []];
  // As `npm install` leaves it.
  const caches = cacheFolders(process.env);
  await ensureTemplate(caches);
  const database = path.join(room.folder('bare'), 'postgres');
  await ensureDatabase(database, caches);
  for (let i = 0; i < (quick ? 1 : 3); i += 1) {
    const dataFolder = path.join(room.folder('start'), 'data');
    bare.push(await startBare(room, database));
    first.push(await startOnce(room, dataFolder));
    later.push(await startOnce(room, dataFolder));
  }
  const baseline = median(bare) / 1_000;
  const toRow = (name: string, values: number[], aim?: number): Row => {
    const ours = median(values) / 1_000;
    return {
      name: `${name} (s)`,
      ours: shown(ours),
      baseline: shown(baseline),
      ratio: ratio(ours, baseline),
      aim: aim === undefined ? '' : `at most ${aim} x`,
      met: aim === undefined ? undefined : ours <= aim * baseline,
      how: `middle of ${values.length}, ${spread(values.map((each) => each / 1_000))}; baseline: PGlite on a database that is there and Bolt imported, one process`,
    };
  };
  const ready = (each: Started): number => each.readyMs;
  const card = (each: Started): number => each.cardMs;
  return [
    toRow('npm start, empty folder, to ready', first.map(ready), AIM.first),
    toRow('npm start, empty folder, to first card', first.map(card)),
    toRow('npm start, later, to ready', later.map(ready), AIM.later),
    toRow('npm start, later, to a new card', later.map(card)),
  ];
}

async function startOnce(room: Room, dataFolder: string): Promise<Started> {
  const [port = 0, sandboxPort = 0] = await freePorts(2);
  const url = `http://127.0.0.1:${sandboxPort}`;
  const from = performance.now();
  const running = room.command('npm', ['start'], environment({ dataFolder, port, sandboxPort }));
  room.defer(() => stopWorkspace(sandboxPort));
  await whenReady(running, port);
  const readyMs = performance.now() - from;
  const mark = `caso ${crypto.randomUUID()}`;
  await call('POST', `${url}/sandbox/x/posts`, { author: 'clienta', text: `@alba ¿y mi pedido? ${mark}` });
  await until('the first card', async () =>
    (await cardsWith(url, 'claim')).some((card) => JSON.stringify(card.blocks).includes(mark)),
  );
  const cardMs = performance.now() - from;
  await stop(running, { group: true });
  await stopWorkspace(sandboxPort);
  return { readyMs, cardMs };
}

async function startBare(room: Room, database: string): Promise<number> {
  const from = performance.now();
  const running = room.start(path.join('bench', 'parts', 'bare-pair.ts'), [database, 'bolt']);
  await heard(running);
  const ms = performance.now() - from;
  await stop(running);
  return ms;
}

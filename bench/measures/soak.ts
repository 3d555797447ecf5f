import path from 'node:path';
import { environment, nodeFlags, whenReady } from '../bot.ts';
import { freePorts } from '../../test/support/ports.ts';
import { heard, residentMb, type Room } from '../room.ts';
import { openWorkspace } from '../slack.ts';
import type { FedFacts, FedOrder } from '../parts/fed-bot.ts';
import { median, ratio, shown } from '../statistics.ts';
import type { Row } from '../table.ts';

const PER_SECOND = 50;
/** What the heap may gain from its first to its last third and still count as flat. */
const FLAT = 1.1;

/** The main thread's own heap while messages come at a steady pace: what it keeps of each shows here. */
export async function measureSoak(room: Room, quick: boolean): Promise<Row[]> {
  const seconds = quick ? 45 : 600;
  const workspace = await openWorkspace(room);
  const [port = 0, sandboxPort = 0] = await freePorts(2);
  const fed = room.start(
    path.join('bench', 'parts', 'fed-bot.ts'),
    [],
    environment({ dataFolder: room.folder('bot'), port, sandboxPort, env: workspace.env }),
    nodeFlags,
  );
  await whenReady(fed, port);
  const order: FedOrder = { messages: PER_SECOND * seconds, perSecond: PER_SECOND };
  fed.child.send(order);
  const { ingested, ms, heapMb } = await heard<FedFacts>(fed);
  const third = Math.max(1, Math.floor(heapMb.length / 3));
  const [first, last] = [median(heapMb.slice(0, third)), median(heapMb.slice(-third))];
  return [
    {
      name: `heap in a soak of ${shown(ms / 60_000)} minutes (MB)`,
      ours: shown(last),
      baseline: shown(first),
      ratio: ratio(last, first),
      aim: `at most ${FLAT} x`,
      met: last <= FLAT * first,
      how: `${shown(ingested)} messages, ${shown(ingested / (ms / 1_000))}/s of ${PER_SECOND} wanted; after a collection every 5 s, median of the last third beside that of the first; resident at the end ${shown(residentMb(fed.child.pid ?? 0))} MB`,
    },
  ];
}

import path from 'node:path';
import type { IngestOrder, IngestRound } from '../parts/ingest.ts';
import { heard, type Room } from '../room.ts';
import { median, ratio, shown, spread } from '../statistics.ts';
import type { Row } from '../table.ts';

interface Way {
  name: string;
  /** Of the frozen baseline. */
  aim?: number;
  /** Messages a second, where no baseline does what ours must. */
  perSecond?: number;
  together: number;
  atOnce: number;
  round: number;
  rounds: number;
  heard?: boolean;
}

/** Messages a second from their arrival until they are tickets, beside the four rows that nobody can do without. */
export async function measureIngest(room: Room, quick: boolean): Promise<Row[]> {
  const ways: Way[] = [
    {
      name: 'ingest, pages of 100 (messages/s)',
      aim: 0.6,
      together: 100,
      atOnce: 1,
      round: quick ? 1_000 : 2_000,
      rounds: quick ? 3 : 11,
    },
    {
      name: 'ingest, one by one, 20 at once (messages/s)',
      aim: 0.5,
      together: 1,
      atOnce: 20,
      round: quick ? 200 : 500,
      rounds: quick ? 3 : 5,
    },
    {
      name: 'ingest, one by one in a row (messages/s)',
      aim: 0.5,
      together: 1,
      atOnce: 1,
      round: quick ? 100 : 300,
      rounds: quick ? 3 : 5,
    },
  ];
  return await measureWays(room, ways);
}

/** Twice what one account can read on X: 450 searches of a hundred posts in a quarter of an hour. */
const LISTENED = 100;

/** What listening finds: kept, read and counted, and no conversation. */
export async function measureListening(room: Room, quick: boolean): Promise<Row[]> {
  return await measureWays(room, [
    {
      name: 'listening, pages of 100 (messages/s)',
      perSecond: LISTENED,
      together: 100,
      atOnce: 1,
      heard: true,
      round: quick ? 1_000 : 2_000,
      rounds: quick ? 3 : 5,
    },
  ]);
}

async function measureWays(room: Room, ways: readonly Way[]): Promise<Row[]> {
  const rows: Row[] = [];
  for (const { name, aim, perSecond, ...way } of ways) {
    const order: IngestOrder = { ...way, folders: { real: room.folder('ingest'), bare: room.folder('ingest-bare') } };
    const part = room.start(path.join('bench', 'parts', 'ingest.ts'), []);
    part.child.send(order);
    rows.push(toRow({ name, aim, perSecond }, await heard<IngestRound[]>(part)));
    await part.ended;
  }
  return rows;
}

function toRow({ name, aim = 0, perSecond }: Pick<Way, 'name' | 'aim' | 'perSecond'>, rounds: IngestRound[]): Row {
  const total = (pick: (round: IngestRound) => number): number => rounds.reduce((sum, round) => sum + pick(round), 0);
  const messages = total((round) => round.messages);
  const ours = (messages / total((round) => round.real.ms)) * 1_000;
  const bare = (messages / total((round) => round.bare.ms)) * 1_000;
  const perRound = rounds.map((round) => (round.messages / round.real.ms) * 1_000);
  const cpu = [total((round) => round.real.cpuMs) / messages, total((round) => round.bare.cpuMs) / messages] as const;
  return {
    name,
    ours: shown(ours),
    baseline: shown(bare),
    ratio: ratio(ours, bare),
    aim: perSecond === undefined ? `at least ${aim} x` : `at least ${perSecond}`,
    met: perSecond === undefined ? ours >= aim * bare : ours >= perSecond,
    how: `${shown(messages)} messages at full speed after ${shown(rounds[0]?.messages ?? 0)} to warm up, ${rounds.length} rounds ${spread(perRound)}, ratio of a round ${median(rounds.map((round) => round.bare.ms / round.real.ms)).toFixed(2)}; ${(total((round) => round.commits) / messages).toFixed(2)} commits a message; CPU a message ${shown(cpu[0])} ms, bare ${shown(cpu[1])} ms (${(cpu[1] / cpu[0]).toFixed(2)} x)`,
  };
}

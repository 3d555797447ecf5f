import path from 'node:path';
import type { IngestOrder, IngestRound } from '../parts/ingest.ts';
import { heard, type Room } from '../room.ts';
import { median, ratio, shown, spread } from '../statistics.ts';
import type { Row } from '../table.ts';

/** Messages a second, whatever else. */
const FLOOR = 150;

interface Way {
  name: string;
  together: number;
  atOnce: number;
  round: number;
  rounds: number;
}

/** Messages a second through `inbox.add` and the ingest job, beside the same rows without any logic. */
export async function measureIngest(room: Room, quick: boolean): Promise<Row[]> {
  const ways: Way[] = [
    { name: 'ingest, pages of 100 (messages/s)', together: 100, atOnce: 1, round: quick ? 1_000 : 2_000, rounds: quick ? 3 : 11 },
    { name: 'ingest, one by one, 20 at once (messages/s)', together: 1, atOnce: 20, round: quick ? 200 : 500, rounds: quick ? 2 : 4 },
    { name: 'ingest, one by one in a row (messages/s)', together: 1, atOnce: 1, round: quick ? 100 : 300, rounds: quick ? 2 : 4 },
  ];
  const rows: Row[] = [];
  for (const { name, ...way } of ways) {
    const order: IngestOrder = { ...way, folders: { real: room.folder('ingest'), bare: room.folder('ingest-bare') } };
    const part = room.start(path.join('bench', 'parts', 'ingest.ts'), []);
    part.child.send(order);
    rows.push(toRow(name, await heard<IngestRound[]>(part)));
    await part.ended;
  }
  return rows;
}

function toRow(name: string, rounds: IngestRound[]): Row {
  const total = (pick: (round: IngestRound) => number): number => rounds.reduce((sum, round) => sum + pick(round), 0);
  const messages = total((round) => round.messages);
  const ours = (messages / total((round) => round.realMs)) * 1_000;
  const bare = (messages / total((round) => round.bareMs)) * 1_000;
  const perRound = rounds.map((round) => (round.messages / round.realMs) * 1_000);
  return {
    name,
    ours: shown(ours),
    baseline: shown(bare),
    ratio: ratio(ours, bare),
    aim: `at least ${FLOOR}/s`,
    met: ours >= FLOOR,
    how: `${shown(messages)} messages at full speed after ${shown(rounds[0]?.messages ?? 0)} to warm up, ${rounds.length} rounds ${spread(perRound)}, ratio of a round ${median(rounds.map((round) => round.bareMs / round.realMs)).toFixed(2)}; ${(total((round) => round.rows) / messages).toFixed(1)} rows and ${(total((round) => round.commits) / messages).toFixed(2)} commits a message`,
  };
}

import { openLarge } from '../parts/large-database.ts';
import type { Room } from '../room.ts';
import type { Row } from '../table.ts';
import { measureChart } from './report-chart.ts';
import { measureClaims } from './report-claims.ts';
import { measureEmbedded, measureServer } from './report-counts.ts';

/** How long reports take among few conversations and among many, and who waits for them meanwhile. */
export async function measureReports(room: Room, quick: boolean, run: Room): Promise<Row[]> {
  // First, while nothing else of it uses the processor.
  const rows: Row[] = [await measureChart()];
  const sizes = quick ? [10_000, 100_000] : [10_000, 100_000, 1_000_000];
  for (const messages of sizes) {
    await using large = await openLarge(run, messages);
    rows.push(...(await measureEmbedded(large, messages)));
  }
  rows.push(...(await measureServer(room, quick ? 20_000 : 200_000)));
  for (const messages of sizes)
    rows.push(...(await measureClaims(room, run, { messages, quick, files: messages === sizes.at(-1) })));
  return rows;
}

import { createReadStream, existsSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse';
import { z } from 'zod';
import { Crisis } from '#core/config/crisis.ts';
import { defaultCrisisSettings } from '#core/crisis/settings.ts';
import { createTexts } from '../../bot/build/texts.ts';
import type { PastMessage } from '../../bot/crisis/history.ts';
import { replay } from '../../bot/crisis/replay.ts';

const Row = z.object({
  airline: z.string(),
  name: z.string(),
  text: z.string(),
  airline_sentiment: z.enum(['negative', 'neutral', 'positive']),
  tweet_created: z.string().regex(/^\d\d-\d\d-\d{4} \d\d:\d\d$/),
});

/** Eight days of real messages to three airlines: what is told while history is short. */
export async function airlineAlerts(): Promise<string[] | undefined> {
  const folder = process.env['RECADO_SHARED_DATA'];
  const file = path.join(folder ?? '', 'airline-tweets', 'tweets.csv');
  if (folder === undefined || !existsSync(file)) return undefined;
  const of = new Map<string, PastMessage[]>();
  const rows = createReadStream(file).pipe(parse({ columns: true, bom: true, relax_column_count: true }));
  for await (const raw of rows) {
    const { success, data } = Row.safeParse(raw);
    if (!success) continue;
    const [day, month, rest = ''] = data.tweet_created.split('-');
    const at = Date.parse(`${rest.slice(0, 4)}-${month}-${day}T${rest.slice(5)}-08:00`);
    const { text, name: author, airline_sentiment: sentiment } = data;
    const one = { line: 0, at, text, author, followers: undefined, network: '', area: '', sentiment };
    of.set(data.airline, [...(of.get(data.airline) ?? []), one]);
  }
  const settings = { ...defaultCrisisSettings, zone: 'America/Los_Angeles' };
  // Counts alone are shown here: what single messages say the replay of a file adds.
  const crisis = Crisis.parse({});
  const say = createTexts('en').in('en');
  return [...of].flatMap(([airline, messages]) => {
    const sorted = messages.toSorted((a, b) => a.at - b.at);
    const alerts = replay(sorted, { settings, crisis, say, read: () => ({ sentiment: null, red: [] }) });
    return [
      `${airline}: ${messages.length} messages, ${alerts.length} alerts`,
      ...alerts.map((alert) => {
        const top = alert.rises.at(-1)?.level ?? alert.level;
        return `  ${alert.time.slice(0, 16)}Z level ${alert.level}${top > alert.level ? ` to ${top}` : ''}, ${alert.lead ?? '-'} min before the peak: ${alert.rises.at(-1)?.sentence ?? alert.sentence}`;
      }),
    ];
  });
}

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { SURE } from '#core/crisis/alarm.ts';
import { readMessage } from '../../adapters/text/labels/read-message.ts';
import { columns } from './scores.ts';

/** Posts of other people to firms of trades that no message of ours is about; they are only counted here, never taught. */
const SETS = [
  { name: 'to three airlines, en', language: 'en', files: ['airline-tweets/tweets.csv'] },
  {
    name: 'to a shop, a maker of telephones and a music service, en',
    language: 'en',
    files: ['AmazonHelp', 'AppleSupport', 'SpotifyCares'].map(
      (firm) => `twcs-labeled-ericsson/twcs-${firm}-200-inbound.csv`,
    ),
  },
  { name: 'to a bank in Mexico, es', language: 'es', files: ['banamex-es/tweets.csv'] },
] as const;
/** The bank's own answers stand among the posts. */
const OWN = /banamex|citi/iu;

/** How many posts of a thousand are marked red, told to managers, and called urgent; undefined where the sets are not there. */
export function strangersTable(folder: string): string | undefined {
  const rows = SETS.filter(({ files }) => files.every((file) => existsSync(path.join(folder, file)))).map(
    ({ name, language, files }) => {
      const read = postsOf(files.map((file) => path.join(folder, file))).map((text) =>
        readMessage(text, { allowed: ['es', 'pt', 'en'], signs: [language] }),
      );
      const share = (count: number): string => ((1000 * count) / (read.length || 1)).toFixed(1);
      const red = read.filter((labels) => (labels.red.value ?? []).length > 0);
      return [
        name,
        String(read.length),
        share(red.length),
        share(red.filter((labels) => labels.red.sure >= SURE).length),
        share(read.filter(({ urgency }) => urgency.value === 'urgent').length),
      ];
    },
  );
  if (rows.length === 0) return undefined;
  return columns([['of a thousand posts of strangers', 'posts', 'red', 'told', 'urgent'], ...rows]);
}

/** Each text once, whatever link ends it. */
function postsOf(files: readonly string[]): string[] {
  const texts = new Map<string, string>();
  for (const file of files) {
    const rows: Record<string, string>[] = parse(readFileSync(file), {
      columns: true,
      relax_column_count: true,
      relax_quotes: true,
      bom: true,
    });
    for (const { text = '', screen_name: author = '' } of rows) {
      const key = text.replaceAll(/https?:\S+/gu, '').trim();
      if (key !== '' && !OWN.test(author) && !texts.has(key)) texts.set(key, text.replaceAll('&amp;', '&').trim());
    }
  }
  return [...texts.values()];
}

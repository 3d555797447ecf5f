import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { readMessage } from '../../adapters/text/labels/read-message.ts';
import { languageLabel } from '../../adapters/text/labels/language.ts';
import { columns } from './scores.ts';

const MILLISECONDS = 5;
const MEGABYTES = 60;
const PASSES = 3;

/** Rest, load and work, in a process that has read nothing else yet. */
export function speedTable(texts: readonly string[]): string {
  setFlagsFromString('--expose_gc');
  const collect: () => void = runInNewContext('gc');
  const resident = (): number => {
    collect();
    collect();
    return process.memoryUsage().rss / 1e6;
  };
  const hints = { allowed: ['es', 'pt', 'en'] };
  const rest = resident();
  languageLabel('Me habéis cobrado dos veces la factura de octubre', hints);
  const withTables = resident();
  readMessage(texts[0] ?? '', hints);
  for (const text of texts.slice(0, 300)) readMessage(text, hints);
  const withLabels = resident();
  const start = performance.now();
  // The best of a few passes: what other programs took of the core is not the cost of a message.
  const times = texts.map(() => Number.POSITIVE_INFINITY);
  for (let pass = 0; pass < PASSES; pass += 1) {
    for (const [index, text] of texts.entries()) {
      const from = performance.now();
      readMessage(text, hints);
      times[index] = Math.min(times[index] ?? 0, performance.now() - from);
    }
  }
  const seconds = (performance.now() - start) / 1000 / PASSES;
  times.sort((one, other) => one - other);
  const at = (share: number): string =>
    `${(times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(2)} ms`;
  const p99 = times[Math.floor(times.length * 0.99)] ?? 0;
  return columns([
    ['all labels of one message', 'figure', 'aim'],
    ['half of them within', at(0.5), ''],
    ['99 of 100 within', at(0.99), `${MILLISECONDS} ms ${p99 < MILLISECONDS ? 'met' : 'NOT met'}`],
    ['the slowest', at(1), ''],
    ['texts a second', (texts.length / seconds).toFixed(0), `200 ${texts.length / seconds >= 200 ? 'met' : 'NOT met'}`],
    ['memory at rest', `${rest.toFixed(0)} MB`, ''],
    ['with the tables of languages', `+${(withTables - rest).toFixed(0)} MB`, ''],
    [
      'with words and weights too',
      `+${(withLabels - rest).toFixed(0)} MB`,
      `${MEGABYTES} MB ${withLabels - rest <= MEGABYTES ? 'met' : 'NOT met'}`,
    ],
  ]);
}

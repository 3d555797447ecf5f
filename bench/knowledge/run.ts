/**
 * `npm run bench:knowledge` prints how well the article that answers a question is found, beside a library as it comes, on public
 * questions (XQuAD, FaQuAD) and on noisy ones written for a shop.
 */
import MiniSearch from 'minisearch';
import { createIndex } from '#core/knowledge/search.ts';
import { readCommand } from '../../sandbox/command-line.ts';
import { percentile } from '../statistics.ts';
import { NO_FOLDER, readSets, type SearchSet } from './sets.ts';

const TITLE_COUNTS = 2;

type Find = (asked: string) => string[];

const engines: Readonly<Record<string, (set: SearchSet) => Find>> = {
  Recado: (set) => ours(set, true),
  'without words alike': (set) => ours(set, false),
  'minisearch 7.2.0': ({ texts }) => {
    const index = new MiniSearch<{ id: string }>({
      fields: ['title', 'body'],
      searchOptions: { boost: { title: TITLE_COUNTS } },
    });
    index.addAll(texts);
    return (asked) => index.search(asked).map(({ id }) => String(id));
  },
};

function ours({ texts, language }: SearchSet, withAlike: boolean): Find {
  const index = createIndex(
    texts.map(({ id, title, body }) => ({ of: id, fields: [[title, TITLE_COUNTS] as const, [body, 1] as const] })),
    language,
    { withAlike },
  );
  return (asked) => index.find(asked, texts.length).map(({ of }) => of);
}

function measure(find: Find, { questions }: SearchSet): { figures: string; isBest(best: SearchSet['best']): boolean } {
  const times: number[] = [];
  const ranks = questions.map(({ asked, id }) => {
    const from = performance.now();
    const found = find(asked);
    times.push(performance.now() - from);
    return found.indexOf(id);
  });
  const share = (holds: (rank: number) => boolean): number => (100 * ranks.filter(holds).length) / ranks.length;
  const first = share((rank) => rank === 0);
  const three = share((rank) => rank >= 0 && rank < 3);
  const mrr = ranks.reduce((sum, rank) => sum + (rank < 0 ? 0 : 1 / (rank + 1)), 0) / ranks.length;
  return {
    figures: `${first.toFixed(1)} / ${three.toFixed(1)} / ${mrr.toFixed(3)}, ${percentile(times, 0.5).toFixed(2)} ms`,
    isBest: (best) => Math.round(first) >= best[0] && Math.round(three) >= best[1] && mrr >= best[2] - 0.005,
  };
}

readCommand(process, {
  usage: `npm run bench:knowledge

Prints how well the article that answers a question is found, on the questions in the folder that RECADO_SHARED_DATA names. It takes no options.`,
});
const sets = await readSets();
if (sets === undefined) console.log(`Skipped: nothing was measured. ${NO_FOLDER}`);
else {
  console.log('Right first / among the first three (%) / mean reciprocal rank, and the median time of a question.\n');
  for (const set of sets) {
    const [first, three, mrr] = set.best;
    console.log(`${set.name}: ${set.texts.length} texts, ${set.questions.length} questions`);
    for (const [name, make] of Object.entries(engines)) {
      const { figures, isBest } = measure(make(set), set);
      console.log(`  ${name.padEnd(22)}${figures}${isBest(set.best) ? '' : '  (below the best known)'}`);
    }
    console.log(`  ${'best of 13 engines'.padEnd(22)}${first} / ${three} / ${mrr}\n`);
  }
}

/**
 * `npm run bench:persona` scores the persona check on drafts that were written from the manual alone (test/persona/*.jsonl):
 * precision and recall of each check, with counts and 95 % intervals. `--file` names other pairs, `--wrong` shows every miss.
 */
import { globSync } from 'node:fs';
import path from 'node:path';
import { readCommand } from '../../sandbox/command-line.ts';
import { clauseChecks } from '#core/config/config.ts';
import { guessing } from '#core/config/clause.ts';
import { loadConfig } from '../../bot/config/load.ts';
import { createTextAnalysis } from '../../adapters/text/index.ts';
import { checkPair } from './check-pair.ts';
import { share } from './intervals.ts';
import { placeOf, readPairs, withRealHosts } from './pairs.ts';
import { percentile } from '../statistics.ts';

const root = path.join(import.meta.dirname, '..', '..');
const { values } = readCommand(process, {
  usage: `npm run bench:persona

Scores the persona check on drafts that were written from the manual alone (test/persona/*.jsonl).
  --file FILE     other pairs; as often as you like
  --config FILE   another manual than that of recado.yaml
  --wrong         shows every miss; --check NAME: only those of one check`,
  options: {
    file: { type: 'string', multiple: true },
    config: { type: 'string', default: path.join(root, 'recado.yaml') },
    wrong: { type: 'boolean', default: false },
    check: { type: 'string' },
  },
});
const files = values.file ?? globSync(path.join(root, 'test', 'persona', '*.jsonl')).toSorted();
if (files.length === 0) {
  console.error('There are no pairs in test/persona; name some with --file.');
  process.exit(1);
}

const text = createTextAnalysis();
const config = withRealHosts(loadConfig(values.config));
const pairs = files.flatMap(readPairs);
// Tables are read at the first use.
checkPair(config, text, { check: 'language', lang: 'es', draft: 'Hola', public: true, violates: false, answered: [] });
const times: number[] = [];
const judged = pairs.map((pair) => {
  const from = performance.now();
  const findings = checkPair(config, text, pair);
  times.push(performance.now() - from);
  return { pair, findings, said: findings.some(({ check }) => check === pair.check) };
});

for (const file of files) console.log(path.relative(root, file));
console.log(`\n${'check'.padEnd(22)}${'precision'.padEnd(30)}recall`);
const row = (name: string, of: typeof judged): void => {
  const right = of.filter(({ pair, said }) => said && pair.violates).length;
  const line = [
    share(right, of.filter(({ said }) => said).length),
    share(right, of.filter(({ pair }) => pair.violates).length),
  ];
  console.log(`${name.padEnd(22)}${line[0]?.padEnd(30)}${line[1]}`);
};
const of = (checks: readonly string[]): typeof judged => judged.filter(({ pair }) => checks.includes(pair.check));
const sure = clauseChecks.filter((check) => !guessing.includes(check));
for (const check of [...sure, ...guessing]) if (of([check]).length > 0) row(check, of([check]));
console.log('');
if (of(sure).length > 0) row('all that may stop', of(sure));
if (of(guessing).length > 0) row('all that only warn', of(guessing));
for (const place of [...new Set(pairs.map(placeOf))].toSorted())
  row(
    place,
    judged.filter(({ pair }) => placeOf(pair) === place && !guessing.includes(pair.check)),
  );
const clean = judged.filter(({ pair }) => !pair.violates);
const alarmed = clean.filter(({ pair, findings }) =>
  findings.some(({ check, severity }) => check !== pair.check && severity === 'stop'),
);
console.log(
  `\nClean drafts stopped by another check than their own: ${share(alarmed.length, clean.length)}. ` +
    `One draft, all checks: median ${percentile(times, 0.5).toFixed(1)} ms, 99 % ${percentile(times, 0.99).toFixed(1)} ms.`,
);

if (values.wrong) {
  for (const { pair, said, findings } of judged) {
    if (said === pair.violates || (values.check !== undefined && values.check !== pair.check)) continue;
    const found = findings
      .filter(({ check }) => check === pair.check)
      .map(({ excerpt, params }) => excerpt ?? JSON.stringify(params));
    console.log(`\n${said ? 'FALSE ALARM' : 'MISSED'} ${pair.check} ${placeOf(pair)} ${pair.public ? '' : 'private'}`);
    console.log(
      `  to:    ${pair.replyTo ?? ''}\n  draft: ${pair.draft}${said ? `\n  found: ${found.join(' | ')}` : ''}`,
    );
  }
}

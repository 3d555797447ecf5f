/**
 * Customers write, five people claim, answer, approve and send at once, and the bot (and now and then the workspace, or both)
 * is killed at random moments. At the end everything is counted; any loss or double ends with 1.
 *
 *   npm run torture -- --minutes 5 --seed 7
 *   npm run torture -- --minutes 5 --two-bots     two bots on a PostgreSQL server, one of them killed at a time
 */
import { parseArgs } from 'node:util';
import { flowConfig } from '../support/flow-config.ts';
import { startOne, startTwo } from './torture/tortured.ts';
import { startHands } from './torture/hands.ts';
import { startKiller } from './torture/killer.ts';
import { createChance } from '../../sandbox/day/chance.ts';
import { startCustomers } from './torture/customers.ts';
import { countAll } from './torture/count.ts';

const { values } = parseArgs({
  options: {
    'two-bots': { type: 'boolean', default: false },
    minutes: { type: 'string', default: '5' },
    seed: { type: 'string', default: String(Date.now() % 100_000) },
  },
});
const minutes = Number(values.minutes);
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const chance = createChance(Number(values.seed));
// With the queue messages, which are posted, pinned and drawn under the same storm.
const config = flowConfig().replace('people: [ivan]', 'people: [ivan, carmen]').replaceAll(', queue: false', '');
const tortured = values['two-bots'] ? await startTwo(config, chance) : await startOne(config);
const { recado, bringsWorkspace } = tortured;
say(`seed ${values.seed}, ${minutes} minutes, data folder ${recado.dataFolder}`);
const stop = new AbortController();
const customers = startCustomers({ recado, chance, signal: stop.signal });
const hands = startHands({ recado, chance, posts: customers.posts });
const killer = startKiller({ recado, bringsWorkspace, chance, signal: stop.signal, say });

await new Promise((resolve) => setTimeout(resolve, minutes * 60_000));
stop.abort();
await customers.ended;
await killer.ended;
say(`the storm is over: ${customers.posts.length} posts, ${killer.facts()}`);
const { problems, totals } = await countAll({ tortured, posts: customers.posts, hands, say });
for (const line of totals) say(line);
for (const problem of problems) say(`WRONG: ${problem}`);
say(problems.length === 0 ? 'Nothing was lost and nothing was doubled.' : `${problems.length} things are wrong.`);
if (problems.length > 0) process.env['RECADO_KEEP'] = 'yes';
await tortured.end();
process.exit(problems.length === 0 ? 0 : 1);

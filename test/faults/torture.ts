/**
 * Customers write, five people claim, answer, approve, ask experts and send at once, and the bot (and now and then the workspace,
 * or both) is killed at random moments. At the end everything is counted; any loss or double ends with 1, and a run that comes to no
 * verdict, on a busy machine say, with 2.
 *
 *   npm run torture -- --minutes 5 --seed 7
 *   npm run torture -- --minutes 5 --two-bots     two bots on a PostgreSQL server, one of them killed at a time
 *   npm run torture -- --minutes 5 --aim thread   most of it strikes the bot while it posts or redraws messages of this kind
 */
import { misused, numberBehind, readCommand } from '../../sandbox/command-line.ts';
import { flowConfig } from '../support/flow-config.ts';
import { startConnectedBots, startOne } from './torture/tortured.ts';
import { createAim, KINDS } from './torture/aim.ts';
import { createCalls } from './torture/calls.ts';
import { deleteQueues } from './torture/delete-queues.ts';
import { startHands } from './torture/hands.ts';
import { startKiller } from './torture/killer.ts';
import { createChance } from '../../sandbox/day/chance.ts';
import { startCustomers } from './torture/customers.ts';
import { countAll } from './torture/count.ts';

const usage = `npm run torture

Customers write and people press while the bot is killed at random moments; at the end everything is counted.
  --minutes 5   how long
  --seed 7      the same chances again
  --two-bots    two bots on a PostgreSQL server
  --aim KIND    most of it strikes the bot while it posts or redraws messages of this kind: ${KINDS.join(', ')}`;
const { values } = readCommand(process, {
  usage,
  options: {
    'two-bots': { type: 'boolean', default: false },
    aim: { type: 'string' },
    minutes: { type: 'string', default: '5' },
    seed: { type: 'string', default: String(Date.now() % 100_000) },
  },
});
const minutes = numberBehind(process, { option: 'minutes', text: values.minutes, least: 0, usage });
const seed = numberBehind(process, { option: 'seed', text: values.seed, least: 0, usage });
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const kind = KINDS.find((each) => each === values.aim);
if (values.aim !== undefined && kind === undefined) {
  misused(process, `There is no kind "${values.aim}" to aim at.`, usage);
}

const chance = createChance(seed);
/**
 * With the queue messages, which are posted, pinned and drawn under the same storm. One approver and the expert are in none of the
 * channels of the area and are asked in their direct conversations; managers are told of every gap.
 */
const config = flowConfig('awaySeconds: 1\nmanagers: direccion\n')
  .replace('people: [ivan]', 'people: [ivan, carmen]')
  .replaceAll(', queue: false', '')
  .replace("{ slack: '#facturacion' }", "{ slack: '#facturacion', members: [lucia, joao, ivan] }")
  .replace('\nroutes:\n', "\n  direccion: { slack: '#direccion', members: [ivan], queue: false }\nroutes:\n");
let managers = '';
const aim = kind && createAim({ kind, chance, managers: () => managers });
const tortured =
  aim || values['two-bots']
    ? await startConnectedBots(config, chance, { two: values['two-bots'], aim })
    : await startOne(config);
const { recado, bringsWorkspace } = tortured;
const calls = createCalls(`http://127.0.0.1:${recado.sandboxPort}`);
const channels = await calls.read<{ id: string; name: string }[]>('/sandbox/slack/channels');
managers = channels.find(({ name }) => name === 'direccion')?.id ?? '';
say(
  `seed ${values.seed}, ${minutes} minutes${kind === undefined ? '' : `, aimed at ${kind}`}, data folder ${recado.dataFolder}`,
);
let ending: Promise<void> | undefined;
/** Nothing of it outlives this process, also where it comes to no verdict; its data is kept then. */
process.on('uncaughtException', (error) => {
  say(`No verdict: ${error.message}.`);
  process.env['RECADO_KEEP'] = 'yes';
  ending ??= tortured.end().finally(() => process.exit(2));
});

const stop = new AbortController();
const customers = startCustomers({ recado, chance, signal: stop.signal });
const hands = startHands({ recado, aim, chance, posts: customers.posts });
const killer = startKiller({ recado, bringsWorkspace, aim, chance, signal: stop.signal, say });
const deleting = kind === 'queue' ? deleteQueues({ tortured, channels, signal: stop.signal }) : Promise.resolve(0);

await new Promise((resolve) => setTimeout(resolve, minutes * 60_000));
stop.abort();
await customers.ended;
await killer.ended;
const deleted = await deleting;
say(
  `the storm is over: ${customers.posts.length} posts, ${killer.facts()}${deleted > 0 ? `, ${deleted} queue messages deleted` : ''}`,
);
const { problems, totals } = await countAll({ tortured, aim, posts: customers.posts, hands, say });
for (const line of totals) say(line);
for (const problem of problems) say(`WRONG: ${problem}`);
say(problems.length === 0 ? 'Nothing was lost and nothing was doubled.' : `${problems.length} things are wrong.`);
if (problems.length > 0) process.env['RECADO_KEEP'] = 'yes';
await tortured.end();
process.exit(problems.length === 0 ? 0 : 1);

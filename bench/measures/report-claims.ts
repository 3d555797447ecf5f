import { setTimeout as pause } from 'node:timers/promises';
import { freePorts } from '../../test/support/ports.ts';
import { startBot } from '../bot.ts';
import { openLarge } from '../parts/large-database.ts';
import { createAsker } from '../parts/report-asker.ts';
import { residentMb, stop, type Room, type Running } from '../room.ts';
import { channelsOf, isFree, isTaken, messagesIn, openWorkspace } from '../slack.ts';
import { percentile, ratio, shown } from '../statistics.ts';
import type { Row } from '../table.ts';
import { call, until } from '../web.ts';

const AIM = 1.5;
const AIM_MORE_MB = 150;
const EVERY_MS = 700;
const LOOK_EVERY_MS = 15;
const MESSAGES_A_TICKET = 4;
const MINUTES_A_DAY = 24 * 60;
const EXPORTED = 100_000;
const subjects = [
  'me habéis cobrado dos veces',
  'mi pedido no llega',
  '¿a qué hora abre la tienda?',
  'la talla no es la mía',
  'hola',
];

interface Asked {
  messages: number;
  quick: boolean;
  /** Rows are exported as files too. */
  files: boolean;
}

/** Somebody takes conversations in the whole bot, alone and while reports are counted one after the other, and files written. */
export async function measureClaims(room: Room, run: Room, { messages, quick, files }: Asked): Promise<Row[]> {
  const folder = await closedFolder(run, messages);
  const { url, env } = await openWorkspace(room);
  const [port = 0, sandboxPort = 0] = await freePorts(2);
  const bot = await startBot(room, { dataFolder: folder, port, sandboxPort, env });
  const asker = createAsker(url, 'emma');
  const count = quick ? 10 : 25;
  const claims = await openClaims(url, count * (files ? 4 : 2) + 1);
  await bot.idle(60_000);
  await claims.take(1);

  const all = dayAgo(messages / MINUTES_A_DAY + 1);
  await asker.ask(all);
  const alone: number[] = [];
  const beside: number[] = [];
  const reports: number[] = [];
  // In turns, as a machine has better and worse moments.
  for (let round = 0; round < 5; round += 1) {
    alone.push(...(await claims.take(count / 5)));
    let over = false;
    const asking = (async () => {
      while (!over) reports.push(await asker.ask(all));
    })();
    beside.push(...(await claims.take(count / 5)));
    over = true;
    await asking;
  }
  const tickets = (messages / MESSAGES_A_TICKET).toLocaleString('en-GB');
  const rows = [
    claimRow(
      `claim to redrawn card while a report is made, ${tickets} conversations`,
      alone,
      beside,
      `${reports.length} reports one after the other, ${shown(percentile(reports, 0.5) / 1000)} s each until it is shown`,
    ),
  ];
  if (files) rows.push(...(await whileWriting()));
  // What it still does would cost whoever is measured next.
  await stop(bot.running);
  return rows;

  async function whileWriting(): Promise<Row[]> {
    const told: Row[] = [];
    const written = Math.min(EXPORTED, messages / MESSAGES_A_TICKET);
    for (const format of ['rows-csv', 'rows-xlsx'] as const) {
      const from = dayAgo((written * MESSAGES_A_TICKET) / MINUTES_A_DAY);
      const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
      const exporting = asker.file(from, format, begin);
      await Promise.race([begun, exporting]);
      const memory = watchMemory(bot.running);
      const [ms, during] = await Promise.all([exporting, claims.take(count)]);
      const more = memory.stop();
      const what = `${written.toLocaleString('en-GB')} rows as ${format === 'rows-csv' ? 'CSV' : 'Excel'}`;
      told.push(
        {
          name: `${what}, more memory (MB)`,
          ours: shown(more),
          baseline: '-',
          ratio: '-',
          aim: `under ${AIM_MORE_MB} MB`,
          met: more < AIM_MORE_MB,
          how: `resident of the whole bot at its highest, less what it was before; ${shown(ms / 1000)} s from sending the form in until the file is in her conversation`,
        },
        claimRow(
          `claim to redrawn card while ${what} are written`,
          alone,
          during,
          'claims beside it, some of them after its end',
        ),
      );
    }
    return told;
  }
}

/** Nothing in it is under way: the bot would bring a card for each. */
async function closedFolder(run: Room, messages: number): Promise<string> {
  await using large = await openLarge(run, messages);
  await large.opened.run(
    `update tickets set state = 'closed', close_reason = 'no-answer-needed', closed_at = now() where state = 'open'`,
  );
  return large.folder;
}

function claimRow(name: string, alone: readonly number[], beside: readonly number[], how: string): Row {
  const [mine, other] = [percentile(beside, 0.5), percentile(alone, 0.5)];
  return {
    name: `${name} (p50, ms)`,
    ours: shown(mine),
    baseline: shown(other),
    ratio: ratio(mine, other),
    aim: `at most ${AIM} x`,
    met: mine <= AIM * other,
    how: `${beside.length} beside, ${alone.length} alone, p95 ${shown(percentile(beside, 0.95))} and ${shown(percentile(alone, 0.95))}; ${how}; baseline: the same claim with nothing else going on`,
  };
}

const dayAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

interface Claims {
  /** Takes so many one after the other; milliseconds from each press until its card says so. */
  take(count: number): Promise<number[]>;
}

/** Cards that wait to be taken, over all channels. */
async function openClaims(url: string, count: number): Promise<Claims> {
  for (let i = 0; i < count; i += 1)
    await call('POST', `${url}/sandbox/x/posts`, {
      author: `clienta_${i}`,
      text: `@alba ${subjects[i % subjects.length]} (${i}).`,
    });
  const free = await until(
    'the cards',
    async () => {
      const all = await Promise.all(
        (await channelsOf(url)).map(async ({ id }) =>
          (await messagesIn(url, id, 200)).filter(isFree).map(({ ts }) => ({ channel: id, ts })),
        ),
      );
      return all.flat().length >= count && all.flat();
    },
    { everyMs: 250, withinMs: 180_000 },
  );

  async function takeOne(): Promise<number> {
    const card = free.pop();
    if (card === undefined) throw new Error('no card is left to be taken');
    const { channel, ts } = card;
    const pressed = performance.now();
    const press = call('POST', `${url}/sandbox/slack/click`, { user: 'lucia', channel, ts, actionId: 'claim' });
    await until(
      'the redrawn card',
      async () => (await messagesIn(url, channel, 200)).some((each) => each.ts === ts && isTaken(each)),
      { everyMs: LOOK_EVERY_MS },
    );
    const took = performance.now() - pressed;
    await press;
    return took;
  }

  return {
    async take(wanted) {
      const took: number[] = [];
      while (took.length < wanted) {
        took.push(await takeOne());
        await pause(EVERY_MS);
      }
      return took;
    },
  };
}

/** MB more than now, at the highest. */
function watchMemory({ child }: Running): { stop(): number } {
  const before = residentMb(child.pid ?? 0);
  let highest = before;
  const timer = setInterval(() => (highest = Math.max(highest, residentMb(child.pid ?? 0))), 100);
  return {
    stop: () => {
      clearInterval(timer);
      return highest - before;
    },
  };
}

import { fork, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startBot, type Bot } from '../bot.ts';
import { freePorts } from '../../test/support/ports.ts';
import { root, stop, type Room } from '../room.ts';
import { buttonOf, channelsOf, messagesIn, openWorkspace } from '../slack.ts';
import { shown } from '../statistics.ts';
import type { Row } from '../table.ts';
import { call } from '../web.ts';

const PER_SECOND = 6;
const CHANNEL = 'redes';
/** What Slack lets into a channel in a second; it lets a few more through at first. */
const SLACK_PER_SECOND = 1;
const SILENCE_AIM_S = 5;
const REFUSED_AIM = 2;
/** After the last card; then what is left is looked at for as long. */
const SETTLE_S = 10;
/** Of one core, more than while nothing happens. */
const IDLE_AIM = 0.1;
const LOOPS = 2;

interface Counted {
  cpu: number;
  cards: number;
  /** Tries that ended without a post. */
  cardsRefused: number;
  openings: number;
  openingsRefused: number;
}

/** Many customers write at once about what one channel answers: its cards come as fast as Slack takes them, in peace and beside other work. */
export async function measureChannel(room: Room, quick: boolean): Promise<Row[]> {
  const count = quick ? 60 : 300;
  return [...(await underway(room, count, 0)), ...(await underway(room, count, LOOPS))];
}

async function underway(room: Room, count: number, loops: number): Promise<Row[]> {
  const workspace = await openWorkspace(room);
  const channel = (await channelsOf(workspace.url)).find(({ name }) => name === CHANNEL)?.id ?? '';
  const [port = 0, sandboxPort = 0] = await freePorts(2);
  const bot = await startBot(room, { dataFolder: room.folder('bot'), port, sandboxPort, env: workspace.env });
  await bot.idle(20_000);
  const rest = await cpuPerSecond(bot, 5);
  const beside = Array.from({ length: loops }, () => busy(room));
  const before = await counted(bot);
  for (let i = 0; i < count; i += 1) {
    const next = pause(1_000 / PER_SECOND);
    await call('POST', `${workspace.url}/sandbox/x/posts`, {
      author: `clienta_${i}`,
      text: `@alba hola, ¿alguien ahí? (${i})`,
    });
    await next;
  }
  // A channel that stopped must end the measurement: as long as it may take at its slowest.
  const end = performance.now() + count * 3_000 + 60_000;
  let cards: number[] = [];
  while (cards.length < count && performance.now() < end) {
    await pause(1_000);
    cards = await cardTimes(workspace.url, channel);
  }
  const after = await counted(bot);
  for (const loop of beside) loop.kill('SIGKILL');
  await pause(SETTLE_S * 1_000);
  const left = await cpuPerSecond(bot, SETTLE_S);
  const { work } = await bot.health();
  await stop(bot.running);
  const seconds = (cards.at(-1) ?? 0) - (cards[0] ?? 0);
  const silence = Math.max(...cards.slice(1).map((at, i) => at - (cards[i] ?? at)));
  const made = (what: keyof Counted): number => after[what] - before[what];
  const where = loops === 0 ? 'alone' : `beside ${loops} busy loops`;
  const name = `${count} posts for one channel, ${where}`;
  const row = (what: string, ours: number, baseline: string, aim: string, met: boolean, how: string): Row => ({
    name: `${name}: ${what}`,
    ours: shown(ours),
    baseline,
    ratio: '',
    aim,
    met,
    how,
  });
  return [
    row(
      'cards a second',
      cards.length / seconds,
      shown(SLACK_PER_SECOND),
      'all of them, 1/s',
      cards.length === count && cards.length / seconds > 0.97,
      `${cards.length} cards in ${seconds.toFixed(0)} s, written ${PER_SECOND}/s; ${work.dead} jobs dead`,
    ),
    row(
      'longest silence (s)',
      silence,
      '',
      `under ${SILENCE_AIM_S}`,
      silence < SILENCE_AIM_S,
      'between two cards, by their times in Slack',
    ),
    row(
      'tries refused a card',
      made('cardsRefused') / made('cards'),
      '',
      `at most ${REFUSED_AIM}`,
      made('cardsRefused') <= REFUSED_AIM * made('cards'),
      `${made('cards')} posted`,
    ),
    // They let every card go first, and go out afterwards.
    row(
      'tries refused an opening of a thread',
      made('openingsRefused') / made('cards'),
      '',
      `at most ${REFUSED_AIM}`,
      made('openingsRefused') <= REFUSED_AIM * made('cards'),
      `until the last card; ${made('openings')} posted by then`,
    ),
    {
      name: `${name}: CPU a card (ms)`,
      ours: shown((made('cpu') / made('cards')) * 1_000),
      baseline: '',
      ratio: '',
      aim: '',
      how: 'of the whole process, from the first post of a customer to the last card',
    },
    row(
      `CPU ${SETTLE_S} s after the last card (cores)`,
      left,
      shown(rest),
      `under ${IDLE_AIM} more than at rest`,
      left < rest + IDLE_AIM,
      'baseline: at rest before the first post',
    ),
  ];
}

/** Seconds at which the cards were posted, in order. */
async function cardTimes(url: string, channel: string): Promise<number[]> {
  const all = await messagesIn(url, channel, 1_000);
  return all
    .filter((message) => buttonOf(message, 'claim') !== undefined)
    .map(({ ts }) => Number(ts))
    .toSorted((a, b) => a - b);
}

async function counted({ port }: Bot): Promise<Counted> {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  const value = (line: RegExp): number => Number(line.exec(text)?.[1] ?? 0);
  const tries = (kind: string, outcome: string): number =>
    value(new RegExp(`^recado_chat_posts_total\\{kind="${kind}",outcome="${outcome}"\\} (\\S+)`, 'm'));
  const vain = (kind: string): number => tries(kind, 'refused') + tries(kind, 'unknown');
  return {
    cpu: value(/^recado_process_cpu_seconds_total (\S+)/m),
    cards: tries('card', 'posted'),
    cardsRefused: vain('card'),
    openings: tries('thread', 'posted'),
    openingsRefused: vain('thread'),
  };
}

async function cpuPerSecond(bot: Bot, seconds: number): Promise<number> {
  const [from, before] = [performance.now(), await counted(bot)];
  await pause(seconds * 1_000);
  const after = await counted(bot);
  return (after.cpu - before.cpu) / ((performance.now() - from) / 1_000);
}

function busy(room: Room): ChildProcess {
  const loop = fork(path.join(root, 'bench', 'parts', 'busy-loop.ts'));
  room.defer(() => void loop.kill('SIGKILL'));
  return loop;
}

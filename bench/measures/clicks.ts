import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { nodeFlags, startBot, type Bot } from '../bot.ts';
import { preparePresses, type View } from '../presses.ts';
import { freePorts } from '../../test/support/ports.ts';
import type { FormCost } from '../parts/form-cost.ts';
import { cpuSeconds, heard, type Room, type Running } from '../room.ts';
import { cardsWith, openWorkspace, type Placed, type Workspace } from '../slack.ts';
import { atRate, openSocket, type Payload, type TimedSocket } from '../socket.ts';
import { median, percentile, ratio, shown, spread } from '../statistics.ts';
import type { Row } from '../table.ts';
import { call, until } from '../web.ts';

const CLICKS_PER_SECOND = 100;
const FORMS_PER_SECOND = 20;
const STORM_PER_SECOND = 150;
/** Shorter than the time after which a frozen bot's connection would be given up. */
const ROUND_SECONDS = 3;
const SETTLE_MS = 500;
const IDLE_WITHIN_MS = 120_000;
const FORMS_ALONE = 60;
const FORM_CPU_MS = 8;
const CARDS = 25;
/** One for each channel. */
const subjects = [
  'me habéis cobrado dos veces',
  'mi pedido no llega',
  '¿a qué hora abre la tienda?',
  'la talla no es la mía',
  'hola, ¿alguien ahí?',
];

interface Rig {
  ours: TimedSocket;
  bare: TimedSocket;
  bot: Bot;
  bareRunning: Running;
  workspace: Workspace;
  dataFolder: string;
}

/** Time from the envelope to its acknowledgement: the real bot beside a Bolt listener that does nothing else. */
export async function measureClicks(room: Room, quick: boolean): Promise<Row[]> {
  const rig = await setUp(room);
  const person = (await call<{ id: string; key: string }[]>('GET', `${rig.workspace.url}/sandbox/slack/users`)).find(
    ({ key }) => key === 'lucia',
  );
  if (person === undefined) throw new Error('the workspace has no lucia');
  const presses = await preparePresses(rig.workspace, person);
  const cards = await openCards(rig);

  let turn = 0;
  const claimed = new Set<Placed>();
  /** Each card is taken and given back in turn, so that every press moves a ticket. */
  function clicks(count: number): Payload[] {
    return Array.from({ length: count }, () => {
      const card = cards[turn % cards.length] as Placed;
      turn += 1;
      if (claimed.delete(card)) return presses.press(card, 'release');
      claimed.add(card);
      return presses.press(card, 'claim');
    });
  }

  const rounds = quick ? 2 : 7;
  const clickRounds = await inTurns(rig, rounds, CLICKS_PER_SECOND, clicks);
  for (const card of cards) if (!claimed.has(card)) await rig.ours.ask(presses.press(card, 'claim'));
  // Whoever presses into what is left of hundreds of presses measures them, not the form.
  if (!(await rig.bot.idle(IDLE_WITHIN_MS)))
    throw new Error(
      `the bot is not through with its presses after ${IDLE_WITHIN_MS / 1_000} s: ${JSON.stringify(await rig.bot.health())}`,
    );
  const views: View[] = [];
  let vain = 0;
  for (const card of cards.slice(0, 20)) {
    const opened = await presses.open(card, 'reply', (payload) => rig.ours.ask(payload));
    views.push(opened.view);
    vain += opened.vain;
  }
  let text = 0;
  const pid = rig.bot.running.child.pid ?? 0;
  const before = cpuSeconds(pid);
  const forms = await inTurns(rig, rounds, FORMS_PER_SECOND, (count) =>
    Array.from({ length: count }, () => {
      text += 1;
      return presses.submit(
        views[text % views.length] as View,
        `Hola, gracias por escribirnos: lo estamos mirando (${text}).`,
      );
    }),
  );

  await rig.bot.idle(IDLE_WITHIN_MS);
  const withAll = ((cpuSeconds(pid) - before) / text) * 1_000;

  cards.forEach((card) => claimed.add(card));
  const storm = await underStorm(rig, quick ? 1 : 4, clicks);

  const log = readFileSync(path.join(rig.dataFolder, 'recado.log'), 'utf8');
  const bad = log
    .split('\n')
    .filter((line) => /"msg":"(refused|an action failed|a form handler failed)"/.test(line)).length;
  const { work } = await rig.bot.health();
  const truth = `${bad} refused, ${work.dead} jobs dead`;
  const cost = await costOfForms(room, quick);
  return [
    ...toRows('click to ack', clickRounds, `at ${CLICKS_PER_SECOND}/s; ${truth}`, { p99: 2 }),
    ...toRows(
      'form to ack',
      forms,
      `at ${FORMS_PER_SECOND}/s${vain > 0 ? `; ${vain} presses in vain before 20 forms were open` : ''}`,
      { p50: 25, p99: 20 },
    ),
    {
      name: 'CPU a form, alone (ms)',
      ours: shown(median(cost)),
      baseline: '-',
      ratio: '-',
      aim: `under ${FORM_CPU_MS}`,
      met: median(cost) < FORM_CPU_MS,
      how: `one after the other in a process without a chat, middle of ${cost.length} rounds of ${FORMS_ALONE}, ${spread(cost)}; in the bot above, with all that a form orders there: ${shown(withAll)}`,
    },
    ...toRows(
      'click to ack in a storm',
      storm,
      `at ${CLICKS_PER_SECOND}/s while ${STORM_PER_SECOND} messages/s come in`,
      { p99: 4 },
    ),
  ];
}

/** Milliseconds of CPU a form by round, the first of which warms up and is left out. */
async function costOfForms(room: Room, quick: boolean): Promise<number[]> {
  const args = [room.folder('forms'), String(quick ? 4 : 8), String(FORMS_ALONE)];
  const alone = room.start(path.join('bench', 'parts', 'form-cost.ts'), args, {}, nodeFlags);
  const { rounds } = await heard<FormCost>(alone);
  await alone.ended;
  return rounds.slice(1);
}

async function setUp(room: Room): Promise<Rig> {
  const ours = await openSocket(room);
  const bare = await openSocket(room);
  const workspace = await openWorkspace(room, ours.url);
  const dataFolder = room.folder('bot');
  const [port = 0, sandboxPort = 0] = await freePorts(2);
  const bareRunning = room.start(path.join('bench', 'parts', 'bare-bolt.ts'), [`${bare.url}/api/`]);
  await heard(bareRunning);
  const bot = await startBot(room, { dataFolder, port, sandboxPort, env: workspace.env });
  await Promise.all([ours.connected(), bare.connected()]);
  return { ours, bare, bot, bareRunning, workspace, dataFolder };
}

async function openCards({ workspace, bot }: Rig): Promise<Placed[]> {
  for (let i = 0; i < CARDS; i += 1)
    await call('POST', `${workspace.url}/sandbox/x/posts`, {
      author: `clienta_${i}`,
      text: `@alba ${subjects[i % subjects.length]} (${i})`,
    });
  const cards = await until(
    'the cards',
    async () => {
      const there = await cardsWith(workspace.url, 'claim');
      return there.length >= CARDS && there;
    },
    { everyMs: 250, withinMs: 90_000 },
  );
  await bot.idle(5_000);
  return cards;
}

interface Rounds {
  ours: number[][];
  bare: number[][];
  /** Answers that were not a plain yes. */
  others: number;
}

/** Rounds of both in turns, the first of them to warm up. While the bare listener answers, the bot stands still, so that what it still has to do costs nobody time. */
async function inTurns(
  rig: Rig,
  rounds: number,
  perSecond: number,
  make: (count: number) => Payload[],
): Promise<Rounds> {
  const done: Rounds = { ours: [], bare: [], others: 0 };
  for (let i = 0; i < rounds; i += 1) {
    const payloads = make(perSecond * ROUND_SECONDS);
    rig.bot.running.child.kill('SIGSTOP');
    try {
      const answered = await atRate(rig.bare, payloads, perSecond);
      if (i > 0) done.bare.push(answered.map(({ ms }) => ms));
    } finally {
      rig.bot.running.child.kill('SIGCONT');
    }
    await pause(SETTLE_MS);
    await rig.ours.connected();
    const answered = await atRate(rig.ours, payloads, perSecond);
    if (i > 0) done.ours.push(answered.map(({ ms }) => ms));
    done.others += answered.filter(({ answer }) => Object.keys(answer).length > 0).length;
  }
  return done;
}

/** Both in turns while many customers write at once; nothing stands still. */
async function underStorm(rig: Rig, rounds: number, make: (count: number) => Payload[]): Promise<Rounds> {
  const done: Rounds = { ours: [], bare: [], others: 0 };
  const seconds = rounds * 2 * ROUND_SECONDS + 5;
  const { url } = rig.workspace;
  // A storm of up to a minute answers when it is over.
  const over = call('POST', `${url}/sandbox/storm`, { count: seconds * STORM_PER_SECOND, perSecond: STORM_PER_SECOND });
  await pause(2_500);
  for (let i = 0; i < rounds; i += 1) {
    const payloads = make(CLICKS_PER_SECOND * ROUND_SECONDS);
    done.bare.push((await atRate(rig.bare, payloads, CLICKS_PER_SECOND)).map(({ ms }) => ms));
    done.ours.push((await atRate(rig.ours, payloads, CLICKS_PER_SECOND)).map(({ ms }) => ms));
  }
  await over;
  return done;
}

/**
 * The middle of the rounds, of ours and of the bare listener, so that a moment in which the machine did something else does
 * not decide. Aims are how many times the bare listener ours may take at most.
 */
function toRows(name: string, { ours, bare, others }: Rounds, how: string, aims: { p50?: number; p99: number }): Row[] {
  return [0.5, 0.99].map((share): Row => {
    const [mine, other] = [ours, bare].map((rounds) => rounds.map((each) => percentile(each, share))) as [
      number[],
      number[],
    ];
    const [middle, middleBare] = [median(mine), median(other)];
    const tail = share > 0.9;
    const most = tail ? aims.p99 : aims.p50;
    return {
      name: `${name}, p${share * 100} (ms)`,
      ours: shown(middle),
      baseline: shown(middleBare),
      ratio: ratio(middle, middleBare),
      aim: most === undefined ? '' : `at most ${most} x`,
      met: most === undefined ? undefined : middle / middleBare <= most,
      how: `middle of ${ours.length} rounds of ${ours[0]?.length ?? 0}, ours ${spread(mine)}, bare ${spread(other)}${tail ? '' : `; ${how}${others > 0 ? `; ${others} ANSWERED OTHERWISE` : ''}`}`,
    };
  });
}

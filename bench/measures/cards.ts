import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startBot } from '../bot.ts';
import { freePorts } from '../../test/support/ports.ts';
import { cpuSeconds, heard, type Room, type Running } from '../room.ts';
import { channelsOf, isFree, isTaken, messagesIn, openWorkspace, type Message } from '../slack.ts';
import { percentile, ratio, shown, spread } from '../statistics.ts';
import type { Row } from '../table.ts';
import { call, until } from '../web.ts';

const EVERY_MS = 1_000;
/** Some time after a card appeared somebody takes it. */
const THEN_CLAIM_MS = 700;
const LOOK_EVERY_MS = 15;
const WARM_UP = 5;
/** For the cost of a message: over five channels, each card with the opening of its thread, well under what Slack lets through. */
const PER_SECOND = 2;
const THEN_S = 12;

/** What customers write about, by the channel it goes to. */
const subjects = {
  facturacion: 'me habéis cobrado dos veces',
  envios: 'mi pedido no llega',
  tiendas: '¿a qué hora abre la tienda?',
  producto: 'la talla no es la mía',
  redes: 'hola, ¿alguien ahí?',
};

interface Side {
  url: string;
  channels: Map<string, string>;
  toCard: number[];
  toRedrawn: number[];
}

/** From a customer's post to its card, and from a press of Claim to the redrawn card, as a person sees both. */
export async function measureCards(room: Room, quick: boolean): Promise<Row[]> {
  const workspaces = await Promise.all([openWorkspace(room), openWorkspace(room)]);
  const [ours, bare] = await Promise.all(
    workspaces.map(async ({ url }): Promise<Side> => ({
      url,
      channels: new Map((await channelsOf(url)).map(({ id, name }) => [name, id])),
      toCard: [],
      toRedrawn: [],
    })),
  );
  const [port = 0, sandboxPort = 0] = await freePorts(2);
  const bot = await startBot(room, {
    dataFolder: room.folder('bot'),
    port,
    sandboxPort,
    env: workspaces[0]?.env ?? {},
  });
  const relay = room.start(path.join('bench', 'parts', 'bare-relay.ts'), [], workspaces[1]?.env);
  await heard(relay);
  if (ours === undefined || bare === undefined) throw new Error('there are two workspaces');

  const count = WARM_UP + (quick ? 8 : 45);
  const from = performance.now();
  // Spread over every moment of the second between two looks at X, the same for both; in step with them it would be luck.
  const moment = (i: number): number => (i + ((i * 0.618) % 1) * 0.9) * EVERY_MS;
  await Promise.all(
    [ours, bare].flatMap((side) =>
      Array.from({ length: count }, async (_, i) => {
        await pause(Math.max(0, from + moment(i) - performance.now()));
        await one(side, i);
      }),
    ),
  );
  await bot.idle(30_000);
  const cost = await cpuOf(
    [
      { side: ours, running: bot.running },
      { side: bare, running: relay },
    ],
    quick ? 20 : 80,
  );
  const { work } = await bot.health();
  return [
    ...toRows(
      'post to card',
      ours.toCard,
      bare.toCard,
      `1 post/s on average over ${ours.channels.size} channels; the wait for the look at X, once a second, is in it; ${work.dead} jobs dead`,
      { p50: 1.3, p95: 1.3 },
    ),
    ...toRows('claim to redrawn card', ours.toRedrawn, bare.toRedrawn, '1 press/s', { p50: 2 }),
    cost,
  ];
}

/** What one message costs from X to its card, of the whole process and beyond what it uses at rest. */
async function cpuOf(both: { side: Side; running: Running }[], count: number): Promise<Row> {
  const used = async (work: () => Promise<void>): Promise<number[]> => {
    const before = both.map(({ running }) => cpuSeconds(running.child.pid ?? 0));
    await work();
    return both.map(({ running }, i) => cpuSeconds(running.child.pid ?? 0) - (before[i] ?? 0));
  };
  const seconds = count / PER_SECOND + THEN_S;
  const rest = await used(() => pause(seconds * 1_000));
  const names = Object.keys(subjects) as (keyof typeof subjects)[];
  const all = await used(async () => {
    for (let i = 0; i < count; i += 1) {
      const next = pause(1_000 / PER_SECOND);
      const name = names[i % names.length] ?? 'redes';
      await Promise.all(
        both.map(({ side }) =>
          call('POST', `${side.url}/sandbox/x/posts`, {
            author: `otra_${i}`,
            text: `@alba ${subjects[name]} #${name} gasto ${i}.`,
          }),
        ),
      );
      await next;
    }
    // The opening of each thread goes out behind the cards.
    await pause(THEN_S * 1_000);
  });
  const [mine = Number.NaN, other = Number.NaN] = all.map((each, i) => ((each - (rest[i] ?? 0)) / count) * 1_000);
  const how = `${count} posts, ${PER_SECOND}/s, the opening of the thread included; at rest ${rest.map((each) => `${shown((each / seconds) * 100)} %`).join(' and ')} of a core, which is taken off`;
  return {
    name: 'CPU a message, in to card out (ms)',
    ours: shown(mine),
    baseline: shown(other),
    ratio: ratio(mine, other),
    aim: '',
    how,
  };
}

async function one({ url, channels, toCard, toRedrawn }: Side, i: number): Promise<void> {
  const names = Object.keys(subjects) as (keyof typeof subjects)[];
  const name = names[i % names.length] ?? 'redes';
  const channel = channels.get(name) ?? '';
  const mark = `#${name} caso ${i}.`;
  const see = (what: string, is: (message: Message) => boolean): Promise<Message> =>
    until(
      what,
      async () =>
        (await messagesIn(url, channel, 8)).find(
          (message) => JSON.stringify(message.blocks).includes(mark) && is(message),
        ),
      {
        everyMs: LOOK_EVERY_MS,
      },
    );

  const posted = performance.now();
  await call('POST', `${url}/sandbox/x/posts`, { author: `clienta_${i}`, text: `@alba ${subjects[name]} ${mark}` });
  const card = await see(`the card of ${mark}`, isFree);
  if (i >= WARM_UP) toCard.push(performance.now() - posted);

  await pause(THEN_CLAIM_MS);
  const pressed = performance.now();
  const press = call('POST', `${url}/sandbox/slack/click`, { user: 'lucia', channel, ts: card.ts, actionId: 'claim' });
  await see(`the redrawn card of ${mark}`, isTaken);
  if (i >= WARM_UP) toRedrawn.push(performance.now() - pressed);
  await press;
}

/** Aims are how many times the bare relay ours may take at most. */
function toRows(
  name: string,
  ours: number[],
  bare: number[],
  how: string,
  aims: { p50?: number; p95?: number },
): Row[] {
  return [0.5, 0.95].map((share): Row => {
    const [mine, other] = [percentile(ours, share), percentile(bare, share)];
    const most = share > 0.9 ? aims.p95 : aims.p50;
    return {
      name: `${name}, p${share * 100} (ms)`,
      ours: shown(mine),
      baseline: shown(other),
      ratio: ratio(mine, other),
      aim: most === undefined ? '' : `at most ${most} x`,
      met: most === undefined ? undefined : mine / other <= most,
      how: `${ours.length} each after ${WARM_UP} to warm up, ours ${spread(ours)}, bare ${spread(bare)}${share > 0.9 ? '' : `; ${how}`}`,
    };
  });
}

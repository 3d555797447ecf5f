import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePorts } from '../../test/support/ports.ts';
import { startBot } from '../bot.ts';
import { brandFile, stop, type Room } from '../room.ts';
import { buttonOf, channelsOf, messagesIn, openWorkspace, type Message } from '../slack.ts';
import { shown } from '../statistics.ts';
import type { Row } from '../table.ts';
import { call } from '../web.ts';

/** A little less than fifty, so that the storm answers at once. */
const PER_SECOND = 49.9;
const CHANNEL = 'redes';
const AIM_S = 10;
/** Cards that somebody can look through. */
const READABLE = 80;
const PATIENCE_S = 120;
/** What the workspace shows of a channel at most. */
const LIMIT = 1_000;

interface Seen {
  cards: number;
  /** On the cards of floods, and those of them that have their own. */
  all: number;
  own: number;
  floods: number;
}

/** Fifty a second for a minute into one channel: it stays readable, nothing is lost, and its card tells the truth soon. */
export async function measureFlood(room: Room, quick: boolean): Promise<Row[]> {
  const count = quick ? 1_000 : 3_000;
  const workspace = await openWorkspace(room);
  const channel = (await channelsOf(workspace.url)).find(({ name }) => name === CHANNEL)?.id ?? '';
  const [port = 0, sandboxPort = 0] = await freePorts(2);
  const config = path.join(room.folder('config'), 'recado.yaml');
  const brand = readFileSync(brandFile, 'utf8').replace('floods: false\n', '');
  writeFileSync(config, brand.replace(/^routes:\n(?: {2}- .*\n)+/m, 'routes: []\n'));
  const env = { ...workspace.env, RECADO_CONFIG: config };
  const bot = await startBot(room, { dataFolder: room.folder('bot'), port, sandboxPort, env });
  await bot.idle(20_000);
  await call('POST', `${workspace.url}/sandbox/storm`, { count, perSecond: PER_SECOND });
  const storm = async (): Promise<boolean> =>
    (await call<{ running: boolean }>('GET', `${workspace.url}/sandbox/storm`)).running;
  while (await storm()) await pause(200);
  const over = performance.now();
  let right: number | undefined;
  let seen = await look(workspace.url, channel);
  while (right === undefined && performance.now() < over + PATIENCE_S * 1_000) {
    seen = await look(workspace.url, channel);
    if (told(seen) === count) right = (performance.now() - over) / 1_000;
    else await pause(200);
  }
  await bot.idle(PATIENCE_S * 1_000);
  seen = await look(workspace.url, channel);
  const { work, inbox } = await bot.health();
  await stop(bot.running);
  const name = `${count} messages into one channel, ${Math.round(PER_SECOND)}/s`;
  const row = (what: string, ours: string, aim: string, met: boolean, how: string): Row => ({
    name: `${name}: ${what}`,
    ours,
    baseline: '',
    ratio: '',
    aim,
    met,
    how,
  });
  return [
    row(
      'cards in the channel',
      shown(seen.cards + seen.floods),
      `at most ${READABLE}`,
      seen.cards + seen.floods <= READABLE,
      `${seen.floods} of floods, ${seen.cards} of single conversations; bare: ${count}, which Slack takes in ${Math.round(count / 60)} min`,
    ),
    row(
      'conversations that no card tells of',
      shown(count - told(seen)),
      'none',
      told(seen) === count && inbox.failed === 0,
      `${inbox.failed} set aside, ${work.dead} jobs dead`,
    ),
    row(
      'from the last message to the last card right (s)',
      right === undefined ? `over ${PATIENCE_S}` : shown(right),
      `at most ${AIM_S}`,
      right !== undefined && right <= AIM_S,
      'the simulated Slack refuses what is posted faster than a message a second',
    ),
  ];
}

/** Every conversation that the channel tells of, once. */
function told({ cards, all, own }: Seen): number {
  return all + cards - own;
}

async function look(url: string, channel: string): Promise<Seen> {
  const all = await messagesIn(url, channel, LIMIT);
  const floods = all.filter((message) => buttonOf(message, 'flood-list') !== undefined);
  const sum = (pattern: RegExp): number =>
    floods.reduce((total, message) => total + Number(pattern.exec(wordsOf(message))?.[1]?.replaceAll('.', '') ?? 0), 0);
  return {
    cards: all.filter((message) => buttonOf(message, 'claim') !== undefined).length,
    floods: floods.length,
    all: sum(/([\d.]+) (?:conversaciones de golpe|mensajes que dicen|comentarios bajo)/),
    own: sum(/([\d.]+) con tarjeta propia/),
  };
}

function wordsOf(message: Message): string {
  return JSON.stringify(message.blocks ?? []);
}

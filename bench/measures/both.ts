import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePorts } from '../../test/support/ports.ts';
import { openOffice, type Office } from '../../test/support/teams/office.ts';
import type { Message as TeamsMessage } from '../../test/support/teams/world.ts';
import { startBot } from '../bot.ts';
import type { Pair } from '../parts/bare-mirror.ts';
import { brandFile, heard, type Room } from '../room.ts';
import { channelsOf, isFree, isTaken, type Message, messagesIn, openWorkspace, type Workspace } from '../slack.ts';
import { percentile, ratio, shown, spread } from '../statistics.ts';
import type { Row } from '../table.ts';
import { call, until } from '../web.ts';

const WARM_UP = 3;
/** Between two presses, so that none waits for what the one before left to do. */
const QUIET_MS = 700;
const LOOK_EVERY_MS = 10;
const UNDER_MS = 2_000;
const TEAM = 'Atención';
const CHANNEL = 'Facturación';

interface Card {
  slack: Message;
  teams: TeamsMessage;
}

/** A bot with both chats, and its people's hands and eyes in each. */
interface Side {
  workspace: Workspace;
  office: Office;
  channel: string;
  /** A card that stands in both and is nobody's. */
  fresh(mark: string): Promise<Card>;
  toSlack: number[];
  toTeams: number[];
}

/** From a press of Claim in one chat until the card in the other shows it, both ways, with nothing else going on. */
export async function measureBoth(room: Room, quick: boolean): Promise<Row[]> {
  const ours = await openOurs(room);
  const bare = await openBare(room);
  const count = WARM_UP + (quick ? 8 : 30);
  for (let i = 0; i < count; i += 1) {
    for (const side of [ours, bare]) {
      const into = await inSlack(side, `caso ${i} hacia Slack.`);
      const back = await inTeams(side, `caso ${i} hacia Teams.`);
      if (i < WARM_UP) continue;
      side.toSlack.push(into);
      side.toTeams.push(back);
    }
  }
  const { work } = await ours.health();
  return [
    ...toRows('claim in Teams to Slack', ours.toSlack, bare.toSlack, `one at a time, ${work.dead} jobs dead`),
    ...toRows('claim in Slack to Teams', ours.toTeams, bare.toTeams, 'the same'),
  ];
}

async function inSlack(side: Side, mark: string): Promise<number> {
  const card = await side.fresh(mark);
  await pause(QUIET_MS);
  const pressed = performance.now();
  const press = side.office.press('lucia', card.teams, 'claim');
  await inChannel(side, mark, isTaken);
  const ms = performance.now() - pressed;
  await press;
  return ms;
}

async function inTeams(side: Side, mark: string): Promise<number> {
  const card = await side.fresh(mark);
  await pause(QUIET_MS);
  const pressed = performance.now();
  const press = call('POST', `${side.workspace.url}/sandbox/slack/click`, {
    user: 'lucia',
    channel: side.channel,
    ts: card.slack.ts,
    actionId: 'claim',
  });
  await until(`${mark} in Teams`, async () => !side.office.buttons(card.teams).includes('claim'), {
    everyMs: LOOK_EVERY_MS,
  });
  const ms = performance.now() - pressed;
  await press;
  return ms;
}

function inChannel(
  { workspace, channel }: Pick<Side, 'workspace' | 'channel'>,
  mark: string,
  is: (message: Message) => boolean,
): Promise<Message> {
  return until(
    `${mark} in Slack`,
    async () =>
      (await messagesIn(workspace.url, channel, 4)).find(
        (message) => JSON.stringify(message.blocks).includes(mark) && is(message),
      ),
    {
      everyMs: LOOK_EVERY_MS,
    },
  );
}

async function openChats(
  room: Room,
  port: number,
): Promise<Pick<Side, 'workspace' | 'office' | 'channel'> & { env: Record<string, string> }> {
  const office = await openOffice(
    {
      tenantId: '7c1d7c0e-7a54-4a3c-8a41-2f0f2f6c9b11',
      people: [{ key: 'lucia', name: 'Lucía Ferrer', email: 'lucia@alba.example', locale: 'es-ES' }],
      teams: [
        {
          name: TEAM,
          members: ['lucia'],
          installed: false,
          consent: true,
          channels: [{ name: null }, { name: CHANNEL }],
        },
      ],
    },
    () => `http://127.0.0.1:${port}/api/messages`,
  );
  room.defer(async () => office[Symbol.asyncDispose]());
  const workspace = await openWorkspace(room);
  const channel = (await channelsOf(workspace.url)).find(({ name }) => name === 'facturacion')?.id ?? '';
  return { workspace, office, channel, env: { ...workspace.env, ...office.env } };
}

async function openOurs(room: Room): Promise<Side & { health(): Promise<{ work: { dead: number } }> }> {
  const [port = 0, sandboxPort = 0] = await freePorts(2);
  const chats = await openChats(room, port);
  const configFile = path.join(room.folder('brand'), 'recado.yaml');
  writeFileSync(
    configFile,
    readFileSync(brandFile, 'utf8').replace(
      'facturacion: { slack: "#facturacion" }',
      `facturacion: { slack: "#facturacion", teams: "${TEAM} / ${CHANNEL}" }`,
    ),
  );
  const bot = await startBot(room, {
    dataFolder: room.folder('bot'),
    port,
    sandboxPort,
    env: { ...chats.env, RECADO_CONFIG: configFile },
  });
  for (const team of chats.office.service.world.teams) await chats.office.people.install(team);
  return {
    ...chats,
    toSlack: [],
    toTeams: [],
    health: () => bot.health(),
    async fresh(mark) {
      await call('POST', `${chats.workspace.url}/sandbox/x/posts`, {
        author: 'clienta',
        text: `@alba me habéis cobrado dos veces, ${mark}`,
      });
      const card = {
        slack: await inChannel(chats, mark, isFree),
        teams: await chats.office.find(mark, { channel: CHANNEL }),
      };
      await bot.idle(10_000);
      return card;
    },
  };
}

async function openBare(room: Room): Promise<Side> {
  const [port = 0] = await freePorts(1);
  const chats = await openChats(room, port);
  for (const team of chats.office.service.world.teams) team.installed = true;
  const mirror = room.start(
    path.join('bench', 'parts', 'bare-mirror.ts'),
    [String(port), chats.channel, chats.office.channel(CHANNEL).id],
    chats.env,
  );
  await heard(mirror);
  return {
    ...chats,
    toSlack: [],
    toTeams: [],
    async fresh(mark) {
      const made = heard<Pair>(mirror);
      mirror.child.send(mark);
      const { ts, activity } = await made;
      const teams = chats.office.messages(CHANNEL).find(({ id }) => id === activity);
      const slack = (await messagesIn(chats.workspace.url, chats.channel, 4)).find((message) => message.ts === ts);
      if (teams === undefined || slack === undefined) throw new Error(`${mark} is not in both chats`);
      return { slack, teams };
    },
  };
}

function toRows(name: string, ours: number[], bare: number[], how: string): Row[] {
  const rows = [0.5, 0.95, 1].map((share): Row => {
    const [mine, other] = [percentile(ours, share), percentile(bare, share)];
    return {
      name: `${name}, ${share === 1 ? 'slowest' : `p${share * 100}`} (ms)`,
      ours: shown(mine),
      baseline: shown(other),
      ratio: ratio(mine, other),
      aim: share === 0.95 ? 'under 2 s' : '',
      met: share === 0.95 ? mine < UNDER_MS : undefined,
      how:
        share === 0.5
          ? `${ours.length} each after ${WARM_UP} to warm up, ours ${spread(ours)}, bare ${spread(bare)}; ${how}`
          : '',
    };
  });
  return rows;
}

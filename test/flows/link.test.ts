import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silentLog } from '#core/ports/log.ts';
import { openEmbedded } from '../../store/database/embedded.ts';
import { startConnected, type Bot, type Connected } from '../faults/rig.ts';
import { wordsOfCard } from '../support/adaptive-card.ts';
import { wordsOf } from '../support/chat.ts';
import { flowConfig } from '../support/flow-config.ts';
import { arrive, claim, draft, uniqueWord } from '../support/scenes.ts';
import { copyTemplate } from '../support/store.ts';
import { openOffice, type Office } from '../support/teams/office.ts';
import { until } from '../support/until.ts';

/** In both chats, with the same address in each. */
const colleagues = [
  { key: 'nora', name: 'Nora Gil', email: 'nora@alba.example' },
  { key: 'pau', name: 'Pau Riba', email: 'pau@alba.example' },
  { key: 'rita', name: 'Rita Sanz', email: 'rita@alba.example' },
  { key: 'eva', name: 'Eva Mas', email: 'eva@agencia.example' },
];
const CHANNEL = { channel: 'Facturación' };

let office: Office;
let connected: Connected;
let bot: Bot;
let dataFolder: string;
const startBot = async (): Promise<Bot> => (bot = await connected.startBot({ ...office.env, RECADO_DATA: dataFolder }));

beforeAll(async () => {
  office = await openOffice(
    {
      tenantId: '7c1d7c0e-7a54-4a3c-8a41-2f0f2f6c9b11',
      people: colleagues.map((person) => ({ ...person, locale: 'es-ES' })),
      teams: [
        {
          name: 'Atención',
          members: colleagues.map(({ key }) => key),
          installed: false,
          consent: true,
          channels: [{ name: null }, { name: 'Facturación' }],
        },
      ],
    },
    () => `http://127.0.0.1:${bot.port}/api/messages`,
  );
  const inTheWorkspace = colleagues
    .map(({ key, name, email }) => `  ${key}: { name: ${name}, email: ${email}, language: es }\n`)
    .join('');
  connected = await startConnected({
    people: flowConfig("groups: { '@revisores': [nora, ivan] }\n").replace('people:\n', `people:\n${inTheWorkspace}`),
    // Of them the bot's own configuration knows nothing.
    config: flowConfig('companyDomains: [alba.example]\n')
      .replace(
        "facturacion: { slack: '#facturacion'",
        "facturacion: { slack: '#facturacion', teams: 'Atención / Facturación'",
      )
      .replace('by: { people: [ivan] }', "by: { group: '@revisores' }"),
  });
  dataFolder = await copyTemplate();
  await startBot();
  for (const team of office.service.world.teams) await office.people.install(team);
});
afterAll(async () => {
  await connected.end();
  await office[Symbol.asyncDispose]();
});

async function inSlack(user: string, words: string): Promise<string> {
  return wordsOf((await connected.recado.chat.command(user, 'facturacion', `/recado ${words}`)).ephemeral);
}

/** What she is told in her chat with the bot. */
async function inTeams(user: string, words: string): Promise<string> {
  const before = office.people.told(office.person(user)).length;
  await office.people.write(office.person(user), { personal: true }, words);
  return await until('an answer in Teams', () => office.people.told(office.person(user))[before]);
}

async function codeFor(user: string): Promise<string> {
  const code = /«link ([A-Z2-9]{8})»/.exec(await inSlack(user, 'link'))?.[1];
  if (code === undefined) throw new Error('no code was given');
  return code;
}

describe('a code asked for in one chat and typed in the other', () => {
  it('joins her accounts whichever chat she asks in, until she parts them again', async () => {
    const { recado } = connected;
    const code = /«link ([A-Z2-9]{8})»/.exec(await inTeams('rita', 'link'))?.[1] ?? '';
    expect(await inSlack('rita', `link ${code.toLowerCase()}`)).toContain('son la misma persona');
    const text = `@alba Otra factura rara ${uniqueWord()}`;
    const { card } = await arrive(recado, { text, channel: 'facturacion' });
    const there = await office.find(text, CHANNEL);
    await claim(recado, card, 'rita');
    await office.shows(there, 'an owner', (words) => words.includes('Rita Sanz'));
    expect(await inTeams('rita', 'mine')).toContain('carla_ruiz');
    await office.press('rita', there, 'reply');
    // Nora is in the group of approvers, and has done nothing yet.
    expect(wordsOfCard(office.dialog('rita').card)).toMatch(/La aprueba Nora Gil o Iván Soto/);
    expect(await inSlack('rita', 'unlink')).toContain('por separado');
    // What she has stays with the account that asked for the code.
    expect(await inTeams('rita', 'mine')).toContain('carla_ruiz');
    expect(await inSlack('rita', 'mine')).not.toContain('carla_ruiz');
  });

  it('makes one person of two accounts, in what she has already and in all that follows', async () => {
    const { recado } = connected;
    const text = `@alba Me cobráis la factura dos veces ${uniqueWord()}`;
    const { post, card } = await arrive(recado, { text, channel: 'facturacion' });
    const there = await office.find(text, CHANNEL);
    await office.press('nora', there, 'claim');
    await recado.chat.card(card, 'an owner', (words) => words.includes('Nora Gil'));
    expect(await inSlack('nora', 'mine')).not.toContain('carla_ruiz');

    expect(await inTeams('nora', `link ${await codeFor('nora')}`)).toContain('son la misma persona');
    expect(await inSlack('nora', 'link')).toContain('ya son la misma persona');

    // What she took in Teams is hers in Slack.
    expect(await inSlack('nora', 'mine')).toContain('carla_ruiz');
    const mine = await recado.chat.card(card, 'Reply', (_words, now) => recado.chat.buttons(now).includes('reply'));
    const answer = `Hola, Carla: ya está devuelto ${uniqueWord()}`;
    const inSlackThread = await draft(recado, mine, 'nora', answer);
    const waiting = await office.find(answer, { ...CHANNEL, thread: there.id });
    // She approves, as one of the group; her own draft she does not, from either side.
    await office.press('nora', waiting, 'approve-and-send');
    expect(office.people.told(office.person('nora')).at(-1)).toContain('Escribiste tú');
    expect(
      (await recado.chat.pressOld('nora', inSlackThread, 'approve-and-send')).ephemeral
        .map(({ text: words }) => words)
        .join(),
    ).toContain('Escribiste tú');
    expect(await recado.social.answers(post, 0)).toHaveLength(0);
    await recado.chat.press('ivan', inSlackThread, 'approve-and-send');
    expect((await recado.social.answers(post))[0]?.text).toContain(answer);
  });
});

describe('is refused in words', () => {
  it('a wrong code, somebody else’s, and an address that is not the company’s', async () => {
    const code = await codeFor('pau');
    expect(await inTeams('pau', 'link AAAAAAAA')).toContain('Ese no es el código');
    expect(await inTeams('rita', `link ${code}`)).toContain('No hay ningún código válido para tu dirección');
    expect(await inSlack('eva', 'link')).toContain('no es de la empresa');
    expect(await inTeams('eva', `link ${code}`)).toContain('no es de la empresa');
    expect(await inTeams('pau', `link ${code}`)).toContain('son la misma persona');
    expect(await inTeams('pau', `link ${code}`)).toContain('No hay ningún código válido');
    expect(await inSlack('pau', 'unlink')).toContain('por separado');
  });

  it('a code whose ten minutes are over', async () => {
    const code = await codeFor('pau');
    await bot.stop();
    const opened = await openEmbedded({ folder: dataFolder, log: silentLog });
    await opened.run("update link_codes set expires_at = expires_at - interval '10 minutes'");
    await opened.close();
    await startBot();
    expect(await inTeams('pau', `link ${code}`)).toContain('No hay ningún código válido');
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Form } from '#core/form.ts';
import { toView } from '../../../adapters/surfaces/slack/drawing/form.ts';
import { type Mode } from '../../../adapters/surfaces/teams/inbound/form-state.ts';
import { drawForm } from '../../../adapters/surfaces/teams/drawing/form.ts';
import { checkView } from '../../../sandbox/slack/blocks/index.ts';
import { cardProblems, wordsOfCard } from '../../support/adaptive-card.ts';
import { openRig, type Rig } from '../actions/rig.ts';

const SECRET = 'berenjena';
let rig: Rig;
beforeAll(async () => {
  rig = await openRig({
    lists: { vip: { name: 'VIP' }, prensa: { name: 'Prensa', authors: ['@carla_ruiz'] } },
    profile: { legalBasis: 'consent', interests: { cuentas: { name: 'Facturas', words: ['factura'] } } },
  });
});
beforeEach(() => rig.reset());
afterAll(() => rig.close());

/** The form as Teams shows it, in a dialog or in a card. */
function inTeams(form: Form, mode: Mode): unknown {
  return drawForm(form, {
    mode,
    view: 'v1',
    now: rig.clock.at,
    zone: 'Europe/Madrid',
    words: (key) => key,
    people: [],
    suggested: {},
    uploads: {},
  }).content;
}

/** Everything is known of her, and half of what she wrote is private. */
async function known(): Promise<string> {
  const { ticket, author, lastInbound } = await rig.open({ channels: ['facturacion'] });
  const { ticket: hidden } = await rig.open({ channels: ['cerrado'], text: 'otra', name: 'Otra' });
  await rig.store.authors.addNote({
    authorId: author.id,
    ticketId: hidden.id,
    text: `nota ${SECRET}`,
    by: 'lucia',
    at: rig.clock.at,
  });
  await rig.run(`
    update authors set bio = 'Diseñadora <b>&</b> lectora', followers = 42000, following = 310, joined_on = '2019-03-04', verified = true, influence = 50
      where id = '${author.id}';
    update tickets set private = true, author_id = '${author.id}' where id = '${hidden.id}';
    update messages set private = true, author_id = '${author.id}', text = 'mi ${SECRET} privada', kind = 'dm' where ticket_id = '${hidden.id}';
    insert into messages (id, network, account, native_id, current_id, version, direction, ticket_id, author_id, kind, private, text, language,
        conversation_id, url, media, counts, state, posted_at)
      select id || n, network, account, native_id || n, current_id || n, 0, direction, ticket_id, author_id, kind, private, 'mi factura ' || n, language,
        conversation_id, url, media, '{"likes": 9}', state, posted_at - n * interval '3 days' from messages, generate_series(1, 30) n where id = '${lastInbound.id}';
    insert into message_labels (message_id, version, label, value, sure, why, source, model, at)
      select id, 0, l, v, 1, '[]', 'text', 'test', posted_at from messages, (values ('area', 'billing'), ('sentiment', 'negative')) x (l, v)
      where ticket_id = '${ticket.id}' and direction = 'in'`);
  return ticket.id;
}

describe('what is known of an author', () => {
  it.each([
    ['ULUCIA', 'author', ['Historial', '31 en público', 'seguidores', 'Ver más', 'Última persona a cargo']],
    ['UJOAO', 'author', ['Histórico', '31 em público', 'seguidores', 'Ver mais']],
    ['UCARMEN', 'author', ['History', '31 in public', 'followers', 'in private']],
    [
      'ULUCIA',
      'profile',
      ['Influencia: ', 'Alcance: 42 mil seguidores', 'Facturas', 'En «Prensa» por la configuración'],
    ],
    ['UJOAO', 'profile', ['Influência: ', 'Alcance: 42 mil seguidores', 'Facturas']],
    ['UCARMEN', 'profile', ['Influence: ', 'Reach: 42K followers', 'Facturas', 'Take their data']],
    ['UCARMEN', 'influential', ['Influential authors', 'Facturación', '@carla_ruiz', 'Profile of @carla_ruiz']],
  ])('is whole in both chats for %s: %s', async (who, action, said) => {
    const ticketId = await known();
    if (who === 'ULUCIA') await rig.press(who, 'claim', { ticketId });
    const [form] = (await rig.press(who, action, action === 'influential' ? {} : { ticketId })).opened;
    if (!form) throw new Error('no form opened');
    const view = toView(form, { now: rig.clock.at });
    expect(checkView(view, 'modal')).toEqual([]);
    const inSlack = JSON.stringify(view);
    for (const mode of ['dialog', 'card'] as const) {
      const card = inTeams(form, mode);
      expect(cardProblems(card)).toEqual([]);
      const inCard = `${form.title} ${wordsOfCard(card)} ${JSON.stringify(card)}`;
      for (const each of said)
        expect(
          [inSlack, inCard].map((words) => words.includes(each)),
          each,
        ).toEqual([true, true]);
    }
  });

  it.each(['author', 'profile', 'influential', 'find', 'export-person'])(
    'says nothing of what she wrote in private to who may not read it: %s',
    async (action) => {
      const ticketId = await known();
      // She is in the public channel alone.
      rig.chat.surface.isMember = async (channel) => channel !== 'C-cerrado';
      const value = action === 'find' ? { find: '@carla_ruiz' } : { ticketId };
      const told = JSON.stringify(await rig.press('UIVAN', action, value));
      expect(told).not.toContain(SECRET);
      const read = JSON.stringify(await rig.press('UCARMEN', action === 'author' ? 'author' : 'profile', { ticketId }));
      expect(read).toContain(SECRET);
    },
  );
});

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Form } from '#core/form.ts';
import { toView } from '../../../adapters/surfaces/slack/drawing/form.ts';
import { checkView } from '../../../sandbox/slack/blocks/index.ts';
import { openRig, recordingRespond, type Rig } from './rig.ts';

const NEW = 'lo primero de hoy';
const OLD = 'lo más antiguo';

let rig: Rig;
beforeAll(async () => {
  rig = await openRig({});
});
afterAll(() => rig.close());

const words = (form: Form | undefined): string =>
  (form?.blocks ?? [])
    .map((block) =>
      block.kind === 'quote'
        ? block.text
        : 'inlines' in block
          ? block.inlines
              .map((inline) => ('text' in inline ? inline.text : 'person' in inline ? inline.person.name : ''))
              .join('')
          : '',
    )
    .join('\n');
const turns = (form: Form | undefined): string[] =>
  (form?.blocks ?? []).flatMap((block) =>
    block.kind === 'buttons' ? block.buttons.filter(({ action }) => action === 'author').map(({ value }) => value) : [],
  );

it('the history of an author counts, draws, and is turned page by page, in the language of the reader', async () => {
  const { ticket, author } = await rig.open({ text: OLD });
  await rig.press('ULUCIA', 'claim', { ticketId: ticket.id });
  const at = rig.clock.now().toISOString();
  await fill(ticket.id, author.id, at);

  const first = (await rig.press('ULUCIA', 'author', { ticketId: ticket.id })).opened[0];
  expect(words(first)).toContain('X @alba · 26 en público · 4 en privado · 1 respuesta nuestra');
  expect(words(first)).toContain('Última persona a cargo: Lucía');
  expect(words(first)).toMatch(/últimas 12 semanas: ·+▁/);
  expect(words(first)).toContain('positivos: 0, neutros: 0, negativos: 29');
  expect(words(first)).toContain('(1 a 12 de 31)');
  expect(words(first)).toContain(NEW);
  expect(words(first)).not.toContain(OLD);
  expect(checkView(toView(first as Form, { now: rig.clock.at }), 'modal')).toEqual([]);

  expect(words(first)).not.toContain('observamos');

  const [next] = turns(first);
  const second = (await rig.press('ULUCIA', 'author', JSON.parse(next ?? '{}'))).opened[0];
  expect(words(second)).toContain('(13 a 24 de 31)');
  expect(turns(second)).toHaveLength(2);
  // A page that is not there any more is the last one.
  const last = (await rig.press('UJOAO', 'author', { ticketId: ticket.id, page: '900' })).opened[0];
  expect(words(last)).toMatch(/25 a 31 de 31/);
  expect(words(last)).toContain(OLD);
  expect(words(last)).toContain('em público');
});

it('says what she wrote to accounts that we watch, and what was only heard, apart from what she wrote to us', async () => {
  const watching = await openRig({
    brands: {
      alba: {
        name: 'Alba',
        languages: ['es'],
        accounts: {
          alba: {
            network: 'x',
            handle: 'alba',
            listen: { watches: { rivales: { name: 'Otras marcas', competitors: ['rival'] } } },
          },
        },
      },
    },
    competitors: { rival: { name: 'Casa Rival', words: ['@casarival'] } },
  });
  const { ticket, author } = await watching.open({ text: '@casarival me atiende mejor que @alba' });
  const heard = (id: string, text: string): string => `
    insert into messages (id, network, account, native_id, current_id, version, direction, author_id, kind, private, text, conversation_id, url, media,
        counts, state, posted_at)
      values ('${id}', 'x', 'alba', '${id}', '${id}', 0, 'in', '${author.id}', 'post', false, '${text}', '${id}', 'https://x.example/1', '[]', '{}', 'live', now());
    insert into heard (message_id, account, watch, posted_at) values ('${id}', 'alba', 'rivales', now());`;
  await watching.run(heard('ms_to', '@casarival ¿abrís hoy?') + heard('ms_of', 'En casa rival hay cola'));
  const form = (await watching.press('ULUCIA', 'author', { ticketId: ticket.id })).opened[0];
  await watching.close();
  expect(words(form)).toContain('X @alba · 1 en público');
  expect(words(form)).toContain('A cuentas que observamos, en público: @casarival (2)');
  expect(words(form)).toContain('Escuchado, sin decírnoslo a nosotros: Otras marcas (1)');
  expect(words(form)).toMatch(/escuchado · ver en X\n@casarival ¿abrís hoy\?/);
  expect(checkView(toView(form as Form, { now: rig.clock.at }), 'modal')).toEqual([]);
});

it('shows how content she was as a picture where the chat takes one, and in words where it cannot be drawn', async () => {
  const { ticket, author } = await rig.open({ text: OLD, name: 'Otra Persona' });
  await rig.run(`insert into message_labels (message_id, version, label, value, why, source, model, at)
    select id, 0, 'sentiment', 'negative', '[]', 'text', 'test', now() from messages where author_id = '${author.id}' on conflict do nothing`);
  const drawn: string[] = [];
  let trouble: Error | undefined;
  const surface = { ...rig.chat.surface, picture: async () => 'F0PICTURE' };
  rig.services.surfaces = new Map([['slack', surface]]);
  rig.services.pictures = {
    png: async (svg) => {
      drawn.push(svg);
      if (trouble) throw trouble;
      return new Uint8Array([1]);
    },
  };
  const dispatch = rig.dispatchWith({ patienceMs: 60_000 });
  const open = async (): Promise<Form | undefined> => {
    const { respond, opened } = recordingRespond();
    const value = JSON.stringify({ ticketId: ticket.id });
    await dispatch.onClick({ id: randomUUID(), surface: 'slack', userId: 'ULUCIA', action: 'author', value }, respond);
    return opened[0];
  };
  trouble = new Error('no room');
  expect(words(await open())).toMatch(/últimas 12 semanas: ·+▁/);
  trouble = undefined;
  const form = await open();
  const image = form?.blocks.find(({ kind }) => kind === 'image');
  expect(image).toMatchObject({ file: 'F0PICTURE', alt: expect.stringContaining('negativo: 1') });
  expect(words(form)).not.toContain('▁');
  // It is shown by a file that says nothing of who she is.
  expect(drawn.join()).not.toContain('Otra');
  expect(checkView(toView(form as Form, { now: rig.clock.at }), 'modal')).toEqual([]);
});

/** Thirty days of it: what she wrote before, four in private, and an answer of ours. */
async function fill(ticketId: string, authorId: string, at: string): Promise<void> {
  await rig.run(`
    insert into messages (id, network, account, native_id, current_id, version, direction, ticket_id, author_id, kind, private, text, language,
        conversation_id, url, media, counts, state, posted_at)
      select 'ms_h' || n, 'x', 'alba', 'h' || n, 'h' || n, 0, case when n = 3 then 'out' else 'in' end, '${ticketId}',
        case when n <> 3 then '${authorId}' end, 'mention', n between 5 and 8, case when n = 1 then '${NEW}' else 'dicho ' || n end, 'es', 'h',
        'https://x.example/h' || n, '[]', '{}', 'live', timestamptz '${at}' - n * interval '1 day' + interval '2 days'
      from generate_series(1, 30) n;
    insert into message_labels (message_id, version, label, value, why, source, model, at)
      select 'ms_h' || n, 0, 'sentiment', 'negative', '[]', 'text', 'test', now() from generate_series(1, 30) n where n <> 3;
    update messages set posted_at = timestamptz '${at}' - interval '90 days' where text = '${OLD}'`);
}

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Form } from '#core/form.ts';
import type { InboundMessage } from '#core/message.ts';
import { RecadoError } from '#core/errors.ts';
import { drawCard } from '../../../handlers/cards/card.ts';
import { runCommand } from '../../../handlers/commands/command.ts';
import type { Job } from '../../../handlers/define.ts';
import { ingestMessage } from '../../../handlers/jobs/ingest-message.ts';
import { listen } from '../../../handlers/jobs/listen.ts';
import { openRig, recordingRespond, type Rig } from '../actions/rig.ts';
import { readInlines } from '../cards/builders.ts';

const job: Job = listen;
const ingest: Job = ingestMessage;
const PER_DAY = 30;

let rig: Rig;
/** What the network has, and what was asked of it. */
let said: InboundMessage[];
let asked: { words: readonly string[]; atMost: number; cursor: string | undefined }[];
let trouble: RecadoError | undefined;

beforeAll(async () => {
  rig = await openRig({
    brands: {
      alba: {
        name: 'Alba',
        languages: ['es', 'pt', 'en'],
        accounts: {
          alba: {
            network: 'x',
            handle: 'alba',
            listen: {
              perDay: PER_DAY,
              watches: {
                rival: { name: 'Casa Rival', competitors: ['rival'] },
                incendio: { name: 'Incendios', words: ['incendio'] },
              },
            },
          },
        },
      },
    },
    competitors: { rival: { name: 'Casa Rival', words: ['@casarival'] } },
    managers: 'general',
    routes: [
      { when: { area: 'billing' }, to: 'facturacion' },
      { when: { watch: 'incendio' }, to: 'cerrado' },
    ],
  });
});
afterAll(() => rig.close());
beforeEach(async () => {
  await rig.reset();
  [said, asked, trouble] = [[], [], undefined];
  rig.network.connection.search = async ({ words }, { cursor, atMost }) => {
    asked.push({ words, atMost, cursor });
    if (trouble) throw trouble;
    const found = said.filter(({ text }) => words.some((word) => text.toLowerCase().includes(word.toLowerCase())));
    const messages = found.slice(0, atMost);
    return { messages, cursor: 'c1', read: messages.length, all: found.length <= atMost };
  };
});

function post(nativeId: string, text: string, over: Partial<InboundMessage> = {}): InboundMessage {
  return {
    nativeId,
    currentId: nativeId,
    version: 0,
    kind: 'post',
    private: false,
    text,
    author: { nativeId: `u-${nativeId}`, handle: `h_${nativeId}`, name: `Persona ${nativeId}`, followers: 100 },
    postedAt: new Date(rig.clock.at.getTime() - 60_000),
    url: `https://x.example/${nativeId}`,
    conversationId: nativeId,
    mentions: [],
    media: [],
    counts: { likes: 0, reposts: 0, replies: 0, quotes: 0 },
    ...over,
  };
}
async function run(minutes = 20): Promise<void> {
  rig.clock.at = new Date(rig.clock.at.getTime() + minutes * 60_000);
  await job.handle(rig.services, {}, new AbortController().signal);
  await ingest.handle(rig.services, {}, new AbortController().signal);
}
async function tickets(): Promise<unknown[]> {
  const { rows } = (await rig.run('select count(*)::int as n from tickets')) as { rows: { n: number }[] };
  return rows;
}
const words = (form: Form | undefined): string =>
  (form?.blocks ?? [])
    .map((block) => (block.kind === 'quote' ? block.text : 'inlines' in block ? readInlines(block.inlines) : ''))
    .join('\n');
async function listed(userId = 'ULUCIA', watch = 'rival'): Promise<Form | undefined> {
  return (await rig.press(userId, 'heard', { account: 'alba', watch })).opened[0];
}
const buttons = (form: Form | undefined): { label: string; value: string }[] =>
  (form?.blocks ?? []).flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));
/** Presses a button in a form; gives what she is told and what stands in its place. */
async function pressIn(
  userId: string,
  action: string,
  value: string,
): Promise<{ said: string; form: Form | undefined }> {
  const told = recordingRespond();
  let form: Form | undefined;
  await rig.dispatch.onClick(
    { id: `${action}-${userId}-${value}`, surface: 'slack', userId, action, value },
    { ...told.respond, replace: async (next) => void (form = next) },
  );
  return { said: [...told.said, ...told.opened.map(words)].join(), form };
}

describe('what is heard', () => {
  it('is listed by influence, with counts, and makes no conversation', async () => {
    said = [
      post('1', 'En Casa Rival todo bien'),
      post('2', 'Casa Rival me gusta', {
        author: { nativeId: 'u-2', handle: 'famosa', name: 'Famosa', followers: 900_000 },
      }),
    ];
    await run();
    expect(await tickets()).toEqual([{ n: 0 }]);
    expect(asked[0]).toEqual({ words: ['Casa Rival', '@casarival'], atMost: PER_DAY, cursor: undefined });
    const form = await listed();
    expect(words(form)).toContain('Casa Rival · ');
    expect(words(form)).toContain('2 hoy');
    expect(words(form).indexOf('Famosa')).toBeLessThan(words(form).indexOf('Persona 1'));
    expect(buttons(form).map(({ label }) => label)).toEqual(['Abrir como conversación', 'Abrir como conversación']);
    // A second look goes on where the first ended, and says nothing twice.
    await run();
    expect(asked.at(-2)).toMatchObject({ cursor: 'c1' });
    expect(words(await listed())).toContain('2 hoy');
  });

  it('is looked for when its turn has come, and not before', async () => {
    await run();
    const looks = asked.length;
    await run(5);
    expect(asked).toHaveLength(looks);
    await run(15);
    expect(asked.length).toBeGreaterThan(looks);
  });

  it('becomes a conversation where a route asks for it, in its channel', async () => {
    said = [post('3', 'Hay un incendio en la factura')];
    await run();
    const { rows } = (await rig.run('select id from tickets')) as { rows: { id: string }[] };
    const detail = await rig.detail(rows[0]?.id ?? '');
    expect(detail.ticket.route).toMatchObject({
      rule: 2,
      matched: [{ on: 'watch', value: 'incendio' }],
      channels: ['cerrado'],
    });
    expect(words(await listed('ULUCIA', 'incendio'))).toContain('Ya es una conversación');
  });

  it('becomes one by a press, once, as it is now; its card says that it cannot be answered', async () => {
    said = [post('4', 'Casa Rival y la factura')];
    rig.network.now.set('4', { state: 'live', message: post('4', 'Casa Rival y la factura', { kind: 'mention' }) });
    await run();
    const open = buttons(await listed())[0]?.value ?? '';
    const told = await pressIn('ULUCIA', 'open-heard', open);
    await pressIn('UJOAO', 'open-heard', open);
    await ingest.handle(rig.services, {}, new AbortController().signal);
    expect(words(told.form)).toContain('Es una conversación');
    const { rows } = (await rig.run('select id from tickets')) as { rows: { id: string }[] };
    expect(rows).toHaveLength(1);
    const detail = await rig.detail(rows[0]?.id ?? '');
    expect(detail.ticket.route.channels).toEqual(['facturacion']);
    expect(await rig.store.activity.of(detail.ticket.id)).toContainEqual(
      expect.objectContaining({ what: 'heard.opened', detail: { by: 'lucia' } }),
    );
    const card = drawCard(
      { detail, config: rig.services.config, surface: 'slack' },
      { channel: 'facturacion', home: true },
      { texts: rig.services.texts, homeLink: null },
    );
    expect(card.blocks.map((block) => ('inlines' in block ? readInlines(block.inlines) : '')).join('\n')).toContain(
      'X no deja contestar a quien no nos menciona',
    );
    const reply = await rig.press('ULUCIA', 'reply', { ticketId: detail.ticket.id });
    expect(reply.opened).toEqual([]);
    expect(reply.said.join()).toContain('X no dejaría publicar la respuesta');
  });

  it('is a conversation as any other once its author says it to us', async () => {
    said = [post('5', 'Casa Rival contesta antes')];
    await run();
    const message = post('5', 'Casa Rival contesta antes, @alba', { kind: 'mention', mentions: ['alba'] });
    await rig.store.inbox.add(
      [{ network: 'x', account: 'alba', brand: 'alba', event: { kind: 'message', eventKey: 'post:5:0', message } }],
      rig.clock.at,
    );
    await ingest.handle(rig.services, {}, new AbortController().signal);
    expect(await tickets()).toEqual([{ n: 1 }]);
    const { rows } = (await rig.run('select kind, text from messages')) as { rows: unknown[] };
    expect(rows).toEqual([{ kind: 'mention', text: 'Casa Rival contesta antes, @alba' }]);
  });

  it('is opened by nobody once its author took it back', async () => {
    said = [post('6', 'Casa Rival, qué error')];
    rig.network.now.set('6', { state: 'gone' });
    await run();
    const told = await pressIn('ULUCIA', 'open-heard', buttons(await listed())[0]?.value ?? '');
    await ingest.handle(rig.services, {}, new AbortController().signal);
    expect(told.said).toContain('Ya no está');
    expect(await tickets()).toEqual([{ n: 0 }]);
    expect(words(await listed())).not.toContain('qué error');
  });

  it('leaves out whoever wants no profile, and is forgotten after a month', async () => {
    said = [post('7', 'Casa Rival siempre')];
    await run();
    await rig.run("update authors set objected_at = now() where native_id = 'u-7'");
    expect(words(await listed())).not.toContain('siempre');
    said = [post('8', 'Casa Rival otra vez', { author: { nativeId: 'u-7', handle: 'h_7', name: 'Persona 7' } })];
    await run();
    const { rows } = (await rig.run("select count(*)::int as n from messages where native_id = '8'")) as {
      rows: unknown[];
    };
    expect(rows).toEqual([{ n: 0 }]);
    await rig.run('update authors set objected_at = null');
    expect(await rig.store.listening.forget(new Date(rig.clock.at.getTime() + 1))).toBe(1);
    const left = (await rig.run(
      'select (select count(*)::int from messages) as m, (select count(*)::int from authors) as a',
    )) as {
      rows: unknown[];
    };
    expect(left.rows).toEqual([{ m: 0, a: 0 }]);
  });
});

describe('the budget of a day', () => {
  it('ends listening, tells managers once, and is there again the next day', async () => {
    said = Array.from({ length: PER_DAY + 5 }, (_, number) => post(`9${number}`, 'Casa Rival y más'));
    await run();
    expect(asked.map(({ atMost }) => atMost)).toEqual([PER_DAY]);
    await run();
    expect(asked).toHaveLength(1);
    const alerts = await rig.store.alerts.open();
    expect(alerts).toMatchObject([
      { kind: 'listening', account: 'alba', channel: 'general', params: { perDay: PER_DAY } },
    ]);
    expect(words(await listed('UCARMEN'))).toContain(`${PER_DAY} of ${PER_DAY} posts read today`);
    expect(words(await listed('ULUCIA'))).not.toContain('mensajes leídos');
    said = [];
    await run(24 * 60);
    expect(asked.length).toBeGreaterThan(1);
    expect(await rig.store.alerts.open()).toEqual([]);
  });

  it('is never passed by two who take at once, and what was not read is given back', async () => {
    const budget = { account: 'alba', kind: 'listen', day: '2026-03-10' };
    const given = await Promise.all(
      [20, 20, 20].map((reads) => rig.store.listening.take(budget, { reads, perDay: PER_DAY })),
    );
    expect(given.reduce((sum, each) => sum + each, 0)).toBe(PER_DAY);
    await rig.store.listening.giveBack(budget, 12);
    expect((await rig.store.listening.taken('listen', '2026-03-10')).get('alba')).toBe(18);
  });

  it('is not spent by a look that failed, which is told and tried again', async () => {
    trouble = new RecadoError('network.unreachable', { params: { network: 'X' } });
    await run();
    expect((await rig.store.listening.taken('listen', '2026-03-10')).get('alba')).toBe(0);
    expect(words(await listed('UCARMEN'))).toContain('could not be read last time');
    trouble = undefined;
    said = [post('11', 'Casa Rival vuelve')];
    const told = await pressIn('UCARMEN', 'listen-now', JSON.stringify({ account: 'alba', watch: 'rival' }));
    await ingest.handle(rig.services, {}, new AbortController().signal);
    expect(words(told.form)).toContain('Listened just now');
    expect(words(await listed('UCARMEN'))).toContain('vuelve');
  });
});

it('the command tells what was heard today by each watch', async () => {
  said = [post('12', 'Casa Rival de día')];
  await run();
  const actor = await rig.services.directory.actor('slack', 'ULUCIA');
  const t = rig.services.texts.in('es');
  const card = await runCommand(
    { ...rig.services, actor, t } as Parameters<typeof runCommand>[0],
    {
      channel: 'C1',
      text: 'escucha',
    } as Parameters<typeof runCommand>[1],
  );
  if (typeof card === 'string' || Array.isArray(card)) throw new Error('no card');
  const lines = card.blocks.map((block) => ('inlines' in block ? readInlines(block.inlines) : ''));
  expect(lines.join('\n')).toMatch(/Casa Rival · .*1 hoy/);
  expect(lines.join('\n')).toMatch(/Incendios · .*0 hoy/);
});

import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { Config } from '#core/config/config.ts';
import type { Right } from '#core/people.ts';
import type { ReportDocument } from '#core/ports/documents.ts';
import { createDocuments } from '../../../adapters/documents/index.ts';
import type { Services } from '../../../handlers/context.ts';
import { writeRecord } from '../../../handlers/crisis/record-file.ts';
import { judgeSigns } from '../../../handlers/jobs/judge-signs.ts';
import { watchCrisis } from '../../../handlers/jobs/watch-crisis.ts';
import { postCard } from '../../../handlers/jobs/post-card.ts';
import { read } from '../cards/builders.ts';
import { message, openRig, type Rig } from './rig.ts';

let rig: Rig;
let services: Services;
beforeAll(async () => {
  rig = await openRig();
}, 240_000);
beforeEach(async () => {
  await rig.reset();
  services = { ...rig.services, config: Config.parse({ ...rig.services.config, managers: 'faturas' }) };
});
afterAll(() => rig.test.close());

/** One pixel. */
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const never = new AbortController().signal;
const told = (): string[] =>
  rig.chat.messages.filter(({ channel }) => channel === 'C-faturas').map(({ card }) => read(card).join(' '));

async function redMessage(nativeId: string, text = '¿Y mi factura?'): Promise<void> {
  const author = { nativeId: `a${nativeId}`, handle: `cliente_${nativeId}`, name: `Cliente ${nativeId}` };
  await rig.takeIn(
    message({ nativeId, currentId: nativeId, conversationId: nativeId, text, author, postedAt: rig.clock.at }),
  );
  const { db } = rig.test.opened;
  const { id: ticketId } = await db
    .selectFrom('tickets')
    .select('id')
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  const [brand = ''] = Object.keys(services.config.brands);
  await db
    .insertInto('crisisSigns')
    .values({ brand, kind: 'red', what: 'facua', level: 1, ticketId, at: rig.clock.at })
    .execute();
}

async function show(): Promise<void> {
  for (const { id } of await services.store.crisis.open()) await rig.show({ kind: 'incident', ownerId: id }, services);
}

it('what managers must know of is told once, however often it is looked at', async () => {
  await redMessage('301');
  await judgeSigns.handle(services, {}, never);
  await judgeSigns.handle(services, {}, never);
  await watchCrisis.handle(services, {}, never);
  await watchCrisis.handle(services, {}, never);
  await show();
  // No two draws of one incident stand closer.
  rig.clock.at = new Date(rig.clock.at.getTime() + 30_000);
  await show();
  expect(told()).toHaveLength(1);
  expect(told()[0]).toMatch(/«facua»/);
});

it('three that say different things show what it is about, each with how many say the same', async () => {
  const said = [
    'Mi pedido % lleva un mes de retraso, voy a FACUA',
    '@alba a FACUA: mi pedido % lleva un mes de retraso',
  ];
  for (let n = 0; n < 8; n += 1) await redMessage(`31${n}`, said[n % 2]?.replace('%', String(n)));
  await redMessage('320', 'La lámpara Sol ha ardido en el salón');
  await redMessage('321', '¿Quién me devuelve el dinero de la estufa?');
  await judgeSigns.handle(services, {}, never);
  await show();
  const [alert = ''] = told();
  expect(alert.match(/n\.º \d+ · X/g)).toHaveLength(3);
  expect(alert.match(/un mes de retraso/g)).toHaveLength(1);
  expect(alert).toMatch(/un mes de retraso.*(y otras|e outras) 7 como esta/);
  expect(alert).toMatch(/lámpara Sol.*estufa|estufa.*lámpara Sol/);
  const [open] = await services.store.crisis.open();
  const { document } = await record(open?.id ?? '');
  expect(document?.meanings.map(({ text }) => /(?:otras|outras) 7 como esta/.test(text)).filter(Boolean)).toHaveLength(
    1,
  );
});

it('is over after a quiet hour, and its card becomes the record', async () => {
  await redMessage('302');
  await judgeSigns.handle(services, {}, never);
  await show();
  const [open] = await services.store.crisis.open();
  for (let minutes = 0; minutes < 70; minutes += 5) {
    rig.clock.at = new Date(rig.clock.at.getTime() + 5 * 60_000);
    await watchCrisis.handle(services, {}, never);
  }
  expect(await services.store.crisis.open()).toEqual([]);
  await rig.show({ kind: 'incident', ownerId: open?.id ?? '' }, services);
  expect(told()).toHaveLength(1);
  expect(told()[0]).toMatch(/vuelve la normalidad|voltou ao normal/);

  // The longer record leads to conversations, and holds no word of a customer.
  const { incident, document } = await record(open?.id ?? '');
  expect(document?.said.rows.map(([, what]) => what)).toEqual(['Se avisa a dirección.', 'Vuelve la normalidad.']);
  expect(document?.meanings[0]?.name).toMatch(/^n\.º \d+$/);
  expect(JSON.stringify(document)).not.toMatch(/factura|Carla|carla_ruiz/);
  if (!document) throw new Error('nothing was written');
  const bytes = await createDocuments().report('pdf', document);
  expect(new TextDecoder('latin1').decode(bytes.slice(0, 5))).toBe('%PDF-');
  await expect(
    writeRecord(incident.services, { ...incident, actor: { ...incident.actor, rights: new Set() } }),
  ).rejects.toThrow('right.missing');
});

async function record(incidentId: string) {
  let document: ReportDocument | undefined;
  const written: Services = {
    ...services,
    pictures: { png: async () => new Uint8Array(Buffer.from(PIXEL, 'base64')) },
    documents: {
      ...services.documents,
      report: async (_format, given) => {
        document = given;
        return new Uint8Array();
      },
    },
  };
  const actor = {
    ...(await services.directory.actor('slack', 'UIVAN')),
    rights: new Set<Right>(['manage']),
    locale: 'es',
  };
  await writeRecord(written, { actor, incidentId });
  return { document, incident: { services: written, actor, incidentId } };
}

it('private messages are counted, and no word of theirs is told', async () => {
  for (let n = 0; n < 6; n += 1)
    await rig.takeIn(
      message({
        nativeId: `40${n}`,
        currentId: `40${n}`,
        conversationId: `40${n}`,
        private: true,
        text: `zarzaparrilla caducada ${n}`,
        author: { nativeId: `8${n}`, handle: `p${n}`, name: 'P' },
        postedAt: rig.clock.at,
      }),
    );
  await redMessage('499');
  await judgeSigns.handle(services, {}, never);
  await show();
  expect(told()).toHaveLength(1);
  expect(told()[0]).toMatch(/7 convers/);
  expect(told()[0]).not.toContain('zarzaparrilla');
});

/** As the queue does with all that an incident has told. */
async function showAll(): Promise<void> {
  const { db } = rig.test.opened;
  const posts = await db
    .selectFrom('chatPosts')
    .select(['kind', 'ownerId'])
    .where('kind', 'in', ['incident', 'incident-note', 'hold-note', 'war-room', 'protocol'])
    .orderBy('kind')
    .orderBy('ownerId')
    .execute();
  for (const subject of posts) await rig.show(subject, services);
}

const later = (minutes: number): void => void (rig.clock.at = new Date(rig.clock.at.getTime() + minutes * 60_000));

it('rises that come at once are told as one, the higher, and a rise that was told stays', async () => {
  await redMessage('601');
  await judgeSigns.handle(services, {}, never);
  await showAll();
  for (const id of ['602', '603']) await redMessage(id);
  await judgeSigns.handle(services, {}, never);
  later(1);
  await showAll();
  for (let n = 604; n < 630; n += 1) await redMessage(String(n));
  await judgeSigns.handle(services, {}, never);
  const [open] = await services.store.crisis.open();
  expect(open).toMatchObject({ level: 3 });
  later(1);
  await showAll();
  expect(told().map((words) => /nível \d/.exec(words)?.[0])).toEqual(['nível 3', 'nível 2', 'nível 3']);
});

it('told twice in one look, only the higher is said', async () => {
  await redMessage('641');
  await judgeSigns.handle(services, {}, never);
  await showAll();
  for (let n = 642; n < 670; n += 1) await redMessage(String(n));
  await judgeSigns.handle(services, {}, never);
  const [open] = await services.store.crisis.open();
  expect(open?.notes).toMatchObject([
    { what: 'rose', level: 2 },
    { what: 'rose', level: 3 },
  ]);
  later(1);
  await showAll();
  expect(told().map((words) => /nível \d/.exec(words)?.[0])).toEqual(['nível 3', 'nível 3']);
});

it('the record offers to end what is on, says until when it was, and nothing of what comes after', async () => {
  await redMessage('701');
  await judgeSigns.handle(services, {}, never);
  await showAll();
  const [open] = await services.store.crisis.open();
  const switchOn = (kind: 'approval' | 'automatic', by: string) =>
    services.store.holds.switchOn({
      brand: 'alba',
      kind,
      people: ['ivan'],
      texts: {},
      by,
      at: rig.clock.at,
      incidentId: open?.id ?? null,
      places: [{ surface: 'slack', channel: 'faturas' }],
    });
  const hold = await switchOn('approval', 'ivan');
  for (let minutes = 0; minutes < 70; minutes += 5) {
    later(5);
    await watchCrisis.handle(services, {}, never);
  }
  await showAll();
  const record = (): string => told().find((words) => words.startsWith('Nada fora do normal')) ?? '';
  expect(record()).toContain('Tudo precisa de aprovação de Iván: pedida por Iván');
  expect(record()).toContain('Terminar o modo de crise');
  const conversations = /\d+ convers/.exec(record())?.[0];

  // A day later there is more to answer, and another crisis with switches of its own.
  later(24 * 60);
  await redMessage('702');
  await switchOn('automatic', 'lucia');
  await services.store.holds.end({ id: hold?.id ?? '', by: 'ivan', at: rig.clock.at, places: [] });
  await showAll();
  expect(record()).toContain(' até ');
  expect(record()).not.toContain('Terminar o modo de crise');
  expect(record()).not.toContain('Lucía');
  expect(/\d+ convers/.exec(record())?.[0]).toBe(conversations);
});

it('what comes back after its all-clear is told as again below the same alert, and calls nobody', async () => {
  const quiet = async (minutes: number): Promise<void> => {
    for (let passed = 0; passed < minutes; passed += 5) {
      later(5);
      await watchCrisis.handle(services, {}, never);
    }
    await showAll();
  };
  const comes = async (id: string): Promise<void> => {
    await redMessage(id);
    await judgeSigns.handle(services, {}, never);
    later(1);
    await showAll();
  };
  await comes('711');
  const [open] = await services.store.crisis.open();
  const room = await services.store.holds.switchOn({
    brand: 'alba',
    kind: 'room',
    people: ['ivan'],
    texts: {},
    by: 'ivan',
    at: rig.clock.at,
    incidentId: open?.id ?? null,
    places: [{ surface: 'slack', channel: 'faturas' }],
    // Of a chat that makes no channels: its all-clears stand in a thread.
    rooms: [{ surface: 'slack', place: 'faturas', channelId: null }],
  });
  expect(room).not.toBeNull();
  await quiet(70);
  expect(told()[0]).toMatch(/tudo voltou ao normal/);
  await comes('712');
  expect(told()[0]).toMatch(/alerta de nível 1, de novo/);
  expect(told()[0]).toMatch(/Voltou uma vez/);
  expect(told().filter((words) => /Voltou uma vez/.test(words))).toHaveLength(1);
  const again = told().find((words) => words.startsWith('De novo:'));
  expect(again).toMatch(/2 mensagens falam de «facua»/);
  expect(again).not.toMatch(/Para /);

  // Now it waits for two hours.
  await quiet(100);
  expect(await services.store.crisis.open()).toHaveLength(1);
  await quiet(30);
  expect(await services.store.crisis.open()).toEqual([]);
  expect(told()[0]).toMatch(/tudo voltou ao normal/);
  expect(told().filter((words) => words.startsWith('Nada fora do normal há 2 horas'))).toHaveLength(1);
  const { document } = await record(open?.id ?? '');
  expect(document?.said.rows.map(([, what]) => what)).toEqual(
    expect.arrayContaining(['Vuelve la normalidad.', 'Vuelve a empezar.']),
  );
});

it('a sample has a card to lead to where one of the conversations has', async () => {
  await redMessage('801');
  const { db } = rig.test.opened;
  const first = await db.selectFrom('tickets').select(['id', 'number']).orderBy('number').executeTakeFirstOrThrow();
  await rig.run(postCard, { ticketId: first.id });
  // All that follows stands folded on the card of a flood.
  for (let n = 802; n < 830; n += 1) await redMessage(String(n));
  await judgeSigns.handle(services, {}, never);
  await show();
  expect(told()[0]).toMatch(new RegExp(`(n\\.º|N\\.º|nº) ?${first.number}`));
  expect(told()[0]).toContain('https://chat.example/C-facturacion/');
});

it.each([false, true])('quotes nobody whose message is deleted since (the incident is over: %s)', async (isOver) => {
  await redMessage('303');
  await judgeSigns.handle(services, {}, never);
  await show();
  const [open] = await services.store.crisis.open();
  const subject = { kind: 'incident', ownerId: open?.id ?? '' };
  if (isOver) {
    for (let minutes = 0; minutes < 70; minutes += 5) {
      rig.clock.at = new Date(rig.clock.at.getTime() + 5 * 60_000);
      await watchCrisis.handle(services, {}, never);
    }
    await rig.show(subject, services);
  }
  expect(told()[0]).toContain('factura');
  await rig.test.opened.run('delete from pgboss.job');
  await rig.takeIn({ kind: 'deleted', eventKey: 'gone', nativeId: '303', at: rig.clock.now(), forget: true });
  rig.clock.at = new Date(rig.clock.at.getTime() + 60_000);
  await watchCrisis.handle(services, {}, never);
  const { rows } = await rig.test.opened.run(
    `select 1 from pgboss.job where name = 'show' and data ->> 'ownerId' = '${subject.ownerId}'`,
  );
  expect(rows).not.toEqual([]);
  await rig.show(subject, services);
  expect(told()).toHaveLength(1);
  expect(told()[0]).not.toContain('factura');
});

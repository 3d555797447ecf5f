import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { Config } from '#core/config/config.ts';
import type { Right } from '#core/people.ts';
import type { ReportDocument } from '#core/ports/documents.ts';
import { createDocuments } from '../../../adapters/documents/index.ts';
import type { Services } from '../../../handlers/context.ts';
import { writeRecord } from '../../../handlers/crisis/record-file.ts';
import { judgeSigns } from '../../../handlers/jobs/judge-signs.ts';
import { watchCrisis } from '../../../handlers/jobs/watch-crisis.ts';
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

async function redMessage(nativeId: string): Promise<void> {
  await rig.takeIn(message({ nativeId, currentId: nativeId, conversationId: nativeId }));
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

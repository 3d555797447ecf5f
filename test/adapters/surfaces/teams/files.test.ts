import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import type { PublicFiles } from '#core/ports/public-files.ts';
import { silentLog } from '#core/ports/log.ts';
import { catalogue } from '#core/texts/index.ts';
import { createTeamsFiles } from '../../../../adapters/surfaces/teams/service/files.ts';
import type { TeamsContext } from '../../../../adapters/surfaces/teams/context.ts';
import { cardProblems, every, wordsOfCard } from '../../../support/adaptive-card.ts';
import { png } from '../../../support/pictures.ts';
import { mapMemory } from '../../../support/map-memory.ts';

const HOUR_MS = 3_600_000;
const place = { channel: '19:c@thread.tacv2', thread: '17' };
const photo = { ...place, name: 'recado-1.png', title: 'Foto de Carla', bytes: png };

/** A surface's files against a service that only remembers its cards. */
function bench({
  isOpen = true,
  memory = mapMemory(),
}: { isOpen?: boolean; memory?: ReturnType<typeof mapMemory> } = {}) {
  const state = { now: Date.parse('2026-11-20T10:00:00Z'), given: 0 };
  const cards = new Map<string, unknown>();
  const clock = { now: () => new Date(state.now) };
  const publicFiles: Pick<PublicFiles, 'keep' | 'linkTo' | 'read'> = {
    keep: async (bytes) => createHash('sha256').update(bytes).digest('hex'),
    linkTo: async ({ ref }) =>
      isOpen
        ? {
            address: `https://recado.example/files/${ref}.${(state.given += 1)}`,
            until: new Date(state.now + 8 * HOUR_MS),
          }
        : undefined,
    read: async () => new Uint8Array(),
  };
  const context: Pick<TeamsContext, 'clock' | 'log' | 'language' | 'handlers' | 'send' | 'update'> = {
    clock,
    log: silentLog,
    language: 'es',
    handlers: () => ({
      onClick: async () => undefined,
      onSubmit: async () => ({ kind: 'close' }),
      onCommand: async () => undefined,
      onThreadMessage: async () => undefined,
      words: (_locale, key) => catalogue[key].es,
    }),
    send: async (_place, activity) => {
      const ts = String(cards.size + 1);
      cards.set(ts, activity.attachments?.[0]?.content);
      return { ts };
    },
    update: async ({ ts }, activity) => void cards.set(ts, activity.attachments?.[0]?.content),
  };
  const made = createTeamsFiles({
    context,
    publicFiles,
    api: { remove: async ({ ts }) => void cards.delete(ts) },
    finder: { find: async () => undefined },
    memory,
  });
  const card = (): unknown => [...cards.values()][0];
  const addresses = (): string[] =>
    every(card(), () => true).flatMap(({ url }) => (typeof url === 'string' ? [url] : []));
  return { ...made, state, memory, cards, card, addresses };
}

it('gives an address anew with the card above, before it ends, and no more often', async () => {
  const at = bench();
  await at.files.show(photo, async () => undefined);
  const [first] = at.addresses();
  await at.renew({ channel: place.channel, ts: place.thread });
  expect(at.addresses()).toEqual([first]);
  at.state.now += 5 * HOUR_MS;
  await at.renew({ channel: place.channel, ts: 'another thread' });
  expect(at.addresses()).toEqual([first]);
  await at.renew({ channel: place.channel, ts: place.thread });
  expect(at.addresses()).toEqual([first?.replace(/\.1$/, '.2')]);
  expect(at.cards.size).toBe(1);
});

it('knows after a stop what hangs where', async () => {
  const before = bench();
  let ref = '';
  await before.files.show(photo, async (told) => void (ref = told));
  const after = bench({ memory: before.memory });
  after.cards.set('1', before.card());
  after.state.now += 5 * HOUR_MS;
  await after.renew({ channel: place.channel, ts: place.thread });
  expect(after.addresses()[0]).toContain(ref);
  expect(await after.files.find({ ...place, ref, since: new Date(0) })).toBe(true);
  await after.files.remove(ref);
  expect(after.cards.size).toBe(0);
  expect(await after.files.find({ ...place, ref, since: new Date(0) })).toBe(false);
});

it('opens what Teams draws no picture of by a button', async () => {
  for (const name of ['recado-1.mp4', 'recado-1.pdf', 'recado-1.webp']) {
    const at = bench();
    await at.files.show({ ...photo, name }, async () => undefined);
    expect(cardProblems(at.card())).toEqual([]);
    expect(every(at.card(), ({ type }) => type === 'Image')).toEqual([]);
    expect(every(at.card(), ({ type }) => type === 'Action.OpenUrl')).toMatchObject([
      { title: 'Abrir', url: expect.stringContaining('/files/') },
    ]);
  }
});

it('says where it is where nobody outside reaches us, and shows no broken picture', async () => {
  const at = bench({ isOpen: false });
  await at.files.show({ ...photo, original: 'https://x.com/carla_ruiz/status/1' }, async () => undefined);
  expect(cardProblems(at.card())).toEqual([]);
  expect(wordsOfCard(at.card())).toContain('no tiene una dirección pública segura');
  expect(every(at.card(), ({ type }) => type === 'Image')).toEqual([]);
  expect(at.addresses()).toEqual(['https://x.com/carla_ruiz/status/1']);
});

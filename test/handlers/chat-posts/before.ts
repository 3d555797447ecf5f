import { traitsOf } from '../../support/chat-traits.ts';
import { sql } from 'kysely';
import { Config } from '#core/config/config.ts';
import { RecadoError } from '#core/errors.ts';
import { silentLog } from '#core/ports/log.ts';
import type { Surface } from '#core/ports/surface.ts';
import { decide } from '#core/ticket/moves/index.ts';
import { createTexts } from '../../../bot/build/texts.ts';
import { nullServices, type Services } from '../../../handlers/context.ts';
import { createDirectory } from '../../../handlers/people/directory.ts';
import { jobs } from '../../../handlers/jobs/registry.ts';
import type { Db } from '../../../store/database/database.ts';
import { createStore } from '../../../store/index.ts';
import { keptDump, openBefore } from '../../store/fixtures/chat-posts-14.ts';
import { directOf, userOf } from '../../store/fixtures/rows.ts';
import { nothingRead } from '../../support/no-labels.ts';

const channels = [
  'facturacion',
  'faturas',
  'cola-wanted',
  'cola-attempt-there',
  'cola-attempt-lost',
  'cola-there',
  'cola-lost',
  'cola-posted',
  'cola-gone',
];
const config = Config.parse({
  brands: { alba: { name: 'Alba', languages: ['es'], accounts: { 'alba-x': { network: 'x', handle: 'alba' } } } },
  channels: Object.fromEntries(channels.map((key) => [key, { slack: `#${key}`, teams: `Equipo / ${key}` }])),
  routes: [{ to: ['facturacion', 'faturas'] }],
  fallback: 'facturacion',
});

/** A message as a chat holds it. */
export interface Held {
  surface: string;
  channel: string;
  thread?: string;
  ts: string;
  opId: string;
}

export interface Before {
  services: Services;
  clock: { at: Date };
  held: Held[];
  /** Calls that wrote, since the last look. */
  calls: { posted: Held[]; updated: { surface: string; channel: string; ts: string }[] };
  close(): Promise<void>;
}

/** The kept database of schema 14, brought to today's, with two chats that hold what it says they hold. */
export async function openFromBefore(): Promise<Before> {
  const { opened, close } = await openBefore();
  await opened.run(keptDump());
  const held = await heldBefore(opened.db);
  const calls: Before['calls'] = { posted: [], updated: [] };
  const surfaces = new Map(['slack', 'teams'].map((id) => [id, chatOf(id, held, calls)]));
  const clock = { at: new Date('2026-10-05T11:00:00Z'), now: () => clock.at };
  const { store } = await createStore({
    opened,
    jobs,
    decide,
    log: silentLog,
    channelsOnSurfaces: { surfaces: [...surfaces.keys()], of: () => [...surfaces.keys()] },
  });
  const services: Services = {
    ...nullServices,
    store,
    config,
    clock,
    log: silentLog,
    texts: createTexts('es'),
    text: { language: () => 'es', read: nothingRead, personalData: () => [] },
    surfaces,
    networks: new Map(),
    directory: createDirectory({ config, surfaces, store, clock }),
  };
  return {
    services,
    clock,
    held,
    calls,
    close: async () => {
      await store.close();
      await close();
    },
  };
}

interface Old {
  opId: string;
  surface: string;
  channelId: string | null;
  thread: string | null;
  ts: string | null;
  channel: string | null;
  person: string | null;
}

/** What stands in the chats: all that was posted, and whatever an attempt brought there without our hearing of it. */
async function heldBefore(db: Db): Promise<Held[]> {
  const { rows } = await sql<Old>`
    select op_id, surface, channel_id, null as thread, ts, channel, null as person from cards
    union all select e.op_id, e.surface, c.channel_id, c.ts, e.ts, c.channel, null from thread_entries e
      join cards c on c.id = coalesce(e.left_in, (select h.id from cards h where h.ticket_id = e.ticket_id and h.surface = e.surface and h.home))
    union all select op_id, surface, channel_id, null, ts, null, person_id from delegation_posts
    union all select op_id, surface, channel_id, null, ts, null, person_id from approval_posts
    union all select op_id, surface, channel_id, null, ts, channel, null from queue_messages
    union all select op_id, surface, channel_id, null, ts, channel, null from alerts`.execute(db);
  let next = 1;
  return rows
    .filter(({ opId }) => opId.startsWith('op_there'))
    .map(({ opId, surface, channelId, thread, ts, channel, person }) => ({
      surface,
      channel:
        channelId ??
        (person === null
          ? surface === 'slack'
            ? `C-${channel}`
            : `19:${channel}`
          : directOf(surface, userOf(surface, person))),
      thread: thread ?? undefined,
      ts: ts ?? `2000.${next++}`,
      opId,
    }));
}

function chatOf(id: string, held: Held[], calls: Before['calls']): Surface {
  let next = 1;
  return {
    id,
    ...traitsOf(id),
    start: async () => {},
    stop: async () => {},
    async post({ channel, thread, opId }) {
      const message = { surface: id, channel, thread, ts: `3000.${next++}`, opId };
      held.push(message);
      calls.posted.push(message);
      return { ts: message.ts };
    },
    async update({ channel, ts }) {
      if (!held.some((each) => each.surface === id && each.channel === channel && each.ts === ts))
        throw new RecadoError('surface.message-gone');
      calls.updated.push({ surface: id, channel, ts });
    },
    find: async ({ channel, thread, opId }) =>
      held.find(
        (each) => each.surface === id && each.channel === channel && each.thread === thread && each.opId === opId,
      ),
    publishHome: async () => {},
    permalink: async ({ channel, ts }) => `https://chat.example/${id}/${channel}/${ts}`,
    direct: async (userId) => directOf(id, userId),
    user: async (userId) => ({
      id: userId,
      name: userId,
      locale: 'es-ES',
      timeZone: 'Europe/Madrid',
      standing: 'member',
    }),
    userByEmail: async () => undefined,
    channels: async () =>
      channels.map((name) => ({
        id: id === 'slack' ? `C-${name}` : `19:${name}`,
        name: id === 'slack' ? name : `Equipo / ${name}`,
        private: false,
        joined: true,
      })),
    isMember: async () => false,
    group: async () => undefined,
  };
}

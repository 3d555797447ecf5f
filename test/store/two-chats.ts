import { sql } from 'kysely';
import { decide } from '#core/ticket/moves/index.ts';
import type { ChannelsOnSurfaces } from '../../store/index.ts';
import { openTestStore, plainJobs, type TestStore } from '../support/store.ts';
import { at, changes, inbound, takeIn } from './build.ts';
import type { TicketDetail } from '../../store/tickets/detail.ts';

/** general is in both chats, billing in Slack only, room in Teams only. */
const names: Record<string, string[]> = { general: ['slack', 'teams'], billing: ['slack'], room: ['teams'] };
const channelsOnSurfaces: ChannelsOnSurfaces = { surfaces: ['slack', 'teams'], of: (channel) => names[channel] ?? [] };
const jobs = [...plainJobs, { name: 'redraw-home', retryLimit: 3, concurrency: 1, oneAtATimePer: 'userId' }];

export const by = { kind: 'person', id: 'slack:U1' } as const;

interface TwoChats {
  start(): Promise<TestStore>;
  /** A ticket with cards where these channels have a place. */
  open(channels: string[]): Promise<TicketDetail>;
  /** Changes a ticket past the rules. */
  write(ticketId: string, change: Parameters<typeof changes>[0], who?: { kind: 'person'; id: string }): Promise<void>;
  detail(ticketId: string, surface?: string): Promise<TicketDetail>;
}

/** A store of a bot that stands in two chats, and tickets in it as a test wants them. */
export function twoChats(): TwoChats {
  let test: TestStore;
  let real = true;
  let made: Parameters<typeof changes>[0] = {};

  async function start(): Promise<TestStore> {
    test = await openTestStore({
      decide: (...given) => (real ? decide(...given) : { kind: 'moved', changes: changes(made) }),
      jobs,
      channelsOnSurfaces,
      listRules: { channels: new Set(['general', 'room']), limitsOf: () => ({}) },
    });
    return test;
  }

  async function open(channels: string[]): Promise<TicketDetail> {
    const [ticketId = ''] = await takeIn(test.store, [inbound('1')]);
    await write(ticketId, { ticket: { route: { rule: 0, matched: [], channels } } });
    await sql`delete from chat_posts`.execute(test.opened.db);
    await write(ticketId, { ticket: { route: { rule: 0, matched: [], channels } }, thread: [{ kind: 'digest' }] });
    await sql`delete from pgboss.job`.execute(test.opened.db);
    return detail(ticketId);
  }

  async function write(
    ticketId: string,
    change: Parameters<typeof changes>[0],
    who: { kind: 'person'; id: string } = by,
  ): Promise<void> {
    real = false;
    made = change;
    try {
      await test.store.tickets.move({ ticketId, move: { move: 'claim' }, by: who, at });
    } finally {
      real = true;
    }
  }

  async function detail(ticketId: string, surface?: string): Promise<TicketDetail> {
    const found = await test.store.tickets.detail(ticketId, surface);
    if (!found) throw new Error('no ticket');
    return found;
  }

  return { start, open, write, detail };
}

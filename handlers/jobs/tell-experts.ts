import { z } from 'zod';
import { RecadoError } from '#core/errors.ts';
import { linkTo } from '../lists/links.ts';
import { directMessage } from '../cards/delegation.ts';
import { cardHash } from '../cards/hash.ts';
import type { Services } from '../context.ts';
import { defineJob } from '../define.ts';
import { loadDetail } from '../chat-posts/shared/load-detail.ts';
import { postOnce, UNKNOWN_LOOK } from '../chat-posts/shared/post-once.ts';
import { isRecado, onSurfaces, surfaceOf } from '../chat-posts/shared/surface-of.ts';
import type { DelegationPostRow } from '../../store/tickets/delegations.ts';
import type { PersonRow } from '../../store/people/people.ts';
import type { TicketDetail } from '../../store/tickets/detail.ts';

const BUSY_MS = 2_000;

/** Asks each expert in her direct conversation, and keeps what she sees there up to the stored state. */
export const tellExperts = defineJob({
  name: 'tell-experts',
  input: z.object({ ticketId: z.string(), surface: z.string().optional() }),
  retryLimit: 8,
  concurrency: 4,
  oneAtATimePer: 'ticketId',
  soonest: true,
  async run(services, { ticketId, surface: only }, signal) {
    const posts = await services.store.delegations.posts(ticketId);
    await onSurfaces(services, only, async (surface) => {
      const detail = await loadDetail(services, ticketId, surface);
      if (!detail) return;
      for (const row of posts) {
        if (signal.aborted) return;
        if (row.surface === surface && row.state !== 'gone') await tellOne(services, detail, row);
      }
    });
  },
});

async function tellOne(services: Services, detail: TicketDetail, row: DelegationPostRow): Promise<void> {
  const { store, directory, texts, config, log } = services;
  const delegation = detail.delegations.find(({ id }) => id === row.delegationId);
  const reader = await directory.person(row.personId, row.surface);
  if (!delegation || reader?.surface !== row.surface) {
    if (delegation && (await askElsewhere(services, row))) return;
    log.warn({ ticketId: row.ticketId, personId: row.personId }, 'an expert is not known on the chat');
    return store.delegations.gone(row.id);
  }
  const people = new Map(detail.people).set(reader.id, reader);
  const card = directMessage({ detail: { ...detail, people }, config, surface: row.surface }, delegation, {
    t: texts.in(reader.locale),
    reader: row.personId,
    link: await linkOf(services, detail, row.surface),
  });
  const hash = cardHash(card);
  const surface = surfaceOf(services, row.surface);
  try {
    if (row.state === 'posted') {
      if (row.shown === hash || row.channelId === null || row.ts === null) return;
      await surface.update({ channel: row.channelId, ts: row.ts, card });
      return await store.delegations.shown(row.id, hash);
    }
    // What was withdrawn or answered before she was asked is not asked any more.
    if (row.state === 'wanted' && delegation.state !== 'asked') return await store.delegations.gone(row.id);
    // Whoever is in the channel is mentioned in the thread, and told once.
    if (row.state === 'wanted' && (await seesThread(services, detail, reader)))
      return await store.delegations.gone(row.id);
    const channel = await surface.direct(reader.userId);
    const before = await store.delegations.begin(row.id, services.clock.now());
    if (!before) throw new RecadoError('surface.unknown-outcome', { retryAfterMs: BUSY_MS });
    const { ts, fresh } = await postOnce(surface, {
      channel,
      card,
      opId: row.opId,
      triedBefore: before.state === 'posting',
      firstTry: row.createdAt,
      ended: (reached) => store.delegations.ended(row.id, reached),
    });
    await store.delegations.posted(row.id, { channelId: channel, ts, hash: fresh ? hash : UNKNOWN_LOOK });
  } catch (error) {
    // She deleted it, or cannot be written to; the question still stands in the thread.
    if (!isRecado(error, 'surface.message-gone', 'surface.channel', 'surface.refused')) throw error;
    if (error.code !== 'surface.message-gone' && (await askElsewhere(services, row))) return;
    log.warn(
      { ticketId: row.ticketId, personId: row.personId, code: error.code },
      'an expert could not be told directly',
    );
    await store.delegations.gone(row.id);
  }
}

/** To the card that the question is about; none where it is private, or not posted yet. */
async function linkOf(services: Services, { ticket, cards }: TicketDetail, surface: string): Promise<string | null> {
  const home = cards.find((card) => card.home && card.surface === surface && card.state === 'posted');
  return ticket.private || !home ? null : linkTo(services, home);
}

/** Only the home card has a thread. */
async function seesThread({ directory }: Services, { ticket }: TicketDetail, reader: PersonRow): Promise<boolean> {
  return directory.isInChannelOf(reader, {
    private: ticket.private,
    route: { ...ticket.route, channels: ticket.route.channels.slice(0, 1) },
  });
}

/** She may have an account on another chat; false where she has not, or was sent on from another already. */
async function askElsewhere({ store, directory, surfaces }: Services, row: DelegationPostRow): Promise<boolean> {
  if (row.state === 'posted' || row.shown !== null) return false;
  for (const surface of surfaces.keys()) {
    if (surface === row.surface || (await directory.person(row.personId, surface))?.surface !== surface) continue;
    await store.delegations.askOn(row.id, surface);
    return true;
  }
  return false;
}

import { z } from 'zod';
import { listsOf, standingOf } from '#core/authors/lists.ts';
import { standing, timerMs, toTell } from '#core/hours/promise.ts';
import { RecadoError } from '#core/errors.ts';
import type { Level } from '#core/hours/rules.ts';
import type { ToldDeadline } from '#core/hours/ticket-clock.ts';
import type { Ticket } from '#core/ticket/ticket.ts';
import type { Services } from '../context.ts';
import { accountsOf } from '../chat-posts/shared/accounts-of.ts';
import { defineJob } from '../define.ts';
import type { WantedPost } from '../../store/chat-posts/chat-posts.ts';

/** The database's clock, by which jobs start, may run before ours. */
const SHORTEST_MS = 200;

/**
 * One timer for each conversation to which something is promised: it tells what is due and sleeps until the next moment. What
 * changes that moment orders it anew, and it is then due at once.
 */
export const watchLevel = defineJob({
  name: 'watch-level',
  input: z.object({ ticketId: z.string() }),
  retryLimit: 20,
  concurrency: 2,
  oneAtATimePer: 'ticketId',
  soonest: true,
  async run(services, { ticketId }) {
    const { store, clock, time } = services;
    const ticket = await store.tickets.get(ticketId);
    if (!ticket) return;
    const found = standing(time, ticket, clock.now());
    for (const { kind, round, turn, how, dueAt } of found ? toTell(found) : []) {
      const escalate = how === 'missed' && found ? await escalated(services, found.level, ticket) : [];
      // Wanted first: a crash in between tells nobody twice, and keeps nobody from being told.
      const gathered =
        dueAt !== null && dueAt > ticket.openedAt
          ? await tellPeople(services, ticket, { what: `${kind} ${round} ${turn}`, how, people: escalate })
          : [];
      await store.tickets.move({
        ticketId,
        move: {
          move: 'level-told',
          kind,
          round,
          turn,
          how,
          due: (dueAt ?? clock.now()).getTime(),
          escalate,
          gathered,
        },
        by: { kind: 'system', id: 'watch-level' },
        at: clock.now(),
      });
    }
    const after = await store.tickets.get(ticketId);
    const waitMs = after && timerMs(time, after, clock.now());
    if (waitMs === null) return;
    throw new RecadoError('internal', { params: { ref: ticketId }, retryAfterMs: Math.max(SHORTEST_MS, waitMs) });
  },
});

interface Telling {
  /** Which answer. */
  what: string;
  how: ToldDeadline['how'];
  /** To whom it is escalated. */
  people: readonly string[];
}

/**
 * Whoever it is escalated to is told with the conversation, in her direct conversation: she may be in none of its channels. Its owner
 * is told in its thread. In a storm each has the first at once, and what else comes within minutes in one message. Gives those whom
 * that message tells. One of many on a card is counted there instead.
 */
async function tellPeople(
  services: Services,
  { id: ticketId, folded, owner }: Ticket,
  { what, how, people }: Telling,
): Promise<string[]> {
  if (folded === true) return [];
  const { store, clock, log } = services;
  const wanted: WantedPost[] = [];
  const gathered: string[] = [];
  for (const personId of new Set([...(owner === null ? [] : [owner]), ...people])) {
    const [account] = await accountsOf(services, personId);
    if (!account) {
      if (personId !== owner) log.warn({ ticketId, personId }, 'somebody to whom it is escalated is known on no chat');
      continue;
    }
    const { surface } = account;
    const told = await store.levelNotices.note({ personId, ticketId, what, how }, { surface, now: clock.now() });
    if (told === 'gathered') gathered.push(personId);
    else if (personId !== owner)
      wanted.push({ kind: 'escalation', ownerId: `${ticketId} ${what}`, ticketId, surface, place: personId });
  }
  await store.chatPosts.want(wanted, clock.now());
  return gathered;
}

/** Nobody but the owner is told of whoever is never to alarm. */
async function escalated(services: Services, { escalateTo }: Level, ticket: Ticket): Promise<string[]> {
  const { directory, log, store, config } = services;
  if (!escalateTo) return [];
  const detail = await store.tickets.detail(ticket.id);
  if (detail && standingOf(config, listsOf(config, detail.author.handle, detail.lists ?? [])) === 'never') return [];
  try {
    return await directory.approvers(escalateTo, ticket);
  } catch (error) {
    if (!(error instanceof RecadoError) || error.code !== 'draft.no-approver') throw error;
    log.warn({ ticketId: ticket.id, escalateTo }, 'there is nobody to whom it could be escalated');
    return [];
  }
}

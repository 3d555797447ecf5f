import { LINK } from '#core/ticket/delegation.ts';
import type { Services } from '../../context.ts';
import { answerUntil } from '../../network/answer-windows.ts';
import type { TicketDetail } from '../../../store/tickets/detail.ts';

/**
 * A ticket with everybody that its messages name known on the chat that shows it, so that who must act can be mentioned, and with
 * the thread of its home there. Without a surface that of its first home, and every thread.
 */
export async function loadDetail(services: Services, ticketId: string, on?: string): Promise<TicketDetail | null> {
  const all = await services.store.tickets.detail(ticketId, on);
  const surface = on ?? all?.cards.find((card) => card.home)?.surface;
  if (!all || surface === undefined) return all;
  const detail = on === undefined ? all : { ...all, thread: all.thread.filter((row) => row.surface === on) };
  const people = new Map(detail.people);
  for (const id of named(detail)) {
    if (people.get(id)?.surface === surface) continue;
    const row = await services.directory.person(id, surface);
    if (row) people.set(id, row);
  }
  const now = services.clock.now();
  // Once nobody can stop it any more, nothing says that somebody can.
  const drafts = detail.drafts.map((draft) =>
    draft.undoUntil !== null && draft.undoUntil <= now ? { ...draft, undoUntil: null } : draft,
  );
  const until = answerUntil(services, detail);
  return {
    ...detail,
    drafts,
    people,
    window: until && {
      until,
      isOver: until <= now,
      byTemplate: services.networks.get(detail.ticket.account)?.templates ? true : undefined,
    },
    mustMention: (await mustMention(services, detail, surface)) ? true : undefined,
  };
}

/** Asked only where the thread is opened, or its opening drawn anew, or a question waits: nothing else tells people to write there. */
async function mustMention(
  { surfaces, log }: Services,
  { cards, delegations, thread, messages }: TicketDetail,
  surface: string,
): Promise<boolean> {
  const home = cards.find((card) => card.home && card.surface === surface);
  if (home?.channelId == null) return false;
  const opens = thread.some(
    ({ entry, state }) => entry.kind === 'digest' && (state === 'wanted' || state === 'posting'),
  );
  const isChanged = messages.some(({ direction, state }) => direction === 'in' && state !== 'live');
  if (!opens && !isChanged && !delegations.some(({ state }) => state === 'asked')) return false;
  try {
    return (await surfaces.get(surface)?.hears?.(home.channelId)) === false;
  } catch (error) {
    // The thread must be shown all the same.
    log.info({ err: error, surface }, 'it could not be seen whether a thread is heard');
    return false;
  }
}

function named({ ticket, drafts, delegations, thread }: TicketDetail): Set<string> {
  const newest = drafts.at(-1);
  const mentioned = thread.flatMap(({ entry }) =>
    'mention' in entry ? entry.mention : entry.kind === 'note' ? [entry.by] : [],
  );
  return new Set(
    [
      ...(ticket.owner === null ? [] : [ticket.owner]),
      ...(newest?.approval.approvers ?? []),
      ...delegations.flatMap((each) => [
        each.askedBy,
        ...(each.takenBy === null ? [] : [each.takenBy]),
        ...each.answers.map(({ by }) => by),
      ]),
      ...mentioned,
    ].filter((id) => id !== LINK),
  );
}

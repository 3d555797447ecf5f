import { answeredBy, awaited, type Delegation } from '#core/ticket/delegation.ts';
import { RecadoError } from '#core/errors.ts';
import { newId } from '#core/ids.ts';
import type { ThreadMessage } from '#core/ports/surface.ts';
import type { TextKey } from '#core/texts/index.ts';
import type { Services } from '../context.ts';

/** What somebody asked writes under a card, or to us directly, is her answer. Anything else is a note and stays one. */
export async function takeExpertWords(services: Services, message: ThreadMessage): Promise<void> {
  const { store, directory, clock, log } = services;
  const person = await directory.personId(message.surface, message.userId);
  const delegation =
    message.direct === true
      ? await askedDirectly(services, message, person)
      : await askedUnderCard(services, message, person);
  if (delegation === null) return;
  const about = { delegationId: delegation.id, ticketId: delegation.ticketId };
  try {
    // Guests and strangers may read; only a full member's words count.
    await directory.actor(message.surface, message.userId);
    await store.tickets.move({
      ticketId: delegation.ticketId,
      move: {
        move: 'answer-delegation',
        delegationId: delegation.id,
        text: message.text,
        source: message.direct === true ? 'direct' : 'thread',
        messageKey: message.id,
      },
      by: { kind: 'person', id: person },
      at: clock.now(),
    });
  } catch (error) {
    if (!(error instanceof RecadoError) || error.retryAfterMs !== undefined) throw error;
    log.info({ ...about, code: error.code }, 'what an expert wrote did not count as an answer');
  }
}

async function askedUnderCard({ store }: Services, message: ThreadMessage, person: string): Promise<Delegation | null> {
  const card = await store.cards.byMessage(message.surface, message.channel, message.thread);
  const detail = card && (await store.tickets.detail(card.ticketId));
  if (!detail) return null;
  return message.edited === true ? heldBy(detail.delegations, message) : answeredBy(detail.delegations, person);
}

async function askedDirectly(services: Services, message: ThreadMessage, person: string): Promise<Delegation | null> {
  const asked = await services.store.delegations.postsIn(message.surface, message.channel);
  const delegations = asked.map(({ delegation }) => delegation);
  if (message.edited === true) return heldBy(delegations, message);
  const meant = asked.find(({ ts }) => ts === message.thread);
  if (meant) return meant.delegation;
  const waiting = delegations.filter((each) => each.state === 'asked' && awaited(each).includes(person));
  if (waiting.length === 1) return waiting[0] ?? null;
  if (waiting.length > 1) return tell(services, message, 'direct.which');
  const hers = delegations.find((each) => each.state === 'answered' && each.answers[0]?.by === person);
  return hers ?? tell(services, message, 'direct.nothing');
}

/** The delegation whose answer holds the words that were changed. */
function heldBy(delegations: readonly Delegation[], { id }: ThreadMessage): Delegation | null {
  return delegations.find(({ answers }) => answers.some(({ messageKey }) => messageKey === id)) ?? null;
}

/** A sentence back to whoever wrote to us directly, so that she does not wait for somebody to read it. */
async function tell(
  { surfaces, directory, texts, clock }: Services,
  message: ThreadMessage,
  key: TextKey,
): Promise<null> {
  const text = texts.in((await directory.voice(message.surface, message.userId)).locale)(key);
  await surfaces.get(message.surface)?.post({
    channel: message.channel,
    card: { blocks: [{ kind: 'context', inlines: [{ kind: 'text', text }] }], fallback: text },
    opId: newId('op', clock.now()),
    thread: message.thread === message.ts ? undefined : message.thread,
  });
  return null;
}

import { RecadoError } from '#core/errors.ts';
import type { InboundMessage } from '#core/message.ts';
import { byId } from './cursor.ts';
import { parseDirectId } from './dm-id.ts';
import { readWith } from './dm-pull.ts';
import { toRecadoError } from './errors.ts';
import { postFields } from './fields.ts';
import { toMessage } from './message.ts';
import { reread } from './reread.ts';
import type { XSession } from './session.ts';

/** How far up a thread is followed one by one. */
const maxParents = 10;

/** The posts above the message, whatever their age, and what X's search finds of the thread in the last seven days. */
export async function conversation(
  session: XSession,
  { nativeId, conversationId }: { nativeId: string; conversationId: string },
): Promise<InboundMessage[]> {
  const direct = parseDirectId(nativeId);
  if (direct !== undefined) return spokenWith(session, direct.participant);
  const byNativeId = new Map<string, InboundMessage>();
  for (const message of [
    ...(await found(session, conversationId)),
    ...(await above(session, nativeId, conversationId)),
  ])
    byNativeId.set(message.nativeId, message);
  return [...byNativeId.values()].toSorted((a, b) => byId(a.nativeId, b.nativeId));
}

async function spokenWith(session: XSession, participant: string): Promise<InboundMessage[]> {
  try {
    const { messages } = await readWith(session, await session.me(), participant);
    return messages.toReversed();
  } catch (error) {
    throw toRecadoError(error, `@${session.handle}`, session.clock);
  }
}

async function found(session: XSession, conversationId: string): Promise<InboundMessage[]> {
  const me = await session.me();
  try {
    const page = await session.page('tweets/search/recent', {
      query: `conversation_id:${conversationId}`,
      max_results: 100,
      ...postFields,
    });
    return page.posts.flatMap((post) => toMessage(post, page, me) ?? []);
  } catch (error) {
    // Search is sold apart; without it the posts above the message are still shown.
    if (
      !(error instanceof RecadoError) ||
      (error.code !== 'network.not-authorised' && error.code !== 'network.unexpected')
    )
      throw error;
    session.log.warn({ network: 'x', error: error.message }, 'the thread is shown without a search');
    return [];
  }
}

async function above(session: XSession, nativeId: string, conversationId: string): Promise<InboundMessage[]> {
  const chain: InboundMessage[] = [];
  let wanted = [...new Set([nativeId, conversationId])];
  for (let step = 0; step < maxParents && wanted.length > 0; step += 1) {
    const read = await reread(session, wanted);
    const messages = [...read.values()].flatMap((each) => (each.state === 'live' ? [each.message] : []));
    chain.push(...messages);
    const have = new Set(chain.flatMap((each) => [each.nativeId, each.currentId]));
    wanted = messages.flatMap((each) =>
      each.parentId !== undefined && !have.has(each.parentId) ? [each.parentId] : [],
    );
  }
  return chain;
}

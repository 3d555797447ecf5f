import type { InboundMessage } from '#core/message.ts';
import { isNotFound, toRecadoError } from './errors.ts';
import { display } from './display.ts';
import { statusOf } from './reread.ts';
import type { MastodonSession } from './session.ts';
import { readContext } from './wire.ts';

/** The whole thread around a message, as far as the server has it, oldest first. @throws RecadoError network.* */
export async function conversation(
  session: MastodonSession,
  { nativeId }: { nativeId: string },
): Promise<InboundMessage[]> {
  const status = await statusOf(session, nativeId);
  if (!status) return [];
  const { ancestors, descendants } = await around(session, nativeId);
  const messages = await session.messages([...ancestors, status, ...descendants]);
  return messages.toSorted((a, b) => a.postedAt.getTime() - b.postedAt.getTime());
}

async function around(session: MastodonSession, id: string): Promise<ReturnType<typeof readContext>> {
  try {
    const answer = await session.client.call((rest, options) =>
      rest.v1.statuses.$select(id).context.fetch(undefined, options),
    );
    return readContext(answer, session.log);
  } catch (error) {
    if (isNotFound(error)) return { ancestors: [], descendants: [] };
    throw toRecadoError(error, display.handle(session.handle), session.clock);
  }
}

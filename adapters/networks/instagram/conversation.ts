import type { InboundMessage } from '#core/message.ts';
import { parseDirectId } from '../meta/direct-id.ts';
import { readWith } from '../meta/direct-pull.ts';
import { inOrder } from '../meta/events.ts';
import { followList } from '../meta/lists.ts';
import { placeOf } from './ids.ts';
import { fromComment } from './message.ts';
import { reread } from './reread.ts';
import type { InstagramSession } from './session.ts';
import { COMMENT_FIELDS, MOST_PAGES, PER_PAGE, readComment } from './wire.ts';

/** The thread around a message, oldest first: the first comment with its answers, without what strangers wrote beside it. */
export async function conversation(
  session: InstagramSession,
  { nativeId }: { nativeId: string },
): Promise<InboundMessage[]> {
  const direct = parseDirectId(nativeId);
  if (direct && session.directs) return (await readWith(session.directs, direct.participant)).messages.toReversed();
  const me = await session.me();
  const live = async (id: string): Promise<InboundMessage | undefined> => {
    const found = (await reread(session, [id])).get(id);
    return found?.state === 'live' ? found.message : undefined;
  };
  const message = await live(nativeId);
  if (message === undefined) return [];
  if (placeOf(nativeId).is !== 'comment') return [message];
  const { parentId = nativeId } = message;
  const first = placeOf(parentId).is === 'comment' ? parentId : nativeId;
  const { rows } = await followList(session.read, `${first}/replies`, {
    parameters: { fields: COMMENT_FIELDS, limit: PER_PAGE },
    pages: MOST_PAGES,
    read: (row) => readComment(row, session.log),
  });
  const above = first === nativeId ? message : await live(first);
  const messages = [...(above ? [above] : []), message, ...rows.map((row) => fromComment(row, { version: 0 }, me))];
  return inOrder(messages, { ourId: me.igId, answered: session.answered });
}

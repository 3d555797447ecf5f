import { deadlinesMessage } from '../cards/deadlines.ts';
import type { Services } from '../context.ts';
import { defineChatPost } from '../define.ts';
import { ticketLines } from '../lists/lines.ts';
import { isNoMember, lateOne } from './shared/late-one.ts';
import { loadDetail } from './shared/load-detail.ts';
import type { TicketLine } from '../../store/lists/lists.ts';

/** A storm brings dozens in a minute: what came by then is in the message that calls her. */
const GATHERS_MS = 60_000;
const APART_MS = 15_000;
const SHOWN = 3;

/**
 * Gathers what somebody is to be told of conversations that are late, or nearly, within minutes of the first, of which she was told by
 * itself. The store adds it with the second, and it is drawn anew as more come and as they are answered.
 */
export const deadlines = defineChatPost({
  kind: 'deadlines',
  to: 'person',

  async load({ store }: Services, first: string) {
    const [notice, ...more] = await store.levelNotices.gathered(first);
    return notice === undefined
      ? null
      : { first, notice, ids: [...new Set([notice, ...more].map((each) => each.ticketId))] };
  },

  restMs: ({ post: { drawnAt, createdAt }, now }) =>
    Math.max(0, drawnAt === null ? +createdAt + GATHERS_MS - +now : +drawnAt + APART_MS - +now),

  async draw(services, { subject: { first, notice, ids }, post, reader }) {
    const { surface } = post;
    if (post.state !== 'posted' && (await isNoMember(services, post, reader))) return null;
    if (ids.length === 1) {
      // One is told as it would be by itself.
      const detail = await loadDetail(services, notice.ticketId, surface);
      return detail && (await lateOne(services, { detail, what: notice.what, post, reader }));
    }
    const t = services.texts.in(reader.locale);
    const { lines, total } = await services.store.lists.list({ ids, underWay: true, surface }, { limit: SHOWN });
    // What she has needs no word of who has it.
    const owners = notice.how === 'missed';
    const secret = (line: TicketLine): boolean => line.private;
    return deadlinesMessage({
      t,
      first,
      how: notice.how,
      count: ids.length,
      waiting: total,
      lines: await ticketLines(services, lines, { t, owners, secret }),
    });
  },
});

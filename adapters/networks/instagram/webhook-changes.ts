import { z } from 'zod';
import { inPrivate, type Meaning } from '../meta/meaning.ts';
import { meaningOfRow, STANDBY } from '../meta/messaging.ts';
import { anyId, type MetaEntry } from '../meta/webhook-wire.ts';
import { mentionKey } from './ids.ts';
import { fromComment, type Reader } from './message.ts';

const ignoredFields: Readonly<Record<string, string>> = {
  live_comments: 'what is said in a live broadcast is over with it',
  story_insights: 'figures of a story that is over',
};

const Comment = z.object({
  id: anyId,
  text: z.string().nullish().catch(undefined),
  from: z
    .object({ id: anyId, username: z.string().catch('') })
    .nullish()
    .catch(undefined),
  media: z.object({ id: anyId }).nullish().catch(undefined),
  parent_id: anyId.nullish().catch(undefined),
});
const Mention = z.object({ media_id: anyId, comment_id: anyId.nullish().catch(undefined) });

/** What an entry of a call means, thing by thing; `now` where Meta does not tell the time. Pure: the same call says the same twice. */
export function meaningsOf(entry: MetaEntry, { now, me }: { now: Date; me: Reader }): Meaning[] {
  const at = entry.time ?? now;
  if (entry.object !== 'instagram') return [{ kind: 'ignored', why: `"${entry.object}" is another network's` }];
  if (entry.id !== me.igId) return [{ kind: 'ignored', why: "another account's" }];
  return [
    ...entry.changes.map(({ field, value }): Meaning => {
      if (field === undefined) return { kind: 'unknown', what: 'a change without a field' };
      const why = ignoredFields[field];
      if (why !== undefined) return { kind: 'ignored', why };
      if (field === 'comments') return commented(value, { at, me });
      if (field !== 'mentions') return { kind: 'unknown', what: field.slice(0, 40) };
      const mention = Mention.safeParse(value).data;
      return mention
        ? { kind: 'ask', nativeId: mentionKey(mention.media_id, mention.comment_id ?? undefined) }
        : { kind: 'unknown', what: 'mentions' };
    }),
    ...entry.messaging.map((row) => inPrivate(meaningOfRow(row, { ourId: me.igId, at }))),
    ...entry.standby.map((): Meaning => ({ kind: 'ignored', why: STANDBY })),
  ];
}

function commented(value: unknown, { at, me }: { at: Date; me: Reader }): Meaning {
  const read = Comment.safeParse(value).data;
  if (!read) return { kind: 'unknown', what: 'comments' };
  const told = fromComment(
    { ...read, timestamp: at, username: undefined, like_count: 0, replies: undefined },
    { version: 0 },
    me,
  );
  return { kind: 'ask', nativeId: read.id, else: told };
}

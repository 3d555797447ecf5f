import { asText, isJson } from '../json.ts';
import type { Json } from '../json.ts';
import type { StoredMessage } from '../stored-message.ts';
import type { Member } from '../team.ts';
import type { World } from '../world.ts';

/** As one person sees it: the parent of a thread that she follows (wrote in, opened or is named in) says what is new for her. */
export function shownTo(world: World, user: Member, message: StoredMessage): Json {
  const shown = withHandles(world, world.messages.shown(message));
  return shown['reply_count'] === undefined ? shown : { ...shown, ...news(world, user, message) };
}

/** A screen says "@guardia" where the wire says which group by its id. */
function withHandles(world: World, shown: Json): Json {
  const wire = JSON.stringify(shown);
  if (!wire.includes('"usergroup_id"')) return shown;
  const handles = new Map(world.team.groups().map(({ id, handle }) => [id, handle]));
  const named: unknown = JSON.parse(wire, (_key, value: unknown) =>
    isJson(value) && value['type'] === 'usergroup'
      ? { ...value, name: handles.get(asText(value['usergroup_id'])) }
      : value,
  );
  return isJson(named) ? named : shown;
}

function news(world: World, user: Member, { channel, ts }: StoredMessage): Json {
  const one = (sql: string, ...values: string[]): string => asText(world.db.prepare(sql).get(...values)?.['ts']);
  const read =
    [
      one('SELECT ts FROM slack_thread_marks WHERE user = ? AND channel = ? AND thread = ?', user.id, channel, ts),
      one(
        `SELECT max(ts) AS ts FROM slack_messages WHERE channel = ? AND thread = ? AND json_extract(body, '$.user') = ?`,
        channel,
        ts,
        user.id,
      ),
    ]
      .toSorted()
      .at(-1) ?? '';
  const named = one(
    'SELECT min(at) AS ts FROM slack_mentions WHERE channel = ? AND thread = ? AND user = ? AND at > ?',
    channel,
    ts,
    user.id,
    read,
  );
  if (read === '' && named === '') return { unread_count: 0 };
  const after = read === '' ? named : read;
  const newer = world.db
    .prepare(
      `SELECT count(*) AS n FROM slack_messages WHERE channel = ? AND thread = ? AND ts > ? AND json_extract(body, '$.user') <> ?`,
    )
    .get(channel, ts, after, user.id);
  return { last_read: read, unread_count: Math.max(Number(newer?.['n'] ?? 0), named === '' ? 0 : 1) };
}

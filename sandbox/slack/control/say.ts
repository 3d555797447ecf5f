import { randomUUID } from 'node:crypto';
import { react } from '../api/marks.ts';
import { SlackError } from '../error.ts';
import { answerInteraction, responseUrl } from '../hooks.ts';
import { asText } from '../json.ts';
import type { Json } from '../json.ts';
import type { StoredMessage } from '../stored-message.ts';
import { addMessage, changeMessage, checkThread, deleteMessage } from '../post.ts';
import type { Channel, Member } from '../team.ts';
import { inTransaction } from '../../state.ts';
import type { World } from '../world.ts';
import { compose } from './compose.ts';
import { hand, mustRun, settle } from './settle.ts';
import type { Outcome } from './settle.ts';
import { ControlError, mustSee, needChannel, needPerson, needText } from './who.ts';

const LONGEST = 12_000;

function place(world: World, body: Json): { user: Member; channel: Channel } {
  const user = needPerson(world, body['user']);
  const channel = needChannel(world, body['channel'], user);
  mustSee(world, channel, user);
  return { user, channel };
}

/** A person writes in a channel, a thread or her direct conversation with the bot. */
export async function say(world: World, body: Json): Promise<Outcome & { channel: string; ts: string }> {
  const { user, channel } = place(world, body);
  const raw = needText(body, 'text');
  if ([...raw].length > LONGEST)
    throw new ControlError(400, `A message has at most ${LONGEST} characters.`, undefined, 'too-long');
  if (channel.archived) throw new ControlError(400, `#${channel.name} is archived.`, undefined, 'archived');
  const since = world.newTs();
  const composed = compose(world, raw, since);
  const message = inTransaction(world.db, () => {
    const stored = addMessage(world, {
      channel,
      author: { user: user.id, team: world.team.id, client_msg_id: randomUUID() },
      thread: threadOf(world, channel, body),
      content: { ...composed, warnings: [] },
    });
    markRead(world, user, channel, stored.ts);
    if (composed.text.includes(`<@${world.team.botUserId}>`) && world.team.isMember(channel.id, world.team.botUserId)) {
      world.delivery.event({ ...stored.body, type: 'app_mention', channel: channel.id, event_ts: stored.ts });
    }
    return stored;
  });
  // A person may write while the bot is away; it hears of it later.
  const outcome = world.delivery.connected() ? await settle(world, user, since) : { ephemeral: [] };
  return { ...outcome, channel: channel.id, ts: message.ts };
}

function threadOf(world: World, channel: Channel, body: Json): string | undefined {
  try {
    return checkThread(world, channel.id, asText(body['thread']) || undefined);
  } catch (error) {
    if (error instanceof SlackError)
      throw new ControlError(404, `There is no thread ${asText(body['thread'])} in #${channel.name}.`, error);
    throw error;
  }
}

export function markRead(world: World, user: Member, channel: Channel, ts: string): void {
  world.db
    .prepare(
      'INSERT INTO slack_marks (user, channel, ts) VALUES (?, ?, ?) ON CONFLICT (user, channel) DO UPDATE SET ts = max(ts, excluded.ts)',
    )
    .run(user.id, channel.id, ts);
}

/** Everything that is no newer is read, in channels and threads, and what named her there. */
export function markAllRead(world: World, user: Member, until: string): void {
  inTransaction(world.db, () => {
    for (const channel of world.team.channels())
      if (world.team.isMember(channel.id, user.id)) markRead(world, user, channel, until);
    world.db
      .prepare(`INSERT INTO slack_thread_marks (user, channel, thread, ts)
      SELECT user, channel, coalesce(thread, ts), max(at) FROM slack_mentions WHERE user = ?1 AND ts <= ?2 GROUP BY channel, coalesce(thread, ts)
      ON CONFLICT (user, channel, thread) DO UPDATE SET ts = max(ts, excluded.ts)`)
      .run(user.id, until);
  });
}

/** Everything in a thread is read, what was said of her in it too. */
export function markThreadRead(world: World, user: Member, channel: Channel, thread: string): void {
  const parent = world.messages.get(channel.id, thread);
  if (!parent) throw new ControlError(404, `There is no thread ${thread} in #${channel.name}.`);
  const newest = world.db
    .prepare(`SELECT max(ts) AS ts FROM (SELECT max(ts) AS ts FROM slack_messages WHERE channel = ?1 AND (thread = ?2 OR ts = ?2)
    UNION ALL SELECT max(at) FROM slack_mentions WHERE channel = ?1 AND (thread = ?2 OR ts = ?2))`)
    .get(channel.id, thread);
  const written = world.db
    .prepare(`INSERT INTO slack_thread_marks (user, channel, thread, ts) VALUES (?, ?, ?, ?)
    ON CONFLICT (user, channel, thread) DO UPDATE SET ts = excluded.ts WHERE excluded.ts > ts`)
    .run(user.id, channel.id, thread, asText(newest?.['ts']));
  if (written.changes === 0) return;
  world.messages.changes.note(parent);
  world.changed();
}

function ownMessage(world: World, body: Json): { user: Member; channel: Channel; message: StoredMessage } {
  const { user, channel } = place(world, body);
  const message = world.messages.get(channel.id, needText(body, 'ts'));
  if (!message) throw new ControlError(404, 'There is no such message.', undefined, 'message-gone');
  if (message.body['user'] !== user.id) throw new ControlError(403, 'Only who wrote a message can change it.');
  return { user, channel, message };
}

export function edit(world: World, body: Json): Json {
  const { user, channel, message } = ownMessage(world, body);
  const raw = needText(body, 'text');
  inTransaction(world.db, () =>
    changeMessage(world, channel, message, {
      ...message.body,
      edited: { user: user.id, ts: world.newTs() },
      ...compose(world, raw, message.ts),
    }),
  );
  return { ok: true };
}

export function remove(world: World, body: Json): Json {
  const { channel, message } = ownMessage(world, body);
  inTransaction(world.db, () => deleteMessage(world, channel, message));
  return { ok: true };
}

export function reaction(world: World, body: Json): Json {
  const { user, channel } = place(world, body);
  const message = world.messages.get(channel.id, needText(body, 'ts'));
  if (!message) throw new ControlError(404, 'There is no such message.', undefined, 'message-gone');
  inTransaction(world.db, () =>
    react(world, message, { name: needText(body, 'name'), user: user.id, add: body['remove'] !== true }),
  );
  return { ok: true };
}

/** A slash command, written as in Slack: "/recado queue". */
export async function command(world: World, body: Json): Promise<Outcome> {
  const { user, channel } = place(world, body);
  const [name = '', ...rest] = needText(body, 'text').trim().split(/\s+/);
  if (!world.manifest.commands.includes(name))
    throw new ControlError(
      404,
      `There is no command "${name}"; there is: ${world.manifest.commands.join(', ')}.`,
      undefined,
      'no-command',
    );
  mustRun(world);
  const since = world.newTs();
  const handle = { channel: channel.id, user: user.id, ephemeral: false };
  const id = world.handles.response(handle);
  const answer = await hand(world, 'slash_commands', {
    token: 'local',
    team_id: world.team.id,
    team_domain: world.team.domain,
    channel_id: channel.id,
    channel_name: channel.kind === 'im' ? 'directmessage' : channel.kind === 'private' ? 'privategroup' : channel.name,
    user_id: user.id,
    user_name: user.key,
    command: name,
    text: rest.join(' '),
    api_app_id: world.team.appId,
    is_enterprise_install: 'false',
    response_url: responseUrl(world, id),
    trigger_id: world.handles.trigger(user.id),
  });
  if (asText(answer['text']) !== '' || Array.isArray(answer['blocks']))
    inTransaction(world.db, () => answerInteraction(world, { id, ...handle }, answer));
  return settle(world, user, since);
}

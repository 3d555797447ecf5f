import type { Request } from 'express';
import { asText } from '../json.ts';
import type { Json } from '../json.ts';
import type { Member } from '../team.ts';
import type { World } from '../world.ts';
import { settle } from './settle.ts';
import { shownTo } from './shown-to.ts';
import { ControlError, mustSee, needChannel, needPerson } from './who.ts';

/** Of one answer. */
const CHANGES = 500;

const asked = (request: Request, name: string): string => asText(request.query[name]);

function asker(world: World, request: Request): Member | undefined {
  return asked(request, 'user') === '' ? undefined : needPerson(world, asked(request, 'user'));
}

export function users(world: World): Json[] {
  return world.team
    .users()
    .filter((one) => !one.bot)
    .map(({ id, key, name, email, locale, title }) => ({ id, key, name, email, locale, title }));
}

/** All channels, or those that one person is in, her direct conversation among them, with what she has not read. */
export function channels(world: World, request: Request): Json[] {
  const user = asker(world, request);
  const { team } = world;
  const shown = team
    .channels()
    .filter((one) => (user ? team.isMember(one.id, user.id) && !one.archived : one.kind !== 'im'));
  return shown.map((one) => {
    const facts = {
      id: one.id,
      name: one.kind === 'im' ? 'Recado' : one.name,
      kind: one.kind,
      private: one.kind !== 'public',
      archived: one.archived,
      members: team.members(one.id).filter((id) => id !== team.botUserId).length,
    };
    if (!user) return facts;
    const mark = world.db.prepare('SELECT ts FROM slack_marks WHERE user = ? AND channel = ?').get(user.id, one.id)?.[
      'ts'
    ];
    const read = typeof mark === 'string' ? mark : '';
    return {
      ...facts,
      lastRead: read,
      unread: world.messages.unread(one.id, read, user.id),
      newest: world.messages.newest(one.id) ?? null,
    };
  });
}

/** As Slack returns them: a channel newest first, a thread its parent first. */
export function messages(world: World, request: Request): Json[] {
  const user = asker(world, request);
  const channel = needChannel(world, request.params['id'], user);
  if (user) mustSee(world, channel, user);
  const limit = Math.min(Math.max(1, Number(asked(request, 'limit')) || 200), 1000);
  const thread = asked(request, 'thread');
  const withMetadata = asked(request, 'include_all_metadata') !== '';
  if (thread === '') {
    const before = asked(request, 'before');
    return world.messages
      .history(channel.id, { limit, before: before || undefined })
      .map((one) => (user && !withMetadata ? shownTo(world, user, one) : world.messages.shown(one, withMetadata)));
  }
  const root = world.messages.get(channel.id, thread);
  if (!root) throw new ControlError(404, `There is no message ${thread} in #${channel.name}.`);
  return [root, ...world.messages.replies(channel.id, root.ts, '', limit)].map((one) =>
    world.messages.shown(one, withMetadata),
  );
}

/** Every message of every channel and thread that changed since an earlier answer, for whoever watches the whole workspace. */
export function changes(world: World, request: Request): Json {
  const since = Number(asked(request, 'since'));
  const changed = world.messages.changes.everywhere(Number.isFinite(since) ? since : 0, CHANGES);
  return {
    seq: changed.at(-1)?.seq ?? world.messages.changes.now(),
    list: changed.map(({ channel, ts }) => ({ channel, ts, message: shownOrNull(world, channel, ts) })),
  };
}

function shownOrNull(world: World, channel: string, ts: string): Json | null {
  const message = world.messages.get(channel, ts);
  return message ? world.messages.shown(message, true) : null;
}

/** Opens a person's Home, as a click on the tab does: the app hears of it and may draw it anew. `?peek=1` only looks. */
export async function home(world: World, request: Request): Promise<Json> {
  const user = needPerson(world, request.params['user']);
  if (asked(request, 'peek') === '' && world.delivery.connected()) {
    const old = world.views.home(user.id)?.body;
    const since = world.newTs();
    world.delivery.event({
      type: 'app_home_opened',
      user: user.id,
      channel: world.team.direct(user.id).id,
      tab: 'home',
      event_ts: since,
      view: old,
    });
    await settle(world, user, since);
  }
  return world.views.home(user.id)?.body ?? { type: 'home', blocks: [] };
}

export function openView(world: World, request: Request): Json {
  const user = needPerson(world, asked(request, 'user'));
  return { view: world.views.top(user.id, asked(request, 'screen'))?.body ?? null };
}

export function ephemerals(world: World, request: Request): Json[] {
  const channel = asked(request, 'channel');
  const all = world.messages.ephemerals(needPerson(world, asked(request, 'user')).id, asked(request, 'since'));
  return channel === '' ? all : all.filter((one) => one['channel'] === needChannel(world, channel).id);
}

export function pins(world: World, request: Request): Json[] {
  const channel = needChannel(world, request.params['id']);
  const user = asker(world, request);
  if (user) mustSee(world, channel, user);
  return pinnedIn(world, channel.id);
}

/** The newest first. */
export function pinnedIn(world: World, channel: string): Json[] {
  return world.db
    .prepare('SELECT ts FROM slack_pins WHERE channel = ? ORDER BY at DESC')
    .all(channel)
    .flatMap((row) => world.messages.get(channel, String(row['ts'])) ?? [])
    .map((one) => world.messages.shown(one));
}

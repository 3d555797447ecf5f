import type { Request } from 'express';
import { asText } from '../json.ts';
import type { Json } from '../json.ts';
import type { Channel, Member } from '../team.ts';
import type { World } from '../world.ts';
import { channels, pinnedIn } from './read.ts';
import { shownTo } from './shown-to.ts';
import { needPerson } from './who.ts';

const CHANGES = 300;
const FEWEST = 60;
const MOST = 120;

interface Asked {
  user: Member;
  channel: Channel;
  since: number | undefined;
}

/**
 * All that one person's screen shows, in one answer: her channels, who is waited for, her form, the newest page of the open
 * channel and the open thread; with the number of an earlier answer, only the messages that changed since.
 */
export function screen(world: World, request: Request): Json {
  const asked = (name: string): string => asText(request.query[name]);
  const since = (name: string): number | undefined =>
    /^\d{1,15}$/.test(asked(name)) ? Number(asked(name)) : undefined;
  const user = needPerson(world, asked('user'));
  const found = asked('channel') === '' ? undefined : world.team.findChannel(asked('channel'));
  const channel = found && world.team.isMember(found.id, user.id) ? found : undefined;
  const thread = asked('thread');
  const names = new Set(world.team.users().map((one) => one.id));
  return {
    seq: world.messages.changes.now(),
    connected: world.delivery.connected(),
    channels: channels(world, request),
    waiting: world.messages.mentions.waiting().filter((one) => names.has(one.user)),
    view: world.views.top(user.id)?.body ?? null,
    home: world.views.home(user.id)?.body ?? null,
    pinned: channel ? pinnedIn(world, channel.id).slice(0, 1) : [],
    ephemerals: world.messages.ephemerals(user.id, asked('ephemeralsSince')),
    messages: channel ? inChannel(world, { user, channel, since: since('since') }) : null,
    thread: channel && thread !== '' ? inThread(world, { user, channel, since: since('threadSince') }, thread) : null,
  };
}

function inChannel(world: World, { user, channel, since }: Asked): Json {
  const changed = since === undefined ? undefined : world.messages.changes.channel(channel.id, since, CHANGES);
  if (changed && changed.length < CHANGES) return { fresh: false, ...split(world, user, channel, changed) };
  const unread = world.messages.unread(channel.id, lastRead(world, user, channel), user.id);
  const limit = Math.min(MOST, Math.max(FEWEST, unread + 20));
  const page = world.messages.history(channel.id, { limit: limit + 1 });
  return {
    fresh: true,
    more: page.length > limit,
    list: page.slice(0, limit).map((one) => shownTo(world, user, one)),
    removed: [],
  };
}

function inThread(world: World, { user, channel, since }: Asked, thread: string): Json | null {
  const root = world.messages.get(channel.id, thread);
  if (!root) return null;
  const changed = since === undefined ? undefined : world.messages.changes.thread(channel.id, root.ts, since, CHANGES);
  if (changed && changed.length < CHANGES) return { fresh: false, ...split(world, user, channel, changed) };
  return {
    fresh: true,
    list: [root, ...world.messages.replies(channel.id, root.ts)].map((one) => shownTo(world, user, one)),
    removed: [],
  };
}

function split(world: World, user: Member, channel: Channel, changed: string[]): { list: Json[]; removed: string[] } {
  const there = changed.flatMap((ts) => world.messages.get(channel.id, ts) ?? []);
  const left = new Set(there.map((one) => one.ts));
  return { list: there.map((one) => shownTo(world, user, one)), removed: changed.filter((ts) => !left.has(ts)) };
}

function lastRead(world: World, user: Member, channel: Channel): string {
  return asText(
    world.db.prepare('SELECT ts FROM slack_marks WHERE user = ? AND channel = ?').get(user.id, channel.id)?.['ts'],
  );
}

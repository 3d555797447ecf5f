import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { Clock } from '#core/ports/clock.ts';
import type { Seed } from '../seed.ts';
import { inTransaction } from '../state.ts';
import { stableId } from './ids.ts';

type Row = Record<string, SQLOutputValue>;

export interface Member {
  id: string;
  key: string;
  name: string;
  email?: string;
  locale: string;
  title: string;
  bot: boolean;
}
export interface Channel {
  id: string;
  name: string;
  kind: 'public' | 'private' | 'im';
  person?: string;
  archived: boolean;
  created: number;
}
export interface Group {
  id: string;
  handle: string;
  users: string[];
}

export const BOT_KEY = 'recado';
const BOT_NAME = 'Recado';
/** Everybody lives where this machine is: the page shows its browser's hours, and what Recado writes out has to agree with them. */
export function zoneHere(now: Date): { tz: string; tz_label: string; tz_offset: number } {
  const tz = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const label = new Intl.DateTimeFormat('en', { timeZone: tz, timeZoneName: 'long' })
    .formatToParts(now)
    .find(({ type }) => type === 'timeZoneName')?.value;
  return { tz, tz_label: label ?? tz, tz_offset: -now.getTimezoneOffset() * 60 };
}

function toMember(row: Row): Member {
  return {
    id: String(row['id']),
    key: String(row['key']),
    name: String(row['name']),
    locale: String(row['locale']),
    title: String(row['title']),
    bot: row['bot'] === 1,
    email: typeof row['email'] === 'string' ? row['email'] : undefined,
  };
}

function toChannel(row: Row): Channel {
  const kind = row['kind'] === 'private' ? 'private' : row['kind'] === 'im' ? 'im' : 'public';
  return {
    id: String(row['id']),
    name: String(row['name']),
    kind,
    archived: row['archived'] === 1,
    created: Number(row['created']),
    person: typeof row['person'] === 'string' ? row['person'] : undefined,
  };
}

/** People, channels, direct conversations and user groups of the one workspace. */
export function createTeam(db: DatabaseSync, clock: Clock, seed: Seed) {
  const id = stableId('T', seed.brand.key);
  const botUserId = stableId('U', `bot:${BOT_KEY}`);
  const seconds = (): number => Math.floor(clock.now().getTime() / 1000);

  const insertUser =
    db.prepare(`INSERT INTO slack_users (id, key, name, email, locale, title, bot, place) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET name = excluded.name, email = excluded.email, locale = excluded.locale, title = excluded.title, place = excluded.place`);
  const insertChannel =
    db.prepare(`INSERT INTO slack_channels (id, name, kind, person, created, place) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, place = excluded.place`);
  const insertMember = db.prepare('INSERT OR IGNORE INTO slack_members (channel, user) VALUES (?, ?)');
  const insertGroup = db.prepare(
    'INSERT INTO slack_groups (id, handle, users) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET users = excluded.users',
  );

  inTransaction(db, () => {
    insertUser.run(botUserId, `bot:${BOT_KEY}`, BOT_NAME, null, 'en-GB', '', 1, 10_000);
    seed.people.forEach((one, index) =>
      insertUser.run(
        stableId('U', one.key),
        one.key,
        one.name,
        one.email ?? null,
        one.locale,
        one.title ?? '',
        0,
        index,
      ),
    );
    seed.channels.forEach((one, index) => {
      const channel = stableId('C', one.name);
      insertChannel.run(channel, one.name, one.private ? 'private' : 'public', null, seconds(), index);
      const members = (one.members ?? seed.people.map((person) => person.key)).map((key) => stableId('U', key));
      // The configuration decides who is in a channel of its own: a person taken out of it is out after a restart.
      db.prepare(`DELETE FROM slack_members WHERE channel = ?`).run(channel);
      for (const user of [...members, botUserId]) insertMember.run(channel, user);
    });
    for (const [handle, keys] of Object.entries(seed.groups)) {
      insertGroup.run(
        stableId('S', handle),
        handle.replace(/^@/, ''),
        JSON.stringify(keys.map((key) => stableId('U', key))),
      );
    }
  });

  const userById = db.prepare('SELECT * FROM slack_users WHERE id = ?');
  const userByKey = db.prepare('SELECT * FROM slack_users WHERE key = ?');
  const userByEmail = db.prepare('SELECT * FROM slack_users WHERE lower(email) = lower(?)');
  const allUsers = db.prepare('SELECT * FROM slack_users ORDER BY place, key');
  const channelById = db.prepare('SELECT * FROM slack_channels WHERE id = ?');
  const channelByName = db.prepare(`SELECT * FROM slack_channels WHERE name = ? AND kind <> 'im'`);
  const allChannels = db.prepare('SELECT * FROM slack_channels ORDER BY place, name');
  const imOf = db.prepare(`SELECT * FROM slack_channels WHERE kind = 'im' AND person = ?`);
  const membersOf = db.prepare(
    'SELECT user FROM slack_members m JOIN slack_users u ON u.id = m.user WHERE channel = ? ORDER BY u.place',
  );
  const memberRow = db.prepare('SELECT 1 FROM slack_members WHERE channel = ? AND user = ?');
  const allGroups = db.prepare('SELECT * FROM slack_groups ORDER BY handle');

  const one = <T>(row: Row | undefined, map: (row: Row) => T): T | undefined => (row ? map(row) : undefined);

  return {
    id,
    botUserId,
    name: seed.brand.name,
    domain: seed.brand.key,
    botId: botUserId.replace(/^U/, 'B'),
    appId: botUserId.replace(/^U/, 'A'),
    user: (userId: string): Member | undefined => one(userById.get(userId), toMember),
    /** By id, key (lucia) or handle (@lucia). */
    findUser: (name: string): Member | undefined =>
      one(userById.get(name) ?? userByKey.get(name.replace(/^@/, '')), toMember),
    userByEmail: (email: string): Member | undefined => one(userByEmail.get(email), toMember),
    users: (): Member[] => allUsers.all().map(toMember),
    channel: (channelId: string): Channel | undefined => one(channelById.get(channelId), toChannel),
    /** By id or name, with or without #. */
    findChannel: (name: string): Channel | undefined =>
      one(channelById.get(name) ?? channelByName.get(name.replace(/^#/, '')), toChannel),
    channels: (): Channel[] => allChannels.all().map(toChannel),
    members: (channelId: string): string[] => membersOf.all(channelId).map((row) => String(row['user'])),
    isMember: (channelId: string, userId: string): boolean => memberRow.get(channelId, userId) !== undefined,
    groups: (): Group[] =>
      allGroups.all().map((row) => ({
        id: String(row['id']),
        handle: String(row['handle']),
        users: JSON.parse(String(row['users'])) as string[],
      })),
    join(channelId: string, userId: string): void {
      insertMember.run(channelId, userId);
    },
    leave(channelId: string, userId: string): void {
      db.prepare('DELETE FROM slack_members WHERE channel = ? AND user = ?').run(channelId, userId);
    },
    archive(channelId: string, archived: boolean): void {
      db.prepare('UPDATE slack_channels SET archived = ? WHERE id = ?').run(archived ? 1 : 0, channelId);
    },
    rename(channelId: string, name: string): void {
      db.prepare('UPDATE slack_channels SET name = ? WHERE id = ?').run(name, channelId);
    },
    addChannel(name: string, kind: 'public' | 'private', members: readonly string[]): Channel {
      const channel: Channel = { id: stableId('C', name), name, kind, archived: false, created: seconds() };
      inTransaction(db, () => {
        insertChannel.run(channel.id, name, kind, null, channel.created, 1_000);
        for (const user of members) insertMember.run(channel.id, user);
      });
      return channel;
    },
    /** The direct conversation between the bot and a person; made when it is first opened. */
    direct(userId: string): Channel {
      const found = one(imOf.get(userId), toChannel);
      if (found) return found;
      const channel: Channel = {
        id: stableId('D', userId),
        name: `direct-${userId}`,
        kind: 'im',
        person: userId,
        archived: false,
        created: seconds(),
      };
      inTransaction(db, () => {
        insertChannel.run(channel.id, channel.name, 'im', userId, channel.created, 2_000);
        for (const user of [userId, botUserId]) insertMember.run(channel.id, user);
      });
      return channel;
    },
  };
}

export type Team = ReturnType<typeof createTeam>;

import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { Clock } from '#core/ports/clock.ts';
import type { UserRow } from './tables.ts';

export interface Users {
  byId(id: string): UserRow | undefined;
  byHandle(handle: string): UserRow | undefined;
  byAccount(key: string): UserRow | undefined;
  /** In the order of the configuration. */
  accounts(): UserRow[];
  /** Makes the person when she writes for the first time. */
  named(person: { handle: string; name?: string; followers?: number; bio?: string }): UserRow;
  /** She protected her posts, was suspended or left for a while: what she wrote is there and not shown. */
  isAway(id: string): boolean;
  setAway(id: string, away: boolean): void;
  setState(
    id: string,
    state: { suspended?: boolean; locked?: boolean; outOfCredit?: boolean; revoked?: boolean },
  ): void;
}

export function createUsers(
  db: DatabaseSync,
  {
    clock,
    accounts,
  }: { clock: Clock; accounts: readonly { key: string; network: string; handle: string; name: string }[] },
): Users {
  db.exec('CREATE TABLE IF NOT EXISTS x_away (user TEXT PRIMARY KEY) STRICT, WITHOUT ROWID');
  const away = db.prepare('SELECT 1 FROM x_away WHERE user = ?');
  const byId = db.prepare('SELECT * FROM x_users WHERE id = ?');
  const byHandle = db.prepare('SELECT * FROM x_users WHERE handle = ?');
  const byAccount = db.prepare('SELECT * FROM x_users WHERE account = ?');
  const insert = db.prepare(
    'INSERT INTO x_users (id, handle, name, bio, followers, created_ms, account) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const row = (value: unknown): UserRow | undefined => value as UserRow | undefined;

  function add({
    handle,
    name,
    followers,
    bio,
    account,
  }: {
    handle: string;
    name?: string;
    followers?: number;
    bio?: string;
    account?: string;
  }): UserRow {
    const seed = numberOf(handle.toLowerCase());
    let id = BigInt(seed);
    while (byId.get(String(id)) !== undefined) id += 1n;
    // Most people have few followers and a few have very many.
    const guessed = Math.round(12 * 10 ** ((seed % 1000) / 290));
    insert.run(
      String(id),
      handle,
      name ?? nameOf(handle),
      bio ?? '',
      followers ?? guessed,
      clock.now().getTime() - (seed % 3000) * 86_400_000,
      account ?? null,
    );
    return row(byId.get(String(id))) ?? fail(handle);
  }

  const ours = accounts.filter((account) => account.network === 'x');
  const before = new Map(
    ours.flatMap((account) => {
      const holder = row(byAccount.get(account.key));
      return holder === undefined ? [] : [[account.key, holder] as const];
    }),
  );
  db.exec('UPDATE x_users SET account = NULL');
  for (const { key, handle, name } of ours) {
    const known = row(byHandle.get(handle)) ?? before.get(key);
    if (known === undefined) add({ handle, name, followers: 48_200, account: key });
    else
      db.prepare('UPDATE x_users SET account = ?, handle = ?, name = ? WHERE id = ?').run(key, handle, name, known.id);
  }

  return {
    byId: (id) => row(byId.get(id)),
    byHandle: (handle) => row(byHandle.get(handle)),
    byAccount: (key) => row(byAccount.get(key)),
    accounts: () => ours.flatMap(({ key }) => row(byAccount.get(key)) ?? []),
    named: (person) => {
      const known = row(byHandle.get(person.handle));
      if (known === undefined) return add(person);
      if (person.name !== undefined || person.followers !== undefined) {
        db.prepare('UPDATE x_users SET name = ?, followers = ? WHERE id = ?').run(
          person.name ?? known.name,
          person.followers ?? known.followers,
          known.id,
        );
      }
      return row(byId.get(known.id)) ?? known;
    },
    isAway: (id) => away.get(id) !== undefined,
    setAway: (id, on) =>
      void db
        .prepare(on ? 'INSERT OR IGNORE INTO x_away (user) VALUES (?)' : 'DELETE FROM x_away WHERE user = ?')
        .run(id),
    setState: (id, { suspended, locked, outOfCredit, revoked }) => {
      const flag = (value: boolean | undefined): number | null => (value === undefined ? null : Number(value));
      db.prepare(
        'UPDATE x_users SET suspended = COALESCE(?, suspended), locked = COALESCE(?, locked), out_of_credit = COALESCE(?, out_of_credit), revoked = COALESCE(?, revoked) WHERE id = ?',
      ).run(flag(suspended), flag(locked), flag(outOfCredit), flag(revoked), id);
    },
  };
}

/** The same handle has the same number in every workspace. */
function numberOf(handle: string): number {
  return createHash('sha256').update(handle).digest().readUIntBE(0, 4) + 1_000_000_000;
}

/** "carla_ruiz" -> "Carla Ruiz" */
function nameOf(handle: string): string {
  return (
    handle
      .split('_')
      .filter(Boolean)
      .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
      .join(' ') || handle
  );
}

function fail(handle: string): never {
  throw new Error(`@${handle} was not stored`);
}

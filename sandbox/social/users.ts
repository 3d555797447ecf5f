import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { Clock } from '#core/ports/clock.ts';
import type { AccountState, UserRow } from './tables.ts';

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
  setState(id: string, state: { [S in AccountState]?: boolean }): void;
}

interface OwnAccount {
  key: string;
  /** As it is stored. */
  handle: string;
  name: string;
}

/** The people of one simulated network, the brand's own accounts among them. */
export function createUsers(
  db: DatabaseSync,
  { id, clock, accounts }: { id: string; clock: Clock; accounts: readonly OwnAccount[] },
): Users {
  db.exec(`CREATE TABLE IF NOT EXISTS ${id}_away (user TEXT PRIMARY KEY) STRICT, WITHOUT ROWID`);
  const away = db.prepare(`SELECT 1 FROM ${id}_away WHERE user = ?`);
  const byId = db.prepare(`SELECT * FROM ${id}_users WHERE id = ?`);
  const byHandle = db.prepare(`SELECT * FROM ${id}_users WHERE handle = ?`);
  const byAccount = db.prepare(`SELECT * FROM ${id}_users WHERE account = ?`);
  const insert = db.prepare(
    `INSERT INTO ${id}_users (id, handle, name, bio, followers, created_ms, account) VALUES (?, ?, ?, ?, ?, ?, ?)`,
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
    let number = BigInt(seed);
    while (byId.get(String(number)) !== undefined) number += 1n;
    // Most people have few followers and a few have very many.
    const guessed = Math.round(12 * 10 ** ((seed % 1000) / 290));
    const since = clock.now().getTime() - (seed % 3000) * 86_400_000;
    insert.run(String(number), handle, name ?? nameOf(handle), bio ?? '', followers ?? guessed, since, account ?? null);
    return row(byId.get(String(number))) ?? fail(handle);
  }

  const before = new Map(
    accounts.flatMap((account) => {
      const holder = row(byAccount.get(account.key));
      return holder === undefined ? [] : [[account.key, holder] as const];
    }),
  );
  db.exec(`UPDATE ${id}_users SET account = NULL`);
  for (const { key, handle, name } of accounts) {
    const known = row(byHandle.get(handle)) ?? before.get(key);
    if (known === undefined) add({ handle, name, followers: 48_200, account: key });
    else
      db.prepare(`UPDATE ${id}_users SET account = ?, handle = ?, name = ? WHERE id = ?`).run(
        key,
        handle,
        name,
        known.id,
      );
  }

  return {
    byId: (wanted) => row(byId.get(wanted)),
    byHandle: (handle) => row(byHandle.get(handle)),
    byAccount: (key) => row(byAccount.get(key)),
    accounts: () => accounts.flatMap(({ key }) => row(byAccount.get(key)) ?? []),
    named: (person) => {
      const known = row(byHandle.get(person.handle));
      if (known === undefined) return add(person);
      if (person.name !== undefined || person.followers !== undefined) {
        db.prepare(`UPDATE ${id}_users SET name = ?, followers = ? WHERE id = ?`).run(
          person.name ?? known.name,
          person.followers ?? known.followers,
          known.id,
        );
      }
      return row(byId.get(known.id)) ?? known;
    },
    isAway: (user) => away.get(user) !== undefined,
    setAway: (user, on) =>
      void db
        .prepare(on ? `INSERT OR IGNORE INTO ${id}_away (user) VALUES (?)` : `DELETE FROM ${id}_away WHERE user = ?`)
        .run(user),
    setState: (user, { suspended, locked, outOfCredit, revoked }) => {
      const flag = (value: boolean | undefined): number | null => (value === undefined ? null : Number(value));
      db.prepare(
        `UPDATE ${id}_users SET suspended = COALESCE(?, suspended), locked = COALESCE(?, locked), out_of_credit = COALESCE(?, out_of_credit), revoked = COALESCE(?, revoked) WHERE id = ?`,
      ).run(flag(suspended), flag(locked), flag(outOfCredit), flag(revoked), user);
    },
  };
}

/** The same handle has the same number in every workspace. */
function numberOf(handle: string): number {
  return createHash('sha256').update(handle).digest().readUIntBE(0, 4) + 1_000_000_000;
}

/** "carla_ruiz" -> "Carla Ruiz"; "ana@social.example" -> "Ana" */
function nameOf(handle: string): string {
  const own = handle.split('@')[0] ?? handle;
  return (
    own
      .split('_')
      .filter(Boolean)
      .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
      .join(' ') || handle
  );
}

function fail(handle: string): never {
  throw new Error(`@${handle} was not stored`);
}

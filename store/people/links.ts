import { sql } from 'kysely';
import type { By } from '#core/ticket/changes.ts';
import type { Db, Trx } from '../database/database.ts';
import { joinPeople, partPeople, type PersonLink } from './link-people.ts';
import type { Queue } from '../queue/queue.ts';
import { later } from '../database/later.ts';
import { insertRows } from '../database/rows.ts';

/** How the giving of a code ended. `none`: nobody with this address asked for one that is still good. */
export type Linking =
  | { kind: 'linked'; personId: string }
  | { kind: 'none' }
  | { kind: 'wrong'; left: number }
  | { kind: 'both-named' }
  | { kind: 'already' };

/** Chat accounts that people said are theirs, with a code given on one surface and typed on another. */
export interface LinkStore {
  /** Of one account; null where it goes by its own id. */
  of(surface: string, userId: string): Promise<PersonLink | null>;
  /** The id that counts, for each that is linked. */
  personsOf(aliases: string[]): Promise<Map<string, string>>;
  accounts(personId: string): Promise<PersonLink[]>;
  /** A new code for an account; an earlier one is worth nothing any more. Hashes are hex SHA-256. */
  offer(code: {
    surface: string;
    userId: string;
    personId: string;
    emailHash: string;
    codeHash: string;
    expiresAt: Date;
  }): Promise<void>;
  /**
   * Both accounts are one person from now on: what the id that no longer counts wrote, has, approves and was asked is hers,
   * and she stays a writer under both ids. `named`: ids that the configuration gives.
   */
  redeem(given: {
    surface: string;
    userId: string;
    personId: string;
    emailHash: string;
    codeHash: string;
    named: (id: string) => boolean;
    at: Date;
  }): Promise<Linking>;
  /** Each account goes by its own id again; what she wrote as one stays written by all of them. Gives how many accounts. */
  unlink(personId: string, at: Date): Promise<number>;
}

/** Wrong codes after which the right one is worth nothing any more. */
const TRIES = 5;
/** Who moves a ticket is looked up under it, so that nobody is joined while she acts under an id of before. */
const LINK_LOCK = 7_236_002;

/** The person who acts, under the id that counts. */
export async function onePerson(trx: Trx, by: By): Promise<By> {
  if (by.kind !== 'person') return by;
  await trx.executeQuery(later(sql`select pg_advisory_xact_lock_shared(${LINK_LOCK})`.compile(trx)));
  const link = await trx.selectFrom('personLinks').select('personId').where('alias', '=', by.id).executeTakeFirst();
  return link ? { kind: 'person', id: link.personId } : by;
}

export function createLinks({ db, queue }: { db: Db; queue: Queue }): LinkStore {
  return {
    of: async (surface, userId) =>
      (await db
        .selectFrom('personLinks')
        .selectAll()
        .where('surface', '=', surface)
        .where('userId', '=', userId)
        .executeTakeFirst()) ?? null,
    personsOf: async (aliases) => {
      if (aliases.length === 0) return new Map();
      const rows = await db
        .selectFrom('personLinks')
        .select(['alias', 'personId'])
        .where('alias', '=', sql<string>`any(${aliases}::text[])`)
        .execute();
      return new Map(rows.map(({ alias, personId }) => [alias, personId]));
    },
    accounts: async (personId) =>
      await db.selectFrom('personLinks').selectAll().where('personId', '=', personId).orderBy('alias').execute(),
    offer: async (code) => {
      await insertRows(db, {
        into: 'linkCodes',
        rows: [{ ...code, tries: 0 }],
        then: 'on conflict (surface, user_id) do update set person_id = excluded.person_id, email_hash = excluded.email_hash, code_hash = excluded.code_hash, tries = 0, expires_at = excluded.expires_at',
      });
    },
    redeem: (given) => queue.transact((trx, send) => redeem(trx, given, send)),
    unlink: (personId, at) =>
      queue.transact(async (trx) => {
        await lock(trx);
        const links = await trx.deleteFrom('personLinks').where('personId', '=', personId).returningAll().execute();
        for (const link of links) await partPeople(trx, link, at);
        return links.length;
      }),
  };
}

async function lock(trx: Trx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${LINK_LOCK})`.execute(trx);
}

async function redeem(
  trx: Trx,
  given: Parameters<LinkStore['redeem']>[0],
  send: Parameters<Parameters<Queue['transact']>[0]>[1],
): Promise<Linking> {
  const { surface, emailHash, codeHash, named, at } = given;
  await lock(trx);
  const code = await trx
    .selectFrom('linkCodes')
    .selectAll()
    .where('emailHash', '=', emailHash)
    .where('surface', '!=', surface)
    .where('expiresAt', '>', at)
    .orderBy('expiresAt', 'desc')
    .forUpdate()
    .executeTakeFirst();
  if (!code) return { kind: 'none' };
  const here = trx.deleteFrom('linkCodes').where('surface', '=', code.surface).where('userId', '=', code.userId);
  if (code.codeHash !== codeHash) {
    const left = TRIES - code.tries - 1;
    if (left <= 0) await here.execute();
    else
      await trx
        .updateTable('linkCodes')
        .set({ tries: code.tries + 1 })
        .where('surface', '=', code.surface)
        .where('userId', '=', code.userId)
        .execute();
    return { kind: 'wrong', left: Math.max(0, left) };
  }
  await here.execute();
  const asked =
    (
      await trx
        .selectFrom('personLinks')
        .select('personId')
        .where('surface', '=', code.surface)
        .where('userId', '=', code.userId)
        .executeTakeFirst()
    )?.personId ?? code.personId;
  const typed = given.personId;
  if (asked === typed) return { kind: 'already' };
  if (named(asked) && named(typed)) return { kind: 'both-named' };
  const [personId, alias] = named(typed) ? [typed, asked] : [asked, typed];
  await joinPeople(trx, { alias, personId, at, send });
  return { kind: 'linked', personId };
}

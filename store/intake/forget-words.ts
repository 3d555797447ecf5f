import { sql } from 'kysely';
import type { Db, Trx } from '../database/database.ts';

/** What a person wrote, as a deletion needs to name it. */
export interface Written {
  account: string;
  nativeId: string;
  /** They are not forgotten yet. */
  hasWords: boolean;
}

/** The words of messages, in every version and where they came in. That they were there stays: tickets and figures need it. */
export async function forgetWords(trx: Trx, messageIds: readonly string[]): Promise<void> {
  if (messageIds.length === 0) return;
  const ids = sql`any(${[...messageIds]}::text[])`;
  await sql`update message_versions set text = '', media = '[]'::jsonb where message_id = ${ids}`.execute(trx);
  await sql`
    with gone as (update messages set text = '', media = '[]'::jsonb where id = ${ids} returning network, native_id)
    update inbox i
    set event = jsonb_set(i.event, '{message}', ((i.event -> 'message') || '{"text": "", "media": []}'::jsonb) - 'title' - 'subject')
    from gone where i.network = gone.network and i.native_id = gone.native_id and i.event ? 'message'`.execute(trx);
}

/** Everything that somebody wrote to us, by the network's own number of her. */
export async function writtenBy(db: Db, network: string, authorNativeId: string): Promise<Written[]> {
  return db
    .selectFrom('messages')
    .innerJoin('authors', 'authors.id', 'messages.authorId')
    .select(['messages.account', 'messages.nativeId', sql<boolean>`messages.text <> ''`.as('hasWords')])
    .where('authors.network', '=', network)
    .where('authors.nativeId', '=', authorNativeId)
    .where('messages.direction', '=', 'in')
    .orderBy('messages.postedAt')
    .execute();
}

/** Her name and what stands beside it. Her number stays, so that what she deletes later is found. */
export async function forgetPerson(db: Db, network: string, authorNativeId: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql`
      update authors set handle = '—', name = '—', bio = null, avatar_url = null
      where network = ${network} and native_id = ${authorNativeId}`.execute(trx);
    await sql`
      update inbox set event = jsonb_set(event, '{message,author}', jsonb_build_object('nativeId', ${authorNativeId}::text, 'handle', '—', 'name', '—'))
      where network = ${network} and author_native_id = ${authorNativeId} and event ? 'message'`.execute(trx);
  });
}

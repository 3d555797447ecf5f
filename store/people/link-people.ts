import { sql, type RawBuilder } from 'kysely';
import type { Trx } from '../database/database.ts';
import type { ChatPost } from '../chat-posts/chat-posts.ts';
import { showOrders } from '../chat-posts/show-orders.ts';
import type { Order } from '../queue/order.ts';
import { insertRows } from '../database/rows.ts';

/** A chat account that is known to be the same person as another. */
export interface PersonLink {
  /** Person id that the account has by itself. */
  alias: string;
  /** Person id that counts. */
  personId: string;
  surface: string;
  userId: string;
  at: Date;
}

interface Joining {
  /** Id that no longer counts, "<surface>:<user id>". */
  alias: string;
  personId: string;
  at: Date;
  send: (orders: readonly Order[]) => Promise<void>;
}

/**
 * Makes two ids one person: everything that the alias has becomes the other's. The record of who did what when is not rewritten;
 * it says when they were joined.
 */
export async function joinPeople(trx: Trx, { alias, personId, at, send }: Joining): Promise<void> {
  const { surface, userId } = accountOf(alias);
  await sql`update person_links set person_id = ${personId} where person_id = ${alias}`.execute(trx);
  await insertRows(trx, { into: 'personLinks', rows: [{ alias, personId, surface, userId, at }] });
  for (const [table, column] of HELD)
    await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${personId} where ${sql.ref(column)} = ${alias}`.execute(
      trx,
    );
  // Under both, so that she never approves what she wrote, even should they be parted again.
  await sql`update drafts set writers = writers || to_jsonb(${personId}::text) where writers ? ${alias} and not writers ? ${personId}`.execute(
    trx,
  );
  await sql`update drafts set approval = jsonb_set(approval, '{approvers}', ${replaced(sql`approval -> 'approvers'`, alias, personId)}) where approval -> 'approvers' ? ${alias}`.execute(
    trx,
  );
  await sql`update delegations set "to" = jsonb_set("to", '{person}', to_jsonb(${personId}::text)) where "to" ->> 'person' = ${alias}`.execute(
    trx,
  );
  await sql`update delegations set "to" = jsonb_set("to", '{members}', ${replaced(sql`"to" -> 'members'`, alias, personId)}) where "to" -> 'members' ? ${alias}`.execute(
    trx,
  );
  for (const [table, column] of LISTED)
    await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${replaced(sql.ref(column), alias, personId)} where ${sql.ref(column)} ? ${alias}`.execute(
      trx,
    );
  await sql`update floods set work = jsonb_set(work, '{by}', to_jsonb(${personId}::text)) where work ->> 'by' = ${alias}`.execute(
    trx,
  );
  // Told of one under both, she is told once; of two reports of one name the second gets another.
  await sql`update level_notices n set person_id = ${personId} where person_id = ${alias}
    and not exists (select 1 from level_notices o where o.ticket_id = n.ticket_id and o.what = n.what and o.how = n.how and o.person_id = ${personId})`.execute(
    trx,
  );
  await sql`update saved_reports s set person_id = ${personId},
      name = case when d.n is null then s.name else s.name || ' (' || ${surface}::text || ')' end,
      folded = case when d.n is null then s.folded else s.folded || ' (' || ${surface}::text || ')' end
    from (select a.id, o.id as n from saved_reports a left join saved_reports o on o.person_id = ${personId} and o.folded = a.folded where a.person_id = ${alias}) d
    where s.id = d.id`.execute(trx);
  // Asked under both ids, she has a message under each; one of them counts.
  await send(showOrders(await movePosts(trx, alias, personId)));
  await sql`insert into people (id, name, surface, user_id, locale, seen_at) select ${personId}, name, surface, user_id, locale, seen_at from people where id = ${alias}
    on conflict (id, surface) do update set user_id = excluded.user_id, locale = excluded.locale, seen_at = excluded.seen_at`.execute(
    trx,
  );
  await note(trx, { what: 'person.linked', personId, alias, at });
  const homes = await trx.selectFrom('homes').select(['surface', 'userId']).where('personId', '=', personId).execute();
  await send(homes.map((home) => ({ job: 'redraw-home', ...home })));
}

type Moved = Pick<ChatPost, 'kind' | 'ownerId' | 'ticketId' | 'surface' | 'place'>;

/** What she was told directly, of whatever kind, is told her under her other id; jobs that wait look where nobody is any more. */
async function movePosts(trx: Trx, alias: string, personId: string): Promise<Moved[]> {
  const { rows } = await sql<Moved>`update chat_posts p set place = ${personId} where place = ${alias}
    and not exists (select 1 from chat_posts o where o.kind = p.kind and o.owner_id = p.owner_id and o.place = ${personId})
    returning kind, owner_id, ticket_id, surface, place`.execute(trx);
  return rows;
}

/** The account goes by its own id again; every answer that she wrote meanwhile is written by that id too. */
export async function partPeople(trx: Trx, { alias, personId, surface }: PersonLink, at: Date): Promise<void> {
  await sql`update drafts set writers = writers || to_jsonb(${alias}::text) where writers ? ${personId} and not writers ? ${alias}`.execute(
    trx,
  );
  await trx.deleteFrom('people').where('id', '=', personId).where('surface', '=', surface).execute();
  await sql`update homes set person_id = ${alias} where surface = ${surface} and surface || ':' || user_id = ${alias}`.execute(
    trx,
  );
  await note(trx, { what: 'person.unlinked', personId, alias, at });
}

/** Where a person stands in a column of her own. A test finds those that are missing here. */
export const HELD = [
  ['account_access', 'grantedBy'],
  ['answer_reviews', 'approver'],
  ['answer_reviews', 'drawnBy'],
  ['answer_reviews', 'reviewedBy'],
  ['article_offers', 'decidedBy'],
  ['deliveries', 'markedBy'],
  ['exports', 'personId'],
  ['floods', 'baseBy'],
  ['goals', 'owner'],
  ['goals', 'by'],
  ['holds', 'by'],
  ['holds', 'endedBy'],
  ['protocol_steps', 'owner'],
  ['protocol_steps', 'startedBy'],
  ['protocol_steps', 'doneBy'],
  ['ratings', 'approver'],
  ['reply_times', 'by'],
  ['tags', 'createdBy'],
  ['told_reports', 'personId'],
  ['war_rooms', 'archivedBy'],
  ['tickets', 'owner'],
  ['drafts', 'author'],
  ['drafts', 'approvedBy'],
  ['drafts', 'returnedBy'],
  ['deliveries', 'by'],
  ['delegations', 'askedBy'],
  ['delegations', 'takenBy'],
  ['delegation_answers', 'by'],
  ['notes', 'by'],
  ['mutes', 'by'],
  ['author_lists', 'by'],
  ['author_notes', 'by'],
  ['submissions', 'personId'],
  ['homes', 'personId'],
] as const;

/** Where a person stands in a list of people. */
const LISTED = [
  ['holds', 'people'],
  ['answer_reviews', 'experts'],
  ['ratings', 'experts'],
] as const;

/** A list of ids with one in place of another, each once. */
function replaced(list: RawBuilder<unknown>, from: string, to: string): RawBuilder<unknown> {
  return sql`(${list}) - ${from}::text || case when (${list}) ? ${to} then '[]'::jsonb else to_jsonb(${to}::text) end`;
}

function accountOf(alias: string): { surface: string; userId: string } {
  const colon = alias.indexOf(':');
  return { surface: alias.slice(0, colon), userId: alias.slice(colon + 1) };
}

async function note(
  trx: Trx,
  { what, personId, alias, at }: { what: string; personId: string; alias: string; at: Date },
): Promise<void> {
  await insertRows(trx, {
    into: 'activity',
    rows: [{ at, ticketId: null, byKind: 'person', byId: personId, what, detail: { alias, personId } }],
  });
}

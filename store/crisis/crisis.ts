import { sql } from 'kysely';
import { AGAIN_MS, timesBack } from '#core/crisis/again.ts';
import { SIGNS, type Incident } from '#core/crisis/incident.ts';
import { isPost, type CountedBin, type StoredSign } from '#core/crisis/judge.ts';
import { newWatch, type KeptWatch } from '#core/crisis/watch.ts';
import type { Db, Trx } from '../database/database.ts';
import { insertRows, toJson } from '../database/rows.ts';
import type { Queue } from '../queue/queue.ts';
import { isHome } from '../chat-posts/card.ts';
import { newChatPost, type WantedPost } from '../chat-posts/chat-posts.ts';
import { showOrders } from '../chat-posts/show-orders.ts';
import { firstPost, openRooms, roomNote } from '../holds/rooms.ts';
import { isAnswered } from '../tickets/under-way.ts';

/** A message of an incident, as what may be shown of it is chosen. */
export interface IncidentMessage {
  ticketId: string;
  text: string;
  private: boolean;
  negative: boolean;
  followers: number;
}

/** What judging is given, read under a lock. */
export interface Known {
  watch: KeptWatch;
  judgedAt: Date | null;
  from: Date;
  until: Date;
  bins: CountedBin[];
  posts: CountedBin[];
  signs: StoredSign[];
  open: Incident[];
  over: Incident[];
}

export interface Place {
  surface: string;
  /** Key of the channel. */
  channel: string;
}

export interface CrisisStore {
  /**
   * Judges what came since a brand was judged last, one process at a time: reads, lets `step` decide, writes what it gives, with the
   * orders to show it. Null, and nothing was read, where there is nothing to judge.
   */
  judge(
    about: { brand: string; until: Date; now: Date; places: readonly Place[] },
    step: (known: Known) => Incident[],
  ): Promise<{ changed: Incident[]; more: boolean } | null>;
  get(id: string): Promise<Incident | null>;
  /** Not over yet, oldest first; of one brand or of all. */
  open(brand?: string): Promise<Incident[]>;
  /** What was counted of these series, or of all but posts. */
  counts(brand: string, of: { series?: readonly string[]; from: Date; until: Date }): Promise<CountedBin[]>;
  /** Single messages that were told, oldest first; kept for thirty days. */
  signs(brand: string, of: { from: Date; until: Date }): Promise<StoredSign[]>;
  /** How much is normal, by what the watch knows. */
  watch(brand: string): Promise<KeptWatch | null>;
  /** Newest messages of conversations that were active then. */
  messages(brand: string, of: { from: Date; until: Date; limit: number }): Promise<IncidentMessage[]>;
  /** Conversations that customers wrote in since `from` and that began until `until`; of them those that nobody answered. */
  conversations(brand: string, of: { from: Date; until: Date }): Promise<{ all: number; unanswered: number }>;
  /** Conversations of single messages since then that have a card of their own, the newest first. */
  shown(brand: string, of: { from: Date; limit: number }): Promise<string[]>;
  /** Who has conversations that are open and were written in since then, by id; as many as a room holds. */
  holders(brand: string, since: Date): Promise<string[]>;
  /** Forgets what nobody looks at any more. */
  forget(now: Date): Promise<void>;
}

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** As much as a season is learnt from. */
const KEPT_DAYS = 56;
/** What began earlier is not read for what may come back: its own index goes by when it began. */
const LONGEST_MS = 60 * DAY_MS;
/** More would be a meeting. */
const HOLDERS = 30;
const PIECE_MS = 2 * DAY_MS;
/** Of a storm of some minutes; a table that grows is never read whole. */
const SIGNS_READ = 5_000;

export function createCrisis({ db, queue }: { db: Db; queue: Queue }): CrisisStore {
  return {
    judge: async ({ brand, until: last, now, places }, step) =>
      await queue.transact(async (trx, send) => {
        await sql`insert into crisis_watches (brand, state) values (${brand}, ${toJson(newWatch())}::jsonb) on conflict do nothing`.execute(
          trx,
        );
        const row = await trx
          .selectFrom('crisisWatches')
          .select(['closedUntil', 'judgedAt'])
          .where('brand', '=', brand)
          .forUpdate()
          .executeTakeFirstOrThrow();
        const signs = await trx
          .selectFrom('crisisSigns')
          .select(['id', 'kind', 'what', 'level', 'ticketId', 'at'])
          .where('brand', '=', brand)
          .where('judged', '=', false)
          .orderBy('id')
          .limit(500)
          .execute();
        const open = await openOf(trx, brand);
        const over = signs.length > 0 ? await lately(trx, brand, now) : [];
        const isOver = row.closedUntil === null || row.closedUntil < last;
        if (!isOver && signs.length === 0 && open.length === 0) return null;
        const from = row.closedUntil ?? (await firstBin(trx, brand, last));
        // A long history is learnt in pieces, so that nobody waits for all of it.
        const until = new Date(Math.min(last.getTime(), from.getTime() + PIECE_MS));
        const isAll = until.getTime() === last.getTime();
        const { state } = await trx
          .selectFrom('crisisWatches')
          .select('state')
          .where('brand', '=', brand)
          .executeTakeFirstOrThrow();
        const bins = isOver ? await binsOf(trx, brand, { from, until }) : [];
        const posts = await binsOf(trx, brand, { from: new Date(now.getTime() - HOUR_MS), until: now });
        const changed = step({
          watch: state,
          judgedAt: row.judgedAt,
          from,
          until,
          bins: bins.filter(({ series }) => !isPost(series)),
          posts: posts.filter(({ series }) => isPost(series)),
          signs,
          open,
          over,
        });
        if (isOver)
          await sql`update crisis_watches set closed_until = ${until}, state = ${toJson(state)}::jsonb, judged_at = ${isAll ? now : row.judgedAt} where brand = ${brand}`.execute(
            trx,
          );
        if (signs.length > 0)
          await sql`update crisis_signs set judged = true where id = any(${signs.map(({ id }) => id)}::bigint[])`.execute(
            trx,
          );
        const wanted: WantedPost[] = [];
        for (const incident of changed) {
          const before = [...open, ...over].find(({ id }) => id === incident.id);
          await write(trx, incident);
          wanted.push(...postsOf(incident, before?.notes.length ?? 0, places, before === undefined));
        }
        const drawn: WantedPost[] = changed.flatMap(({ id }) => places.map(cardOf(id)));
        for (const { id, clearedAt, notes } of changed) {
          const rooms = await openRooms(trx, { incidentId: id });
          drawn.push(...rooms.map(firstPost));
          if (clearedAt !== null) wanted.push(...rooms.map((room) => roomNote(room, 'clear', timesBack({ notes }))));
        }
        await insertRows(trx, { into: 'chatPosts', rows: wanted.map((post) => newChatPost(post, now)) });
        await send(showOrders([...wanted, ...drawn]));
        return { changed, more: isOver && !isAll };
      }),
    get: async (id) => (await db.selectFrom('incidents').selectAll().where('id', '=', id).executeTakeFirst()) ?? null,
    open: (brand) => openOf(db, brand),
    counts: async (brand, { series, from, until }) => {
      const bins = await binsOf(db, brand, { from, until });
      return series === undefined
        ? bins.filter((bin) => !isPost(bin.series))
        : bins.filter((bin) => series.includes(bin.series));
    },
    signs: async (brand, { from, until }) =>
      await db
        .selectFrom('crisisSigns')
        .select(['kind', 'what', 'level', 'ticketId', 'at'])
        .where('brand', '=', brand)
        .where('at', '>=', from)
        .where('at', '<', until)
        .orderBy('at')
        .orderBy('id')
        .execute(),
    watch: async (brand) =>
      (await db.selectFrom('crisisWatches').select('state').where('brand', '=', brand).executeTakeFirst())?.state ??
      null,
    messages: async (brand, { from, until, limit }) =>
      (
        await sql<IncidentMessage>`
        select t.id as ticket_id, m.text, t.private, coalesce(t.sentiment = 'negative', false) as negative, coalesce(a.followers, 0)::int as followers
        from tickets t join messages m on m.id = t.last_inbound_id join authors a on a.id = t.author_id
        where t.brand = ${brand} and t.last_inbound_at between ${from} and ${until} and m.state in ('live', 'edited')
        order by t.last_inbound_at desc limit ${limit}`.execute(db)
      ).rows,
    conversations: async (brand, { from, until }) => {
      const { rows } = await sql<{ all: number; unanswered: number }>`
        select count(*)::int as all, (count(*) filter (where t.state = 'open' and not ${isAnswered}))::int as unanswered
        from tickets t where t.brand = ${brand} and t.last_inbound_at >= ${from} and t.opened_at <= ${until}`.execute(
        db,
      );
      return rows[0] ?? { all: 0, unanswered: 0 };
    },
    shown: async (brand, { from, limit }) => {
      const { rows } = await sql<{ ticketId: string }>`
        select s.ticket_id from (select id, ticket_id, at from crisis_signs where brand = ${brand} order by id desc limit ${SIGNS_READ}) s
        where s.at >= ${from} and exists (select 1 from chat_posts c where c.owner_id = s.ticket_id and ${isHome('c')} and c.state = 'posted')
        group by s.ticket_id order by max(s.id) desc limit ${limit}`.execute(db);
      return rows.map(({ ticketId }) => ticketId);
    },
    holders: async (brand, since) => {
      const { rows } = await sql<{ owner: string }>`
        select owner from tickets
        where brand = ${brand} and last_inbound_at >= ${since} and state = 'open' and owner is not null
        group by owner order by count(*) desc, owner limit ${HOLDERS}`.execute(db);
      return rows.map(({ owner }) => owner);
    },
    forget: async (now) => {
      const old = (days: number): Date => new Date(now.getTime() - days * DAY_MS);
      await sql`delete from crisis_counts where at < ${old(KEPT_DAYS + 1)} or (series like 'post %' and at < ${old(1)})`.execute(
        db,
      );
      await sql`delete from crisis_signs where judged and at < ${old(30)}`.execute(db);
    },
  };
}

/** Counts what came in, in the transaction that takes it in. */
export async function writeCounts(
  trx: Trx,
  {
    bins,
    signs,
  }: { bins: readonly (CountedBin & { brand: string })[]; signs: readonly (StoredSign & { brand: string })[] },
): Promise<void> {
  await insertRows(trx, {
    into: 'crisisCounts',
    rows: bins.map(({ brand, at, series, count, judged, negative }) => ({
      brand,
      at,
      series,
      count,
      judged,
      negative,
    })),
    then: `on conflict (brand, at, series) do update set count = crisis_counts.count + excluded.count,
      judged = crisis_counts.judged + excluded.judged, negative = crisis_counts.negative + excluded.negative`,
  });
  if (signs.length === 0) return;
  await sql`insert into crisis_signs (brand, kind, what, level, ticket_id, at)
    select brand, kind, what, level, ticket_id, at from jsonb_populate_recordset(null::crisis_signs, ${toJson(
      signs.map(({ ticketId, ...rest }) => ({ ...rest, ticket_id: ticketId })),
    )}::jsonb)`.execute(trx);
}

async function openOf(db: Db | Trx, brand: string | undefined): Promise<Incident[]> {
  const all = db.selectFrom('incidents').selectAll().where('clearedAt', 'is', null).orderBy('openedAt');
  return await (brand === undefined ? all : all.where('brand', '=', brand)).execute();
}

/** Those of single messages that may come back: over for less than a day, the newest first. */
async function lately(trx: Trx, brand: string, now: Date): Promise<Incident[]> {
  return await trx
    .selectFrom('incidents')
    .selectAll()
    .where('brand', '=', brand)
    .where('key', '=', SIGNS)
    .where('openedAt', '>', new Date(now.getTime() - LONGEST_MS))
    .where('clearedAt', '>', new Date(now.getTime() - AGAIN_MS))
    .orderBy('openedAt', 'desc')
    .execute();
}

async function binsOf(
  db: Db | Trx,
  brand: string,
  { from, until }: { from: Date; until: Date },
): Promise<CountedBin[]> {
  return await db
    .selectFrom('crisisCounts')
    .select(['series', 'at', 'count', 'judged', 'negative'])
    .where('brand', '=', brand)
    .where('at', '>=', from)
    .where('at', '<', until)
    .orderBy('at')
    .execute();
}

/** A brand is judged for the first time: from the first thing that was ever counted of it. */
async function firstBin(trx: Trx, brand: string, until: Date): Promise<Date> {
  const row = await trx
    .selectFrom('crisisCounts')
    .select('at')
    .where('brand', '=', brand)
    .orderBy('at')
    .limit(1)
    .executeTakeFirst();
  return row && row.at < until ? row.at : until;
}

async function write(trx: Trx, i: Incident): Promise<void> {
  const row: Record<keyof Incident, unknown> = {
    id: i.id,
    brand: i.brand,
    key: i.key,
    kind: i.kind,
    level: i.level,
    series: i.series,
    finding: i.finding,
    signs: i.signs,
    signCount: i.signCount,
    peak: i.peak,
    openedAt: i.openedAt,
    oddAt: i.oddAt,
    clearedAt: i.clearedAt,
    notes: i.notes,
  };
  await insertRows(trx, {
    into: 'incidents',
    rows: [row],
    then: `on conflict (id) do update set kind = excluded.kind, level = excluded.level, series = excluded.series, finding = excluded.finding,
      signs = excluded.signs, sign_count = excluded.sign_count, peak = excluded.peak, odd_at = excluded.odd_at, cleared_at = excluded.cleared_at,
      notes = excluded.notes`,
  });
}

const cardOf =
  (id: string) =>
  ({ surface, channel }: Place): WantedPost => ({
    kind: 'incident',
    ownerId: id,
    ticketId: null,
    surface,
    place: channel,
  });

/** Its card where it is new, and what is told in its thread since. */
function postsOf(incident: Incident, told: number, places: readonly Place[], isNew: boolean): WantedPost[] {
  const notes = incident.notes.flatMap((_, index) =>
    index < told
      ? []
      : places.map(({ surface, channel }): WantedPost => ({
          kind: 'incident-note',
          ownerId: `${incident.id} ${index}`,
          ticketId: null,
          surface,
          place: channel,
        })),
  );
  return [...(isNew ? places.map(cardOf(incident.id)) : []), ...notes];
}

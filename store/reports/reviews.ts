import { sql } from 'kysely';
import { newId } from '#core/ids.ts';
import type { Db, Trx } from '../database/database.ts';
import { insertRows, toJson } from '../database/rows.ts';

/** An answer of a person that went out, with everybody who had a part in it: what is said of it is said of all of them. */
export interface SentAnswer {
  deliveryId: string;
  ticketId: string;
  /** Person ids. */
  sender: string;
  approver: string | null;
  /** Whose answers to a question were used in this conversation before it went out. */
  experts: string[];
  area: string | null;
  sentAt: Date;
}

export interface Review extends Omit<SentAnswer, 'area' | 'sentAt'> {
  id: string;
  sample: string;
  /** From 1. */
  place: number;
  /** Whoever reviews is not told whose it is. */
  blind: boolean;
  drawnBy: string;
  drawnAt: Date;
  /** 1 to 5. */
  score: number | null;
  /** Numbers of clauses of the brand's manual that it rests on. */
  clauses: string[];
  reviewedBy: string | null;
  reviewedAt: Date | null;
}

export interface ReviewStore {
  /** Answers of people that went out since then and are in no sample, newest first; at most `most`. */
  candidates(since: Date, most: number): Promise<SentAnswer[]>;
  /** Keeps a sample; what another sample has meanwhile is left out. */
  draw(of: { answers: readonly SentAnswer[]; seed: string; blind: boolean; by: string; at: Date }): Promise<Review[]>;
  /** What she drew and has not reviewed yet, in order; of how many that sample has. */
  toDo(by: string): Promise<{ reviews: Review[]; total: number }>;
  /** False where it was reviewed before. */
  judge(id: string, of: { score: number; clauses: readonly string[]; by: string; at: Date }): Promise<boolean>;
  /** What she drew and will not review: it may be drawn again. */
  drop(by: string): Promise<void>;
  /** Who answered since then, or sent or approved an answer that was reviewed or rated: by id, whether she is still there or not. */
  answerers(since: Date): Promise<string[]>;
  /** Reviewed answers that she sent, approved or was asked about, newest first. */
  about(person: string, most: number): Promise<Review[]>;
}

export function createReviews(db: Db): ReviewStore {
  return {
    candidates: async (since, most) =>
      (
        await sql<SentAnswer>`select d.id as delivery_id, d.ticket_id, d.by as sender, r.approved_by as approver, t.area, d.sent_at,
            coalesce((select jsonb_agg(distinct a.by) from delegations g join delegation_answers a on a.delegation_id = g.id
              where g.ticket_id = d.ticket_id and g.used_at <= d.sent_at), '[]') as experts
          from deliveries d join tickets t on t.id = d.ticket_id join drafts r on r.id = d.draft_id
          where d.state = 'sent' and d.sent_at >= ${since} and d.by not like 'rule:%'
            and not exists (select 1 from answer_reviews v where v.delivery_id = d.id)
          order by d.sent_at desc, d.id limit ${most}`.execute(db)
      ).rows.map((row) => ({ ...row, approver: row.approver?.startsWith('rule:') ? null : row.approver })),
    draw: async ({ answers, seed, blind, by, at }) =>
      await db.transaction().execute(async (trx) => {
        const sample = newId('rv', at);
        const rows = await insertRows<Review>(trx, {
          into: 'answerReviews',
          rows: answers.map(({ area: _area, sentAt: _sentAt, ...answer }, index) => ({
            id: newId('rv', at),
            sample,
            place: index + 1,
            blind,
            ...answer,
            clauses: [],
            drawnBy: by,
            drawnAt: at,
          })),
          then: 'on conflict (delivery_id) do nothing returning *',
        });
        await note(trx, { at, by, what: 'review.drawn', detail: { sample, seed, answers: rows.length, blind } });
        return rows;
      }),
    toDo: async (by) => {
      const reviews = await db
        .selectFrom('answerReviews')
        .selectAll()
        .where('drawnBy', '=', by)
        .where('reviewedAt', 'is', null)
        .orderBy('drawnAt')
        .orderBy('place')
        .execute();
      const [first] = reviews;
      if (!first) return { reviews: [], total: 0 };
      const { rows } = await sql<{
        total: number;
      }>`select count(*)::int as total from answer_reviews where sample = ${first.sample}`.execute(db);
      return { reviews: reviews.filter(({ sample }) => sample === first.sample), total: rows[0]?.total ?? 0 };
    },
    judge: async (id, { score, clauses, by, at }) =>
      await db.transaction().execute(async (trx) => {
        const { rows } = await sql<{ ticketId: string; deliveryId: string }>`update answer_reviews
          set score = ${score}, clauses = ${toJson(clauses)}::jsonb, reviewed_by = ${by}, reviewed_at = ${at}
          where id = ${id} and drawn_by = ${by} and reviewed_at is null returning ticket_id, delivery_id`.execute(trx);
        const row = rows[0];
        if (!row) return false;
        const detail = { deliveryId: row.deliveryId, score, clauses: clauses.join(' ') };
        await note(trx, { at, by, what: 'review.scored', ticketId: row.ticketId, detail });
        return true;
      }),
    drop: async (by) => {
      await db.deleteFrom('answerReviews').where('drawnBy', '=', by).where('reviewedAt', 'is', null).execute();
    },
    answerers: async (since) =>
      (
        await sql<{ id: string | null }>`select by as id from reply_times where kind = 'first' and to_at >= ${since}
            union select by from reply_times where kind = 'next' and to_at >= ${since}
            union select sender from answer_reviews where reviewed_at is not null
            union select approver from answer_reviews where reviewed_at is not null
            union select sender from ratings where rated_at is not null`.execute(db)
      ).rows.flatMap(({ id }) => (id === null || id === '' || id.startsWith('rule:') ? [] : [id])),
    about: async (person, most) =>
      await db
        .selectFrom('answerReviews')
        .selectAll()
        .where('reviewedAt', 'is not', null)
        .where((is) =>
          is.or([is('sender', '=', person), is('approver', '=', person), sql<boolean>`experts ? ${person}`]),
        )
        .orderBy('reviewedAt', 'desc')
        .orderBy('id')
        .limit(most)
        .execute(),
  };
}

async function note(
  trx: Trx,
  {
    at,
    by,
    what,
    detail,
    ticketId = null,
  }: {
    at: Date;
    by: string;
    what: string;
    detail: Record<string, string | number | boolean>;
    ticketId?: string | null;
  },
): Promise<void> {
  await insertRows(trx, { into: 'activity', rows: [{ at, ticketId, byKind: 'person', byId: by, what, detail }] });
}

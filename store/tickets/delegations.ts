import { sql } from 'kysely';
import type { Delegation } from '#core/ticket/delegation.ts';
import type { Db } from '../database/database.ts';
import { delegationJson, toDelegation, type JsonRow } from './views.ts';

/** How long an expert let us wait. */
export interface ExpertWait {
  delegationId: string;
  ticketId: string;
  kind: Delegation['to']['kind'];
  /** Person id; "link" for whoever came by a link. */
  by: string;
  askedAt: Date;
  answeredAt: Date;
  waitedMs: number;
}

export interface DelegationStore {
  get(id: string): Promise<Delegation | null>;
  /** By the hex SHA-256 of a link's token. */
  byToken(hash: string): Promise<Delegation | null>;
  /** What was asked in a direct conversation, and by which message there, newest first. */
  postsIn(surface: string, channelId: string): Promise<{ ts: string; delegation: Delegation }[]>;
  /** What waits for people of ours, oldest first. */
  waiting(): Promise<Pick<Delegation, 'ticketId' | 'to' | 'takenBy'>[]>;
  /** First answers that came in a time, oldest first; `until` not included. */
  waits(time: { from: Date; until: Date }): Promise<ExpertWait[]>;
}

export function createDelegations(db: Db): DelegationStore {
  async function one(where: ReturnType<typeof sql>): Promise<Delegation | null> {
    const {
      rows: [row],
    } = await sql<{
      delegation: JsonRow;
    }>`select ${delegationJson} as delegation from delegations g where ${where}`.execute(db);
    return row ? toDelegation(row.delegation) : null;
  }

  return {
    get: (id) => one(sql`g.id = ${id}`),
    byToken: (hash) => one(sql`g.token_hash = ${hash}`),
    postsIn: async (surface, channelId) => {
      const { rows } = await sql<{ ts: string; delegation: JsonRow }>`select p.ts, ${delegationJson} as delegation
        from chat_posts p join delegations g on g.id = p.owner_id
        where p.kind = 'delegation' and p.surface = ${surface} and p.channel_id = ${channelId} and p.ts is not null and p.state = 'posted'
        order by p.ts desc limit 50`.execute(db);
      return rows.map(({ ts, delegation }) => ({ ts, delegation: toDelegation(delegation) }));
    },
    waiting: async () => {
      const { rows } = await sql<Pick<Delegation, 'ticketId' | 'to' | 'takenBy'>>`
        select ticket_id, "to", taken_by from delegations where state = 'asked' and "to" ->> 'kind' <> 'link' order by asked_at, id`.execute(
        db,
      );
      return rows;
    },
    waits: async ({ from, until }) => {
      const { rows } = await sql<{
        delegationId: string;
        ticketId: string;
        kind: Delegation['to']['kind'];
        by: string;
        askedAt: Date;
        answeredAt: Date;
      }>`
        select g.id as delegation_id, g.ticket_id, g."to" ->> 'kind' as kind, (select a.by from delegation_answers a where a.delegation_id = g.id order by a.at, a.id limit 1) as by, g.asked_at, g.answered_at
        from delegations g where g.answered_at >= ${from} and g.answered_at < ${until} order by g.answered_at, g.id`.execute(
        db,
      );
      return rows.map(({ askedAt, answeredAt, ...rest }) => ({
        ...rest,
        askedAt,
        answeredAt,
        waitedMs: answeredAt.getTime() - askedAt.getTime(),
      }));
    },
  };
}

import { sql } from 'kysely';

/** What pg-boss writes of a job whose process went silent. */
const isSilent = `state = 'failed' and coalesce(output #>> '{value,message}', '') in ('job heartbeat timeout', 'job timed out')`;

/**
 * Of the table of jobs: pg-boss gave it up because its process went silent, and there is nothing that a person must decide. With tries
 * left: another under its key waited for a retry, and only one may; that one sees the same state and does the same work. What the
 * clock orders is ordered again at its next hour, whatever became of this one.
 */
export const isDouble = sql.raw<boolean>(
  `(${isSilent} and (retry_count < retry_limit or name in (select name from pgboss.schedule)))`,
);

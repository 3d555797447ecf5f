import { sql } from 'kysely';

/**
 * Of the table of jobs: pg-boss gave it up with tries left, because its process went silent while another under its key waited for a
 * retry, and only one may. That one sees the same state and does the same work, so there is nothing that a person must decide.
 */
export const isDouble = sql.raw<boolean>(
  `(state = 'failed' and retry_count < retry_limit and coalesce(output #>> '{value,message}', '') in ('job heartbeat timeout', 'job timed out'))`,
);

import type { ErrorCode } from '#core/errors.ts';
import { RecadoError } from '#core/errors.ts';

export const UNIQUE_VIOLATION = '23505';

/** What it means to a person when one of the "only one may" rules stops a write. */
const meanings: Record<string, ErrorCode> = {
  one_live_ticket_per_author_and_thread: 'ticket.newer',
  one_draft_per_version: 'draft.changed-since',
  one_live_delivery_per_draft: 'ticket.being-sent',
  one_delivery_under_way_per_ticket: 'ticket.being-sent',
};

/** Turns a broken rule into its RecadoError; everything else stays what it is. */
export function explainUnique(error: unknown): unknown {
  if (!(error instanceof Error) || codeOf(error) !== UNIQUE_VIOLATION) return error;
  const constraint = 'constraint' in error && typeof error.constraint === 'string' ? error.constraint : '';
  const code = meanings[constraint];
  return code ? new RecadoError(code, { cause: error }) : error;
}

export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** Lost connections, full disks, shutdowns and deadlocks: the data is not at fault, so the same work may be done again. */
export function isTransient(error: unknown): boolean {
  const code = codeOf(error);
  if (code !== undefined) return /^(08|40|53|57|58)/.test(code) || /^E[A-Z]+$/.test(code);
  return error instanceof Error && /connection|terminated|timeout exceeded/i.test(error.message);
}

import { sql } from 'kysely';
import type { Trx } from '../database/database.ts';
import { later } from '../database/later.ts';

/** A message of ours in a chat, as the chat knows it. */
export interface Standing {
  surface: string;
  channel: string;
  ts: string;
}

/**
 * Notes of a card, or of an entry in its thread, that it is about to be drawn by whoever changes its ticket: with what changes, so
 * that the drawing needs no commit of its own before its call. Where an attempt is open already it stays.
 */
export async function noteDrawing(
  trx: Trx,
  ticketId: string,
  at: Date,
  { surface, channel, ts }: Standing,
): Promise<void> {
  const noting = sql`update chat_posts set attempt_at = ${at} where surface = ${surface} and channel_id = ${channel} and ts = ${ts}
    and ticket_id = ${ticketId} and kind in ('card', 'thread') and state = 'posted' and attempt_at is null`;
  await trx.executeQuery(later(noting.compile(trx)));
}

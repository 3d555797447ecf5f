import type { By, Changes, TicketView } from '../ticket/changes.ts';
import type { Config } from '../config/config.ts';
import { RecadoError } from '../errors.ts';
import { newId } from '../ids.ts';
import type { InboundMessage, Message } from '../message.ts';
import { decide, type Move } from '../ticket/moves/index.ts';
import type { Router } from '../routing/routing.ts';
import type { TextAnalysis } from '../ports/text.ts';

export interface PlanDeps {
  config: Config;
  router: Router;
  text: TextAnalysis;
  now: Date;
  /** Channels that only those invited can read. */
  isPrivate(channel: string): boolean;
}

/** By what the text says, else as this person wrote before, else as the network guesses; else nobody knows, and nobody is told. */
export function languageOf(
  message: InboundMessage,
  previous: TicketView | null,
  { brand, deps }: { brand: string; deps: PlanDeps },
): string | null {
  const spoken = deps.config.brands[brand]?.languages ?? [];
  const hint =
    message.languageHint !== undefined && /^[a-z]{2}$/.test(message.languageHint) ? message.languageHint : null;
  const before = previous?.ticket.language ?? null;
  const signs = [hint, before].filter((sign) => sign !== null);
  return deps.text.language(message.text, spoken, signs) ?? before ?? hint;
}

/** The row of a message that came in. */
export function inboundRow<T extends string | null>(
  message: InboundMessage,
  row: { network: string; account: string; ticketId: T; language: string | null; now: Date },
): Omit<Message, 'authorId'> & { ticketId: T } {
  const { nativeId, currentId, version, kind, text, conversationId, url, media, counts, postedAt } = message;
  return {
    id: newId('ms', row.now),
    network: row.network,
    account: row.account,
    nativeId,
    currentId,
    version,
    direction: 'in',
    ticketId: row.ticketId,
    kind,
    private: message.private,
    text,
    language: row.language,
    parentId: message.parentId ?? null,
    conversationId,
    url,
    media,
    counts,
    state: version > 0 ? 'edited' : 'live',
    postedAt,
  };
}

/** What a move changes; null where it changes nothing. @throws RecadoError where the rules refuse it: then the event is set aside */
export function changesOf(
  view: TicketView,
  move: Move,
  at: Date,
  by: By = { kind: 'customer', id: view.ticket.authorId },
): Changes | null {
  const verdict = decide(view, move, by, at);
  if (verdict.kind === 'refused') throw new RecadoError(verdict.code, { params: verdict.params ?? {} });
  return verdict.kind === 'moved' ? verdict.changes : null;
}

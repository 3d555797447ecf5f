import type { By, Changes, TicketView } from '../ticket/changes.ts';
import { listsOf, standingOf } from '../authors/lists.ts';
import type { Config } from '../config/config.ts';
import type { Counted, Counter } from '../crisis/counted.ts';
import { RecadoError } from '../errors.ts';
import { newId } from '../ids.ts';
import type { InboundMessage, Message } from '../message.ts';
import { decide, type Move } from '../ticket/moves/index.ts';
import type { Promoter, Router } from '../routing/routing.ts';
import { SENTIMENTS } from '../ports/labels.ts';
import type { LabelReader, Reading } from '../ticket/labels/reader.ts';
import type { Ticket } from '../ticket/ticket.ts';

export interface PlanDeps {
  config: Config;
  reader: LabelReader;
  router: Router;
  /** Left out: nothing that is heard becomes a conversation by itself. */
  promoter?: Promoter;
  now: Date;
  /** Left out: nobody counts. */
  count?: Counter;
  /** Channels that only those invited can read. */
  isPrivate(channel: string): boolean;
}

/** What the message says, label by label. */
export function readLabels(
  message: InboundMessage,
  previous: TicketView | null,
  { brand, accounts, deps }: { brand: string; accounts: readonly string[]; deps: PlanDeps },
): Reading {
  const { name, bio } = message.author;
  return deps.reader({
    text: message.text,
    profile: [name, bio ?? ''].join('\n'),
    brand,
    accounts,
    languages: deps.config.brands[brand]?.languages ?? [],
    hint: message.languageHint !== undefined && /^[a-z]{2}$/.test(message.languageHint) ? message.languageHint : null,
    before: previous?.ticket.language ?? null,
  });
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

/** What a new message is counted as. */
export function countedAs(
  message: InboundMessage,
  reading: Reading,
  {
    brand,
    accounts,
    area,
    region,
    lists,
  }: Pick<Ticket, 'brand' | 'accounts' | 'area' | 'region'> & { lists: readonly string[] },
  { count, config, now }: PlanDeps,
): { counted?: Counted } {
  const sentiment = SENTIMENTS.find((each) => each === reading.get('sentiment')?.value) ?? null;
  const on = listsOf(config, message.author.handle, lists);
  const counted = count?.({
    message,
    brand,
    accounts,
    area,
    region,
    sentiment,
    red: reading.red ?? [],
    standing: standingOf(config, on),
    now,
  });
  return counted ? { counted } : {};
}

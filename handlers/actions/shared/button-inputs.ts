import { z } from 'zod';

const id = z.string().min(1).max(100);

export const TicketInput = z.object({ ticketId: id });
export const DraftInput = TicketInput.extend({ draftId: id });
/** The message that she saw; left out, the customer's newest. */
export const MessageInput = TicketInput.extend({ messageId: id.optional() });
/** Left out, the newest version is meant. */
export const MaybeDraftInput = TicketInput.extend({ draftId: id.optional() });
/** `hash` is of what she saw. */
export const SeenDraftInput = DraftInput.extend({ hash: z.string().regex(/^[0-9a-f]{64}$/) });
/** Left out, the newest delivery whose end is not known is meant. */
export const DeliveryInput = TicketInput.extend({ deliveryId: id.optional() });
/** What the forms of an answer carry: the version they started from and the message that was on show. */
export const AnswerInput = MaybeDraftInput.extend({
  seen: id.optional(),
  answerOf: z.string().max(1_000).optional(),
  /** The article whose words it began with, and in which language. */
  article: z.string().max(80).optional(),
  lang: z.string().max(10).optional(),
  stacked: z.literal('yes').optional(),
  /** The template whose words were on show. */
  template: z.string().max(600).optional(),
  /** what she was warned of and left */ warned: id.optional(),
});
/** Which form of an answer another template is chosen for, and what that form carries. */
export const TemplatesInput = MaybeDraftInput.extend({
  as: z.enum(['reply', 'edit', 'change']),
  answerOf: z.string().max(1_000).optional(),
  stacked: z.literal('yes').optional(),
});
/** An article of the knowledge base, for a ticket. */
export const ArticleInput = TicketInput.extend({ article: z.string().min(1).max(80), lang: z.string().max(10) });
/** A page of a list, from 1. */
export const PageInput = z.object({ page: z.coerce.number().int().min(1).max(1_000).default(1) });
export const DelegationInput = TicketInput.extend({ delegationId: id });
/** An answer to a question of ours, or a message in the thread with what it says. */
export const WordsInput = TicketInput.extend({
  delegationId: id.optional(),
  messageKey: id.optional(),
  by: id.optional(),
  words: z.string().max(20_000).optional(),
});
/** Conversations told of in one message, by the notice behind which they were gathered. */
export const NoticesInput = z.object({ first: id });
/** Many conversations on one card. */
export const FloodInput = z.object({ flood: id });

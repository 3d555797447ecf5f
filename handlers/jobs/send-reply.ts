import { z } from 'zod';
import { withoutQuote } from '#core/json.ts';
import { approvalHash } from '#core/ticket/approval.ts';
import type { By } from '#core/ticket/changes.ts';
import { isConfirmed, type Delivery, type PublishOutcome } from '#core/ticket/delivery.ts';
import type { Draft } from '#core/ticket/draft.ts';
import { RecadoError } from '#core/errors.ts';
import { GIVE_UP_AFTER_MS } from '#core/ticket/moves/delivery.ts';
import type { NetworkConnection, OutgoingAnswer } from '#core/ports/network.ts';
import { textToSend } from '#core/rating/rating.ts';
import { ASKED_BY, isAutomatic } from '#core/ticket/automatic.ts';
import { voices } from '#core/config/config.ts';
import type { Services } from '../context.ts';
import { defineJob } from '../define.ts';
import { accessLost, accessWorks, mustWait, type AccountRef } from '../alerts/access.ts';
import { isHeldBack } from '../crisis/held-back.ts';
import { bringFiles } from '../network/bring-files.ts';
import { originalChange, type OriginalChange } from '../network/original-change.ts';
import type { TicketDetail } from '../../store/tickets/detail.ts';

/**
 * The call is made within this time of the moment before its row was written, or not at all. A process that stands still for
 * longer (its machine was paused, say) may have been taken for dead, and the answer sent by another: that takes seven seconds at
 * least, ten without a sign of life less the three between two of them.
 */
const CALL_WITHIN_MS = 5_000;
/**
 * Where the data belong to this process alone, nobody but itself takes its call for dead, after five minutes. A machine so busy that
 * the rows alone take longer than five seconds must not keep an answer back again and again.
 */
const CALL_WITHIN_ALONE_MS = 60_000;

const bySystem: By = { kind: 'system', id: 'send-reply' };

/**
 * Publishes one approved version, once. Before the call the original is read again and the approval is compared with what
 * is about to be published; the row of the attempt is written before the call, so that a crash in between is seen as such.
 */
export const sendReply = defineJob({
  name: 'send-reply',
  input: z.object({ deliveryId: z.string(), ticketId: z.string() }),
  retryLimit: 8,
  concurrency: 4,
  oneAtATimePer: 'deliveryId',
  async run(services, { deliveryId, ticketId }) {
    const { store, clock, log } = services;
    const detail = await store.tickets.detail(ticketId);
    const delivery = detail?.deliveries.find((each) => each.id === deliveryId);
    const draft = detail?.drafts.find((each) => each.id === delivery?.draftId);
    if (!detail || !delivery || !draft) {
      log.warn({ deliveryId, ticketId }, 'nothing to send');
      return;
    }
    if (delivery.state === 'sending') {
      // One job at a time per delivery: whoever made this call is gone, and nobody knows how it ended.
      await store.tickets.move({
        ticketId,
        move: {
          move: 'delivery-ends',
          deliveryId,
          outcome: { kind: 'unknown', detail: 'the process ended during the call' },
        },
        by: bySystem,
        at: clock.now(),
      });
      return;
    }
    if (delivery.state !== 'queued') return;
    waitUntilDue(services, draft);
    const network = services.networks.get(draft.account);
    const why = refusedByUs(draft, network);
    if (why || !network) {
      await endWithoutCall(services, delivery, why ?? notConnected(draft));
      return;
    }
    const of = { network: detail.ticket.network, account: draft.account };
    if (mustWait(await store.accounts.get(of.network, of.account), clock.now())) {
      await waitForAccess(services, delivery, of);
      return;
    }
    const seen = isConfirmed(delivery) ? null : await lookAtOriginal(services, { network, detail, delivery, draft });
    if (seen?.kind === 'no-access') {
      await accessLost(services, of, 'publishing');
      await waitForAccess(services, delivery, of);
      return;
    }
    if (seen?.kind === 'unreadable') {
      await endWithoutCall(services, delivery, seen.outcome);
      return;
    }
    if (seen) {
      await store.tickets.move({
        ticketId,
        move: { move: 'original-changed', deliveryId, how: seen.change.how },
        by: bySystem,
        at: clock.now(),
      });
      return;
    }
    const brought = await bringFiles(services, network, draft);
    if (brought.kind === 'refused' && brought.code === 'not-authorised') {
      await accessLost(services, of, 'publishing');
      await waitForAccess(services, delivery, of);
      return;
    }
    if (brought.kind !== 'ready') {
      await endWithoutCall(services, delivery, brought);
      return;
    }
    if (await isHeldBack(services, { detail, delivery, draft })) return;
    const { author: to, lastInbound } = detail;
    await callOnce(services, {
      network,
      delivery,
      draft,
      of,
      to,
      wroteAt: lastInbound.postedAt,
      files: brought.ids,
      text: textToSend(draft, detail.rating),
      choices: choicesOf(services, detail, draft),
    });
  },
});

/** What a customer presses who is asked how our answer was. */
function choicesOf(
  { texts }: Services,
  { rating }: TicketDetail,
  { id, author }: Draft,
): OutgoingAnswer['choices'] | undefined {
  if (author !== ASKED_BY || rating?.draftId !== id || rating.choices.length === 0) return undefined;
  const voice = voices.find((each) => each === rating.language) ?? 'es';
  return { open: texts.in(voice)('rating.choose'), words: rating.choices };
}

/** @throws RecadoError with retryAfterMs while the drafter may still stop it, or before its hour */
function waitUntilDue({ clock }: Services, draft: Draft): void {
  const due = Math.max(draft.undoUntil?.getTime() ?? 0, draft.at?.getTime() ?? 0);
  const waitMs = due - clock.now().getTime();
  if (waitMs > 0) throw new RecadoError('ticket.being-sent', { retryAfterMs: waitMs });
}

function refusedByUs(draft: Draft, network: NetworkConnection | undefined): PublishOutcome | null {
  if (draft.state !== 'approved' || draft.approvedHash === null || approvalHash(draft) !== draft.approvedHash) {
    return { kind: 'refused', code: 'approval-changed', detail: 'content-changed' };
  }
  return network ? null : notConnected(draft);
}

function notConnected(draft: Draft): PublishOutcome {
  return { kind: 'refused', code: 'not-authorised', detail: `account ${draft.account} is not connected` };
}

/** The number of the attempt where the delivery is now `sending` and ours to end: a start may also find that it must be held, or came too early. */
async function starts(
  { store, clock }: Services,
  { id: deliveryId, ticketId, attempts }: Delivery,
): Promise<number | null> {
  const started = await store.tickets.move({
    ticketId,
    move: { move: 'delivery-starts', deliveryId },
    by: bySystem,
    at: clock.now(),
  });
  const attempt = attempts + 1;
  return started.kind === 'moved' && (await isStill({ store }, deliveryId, attempt)) ? attempt : null;
}

async function isStill({ store }: Pick<Services, 'store'>, deliveryId: string, attempt: number): Promise<boolean> {
  const now = await store.deliveries.get(deliveryId);
  return now?.state === 'sending' && now.attempts === attempt;
}

async function endWithoutCall(services: Services, delivery: Delivery, outcome: PublishOutcome): Promise<void> {
  const { id: deliveryId, ticketId } = delivery;
  services.log.warn({ deliveryId, ticketId, outcome }, 'answer held before sending');
  const attempt = await starts(services, delivery);
  if (attempt === null) return;
  await services.store.tickets.move({
    ticketId,
    move: { move: 'delivery-ends', deliveryId, attempt, outcome },
    by: bySystem,
    at: services.clock.now(),
  });
}

type Original =
  | { kind: 'changed'; change: OriginalChange }
  | { kind: 'no-access' }
  | { kind: 'unreadable'; outcome: PublishOutcome };

/**
 * Null where it is what the approver saw. One that cannot be understood, or not be read for an hour, is told to whoever sent
 * the answer, who would otherwise wait for ever. @throws RecadoError with retryAfterMs before that hour
 */
async function lookAtOriginal(
  { config, clock, log }: Services,
  look: { network: NetworkConnection; detail: TicketDetail; delivery: Delivery; draft: Draft },
): Promise<Original | null> {
  try {
    const change = await originalChange({ ...look, config, log });
    return change && { kind: 'changed', change };
  } catch (error) {
    if (!(error instanceof RecadoError)) throw error;
    if (error.code === 'network.not-authorised') return { kind: 'no-access' };
    const { retryAfterMs, cause } = error;
    const detail = cause instanceof Error ? withoutQuote(cause.message) : error.code;
    if (retryAfterMs === undefined)
      return { kind: 'unreadable', outcome: { kind: 'refused', code: 'rejected', detail } };
    const left = look.delivery.queuedAt.getTime() + GIVE_UP_AFTER_MS - clock.now().getTime();
    // However long the network asks to wait: after that hour she is told.
    if (left > 0)
      throw new RecadoError(error.code, { params: error.params, cause, retryAfterMs: Math.min(left, retryAfterMs) });
    return { kind: 'unreadable', outcome: { kind: 'not-sent', retryAfterMs, detail } };
  }
}

/** Nothing is ordered for later: whoever finds the access accepted again orders the sending. */
async function waitForAccess(
  { store, clock, log }: Services,
  { id: deliveryId, ticketId }: Delivery,
  of: AccountRef,
): Promise<void> {
  await store.tickets.move({ ticketId, move: { move: 'delivery-waits', deliveryId }, by: bySystem, at: clock.now() });
  await store.alerts.refresh({ kind: 'no-access', ...of });
  log.info({ deliveryId, ticketId, ...of }, 'an answer waits for the access of its account');
}

async function callOnce(
  services: Services,
  {
    network,
    delivery,
    draft,
    of,
    to,
    wroteAt,
    files,
    text,
    choices,
  }: {
    network: NetworkConnection;
    delivery: Delivery;
    draft: Draft;
    of: AccountRef;
    to: { handle: string };
    wroteAt: Date;
    files: readonly string[];
    text: string;
    choices: OutgoingAnswer['choices'] | undefined;
  },
): Promise<void> {
  const { store, clock, log } = services;
  const { id: deliveryId, ticketId } = delivery;
  const notAfter = new Date(clock.now().getTime() + (store.isShared ? CALL_WITHIN_MS : CALL_WITHIN_ALONE_MS));
  const attempt = await starts(services, delivery);
  if (attempt === null) return;
  const attemptId = await store.deliveries.attemptStarts(deliveryId, clock.now());
  const answered: PublishOutcome =
    (await isStill(services, deliveryId, attempt)) && clock.now() < notAfter
      ? await network.publish({
          to: to.handle,
          isPrivate: draft.private,
          wroteAt,
          text,
          template: draft.template ?? undefined,
          target: draft.target,
          opId: delivery.opId,
          notAfter,
          files: files.length > 0 ? files : undefined,
          automatic: isAutomatic(draft.author) ? true : undefined,
          choices,
        })
      : {
          kind: 'not-sent',
          retryAfterMs: 1_000,
          detail: 'this process stood still before the call, so it was not made',
        };
  const outcome = waitInstead(unmaskDuplicate(answered, delivery));
  if (outcome.kind === 'not-sent')
    log.warn({ deliveryId, ticketId, attempt, detail: outcome.detail }, 'an answer did not leave and is tried again');
  services.metrics.published(of.network, outcome.kind === 'refused' ? `refused:${outcome.code}` : outcome.kind);
  await store.deliveries.attemptEnds(
    attemptId,
    clock.now(),
    outcome.kind,
    'detail' in outcome ? outcome.detail : outcome.nativeId,
  );
  if (outcome.kind === 'no-access') await accessLost(services, of, 'publishing');
  await store.tickets.move({
    ticketId,
    move: { move: 'delivery-ends', deliveryId, attempt, outcome },
    by: bySystem,
    at: clock.now(),
  });
  if (outcome.kind === 'no-access') await store.alerts.refresh({ kind: 'no-access', ...of });
  if (outcome.kind === 'sent' && (await store.accounts.get(of.network, of.account))?.brokenFor === 'publishing')
    await accessWorks(services, of);
  log.info({ deliveryId, ticketId, outcome: outcome.kind }, 'call to publish an answer ended');
}

/** Refused for want of access it has certainly not been sent, and will be once somebody mends that. */
function waitInstead(outcome: PublishOutcome): PublishOutcome {
  return outcome.kind === 'refused' && outcome.code === 'not-authorised'
    ? { kind: 'no-access', detail: outcome.detail }
    : outcome;
}

/** "Duplicate" after an earlier call usually means that the earlier one went out: it is looked for before anybody is told. */
function unmaskDuplicate(outcome: PublishOutcome, delivery: Delivery): PublishOutcome {
  const mayBeOurs = outcome.kind === 'refused' && outcome.code === 'duplicate' && delivery.attempts > 0;
  return mayBeOurs ? { kind: 'unknown', detail: outcome.detail } : outcome;
}

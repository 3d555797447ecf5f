import { z } from 'zod';
import type { Draft } from '#core/ticket/draft.ts';
import { RecadoError } from '#core/errors.ts';
import { eligibleApprovers } from '#core/ticket/moves/four-eyes.ts';
import { approvalMessage, waitsFor } from '../cards/approval.ts';
import { cardHash } from '../cards/hash.ts';
import type { Services } from '../context.ts';
import { defineJob } from '../define.ts';
import { loadDetail } from './shared/load-detail.ts';
import { postOnce, UNKNOWN_LOOK } from './shared/post-once.ts';
import { isRecado, onSurfaces, surfaceOf } from './shared/surface-of.ts';
import type { ApprovalPostRow } from '../../store/chat-posts/approval-posts.ts';
import type { PersonRow } from '../../store/people/people.ts';
import type { TicketDetail } from '../../store/tickets/detail.ts';

const BUSY_MS = 2_000;

/** Asks each approver who is in none of the ticket's channels in her direct conversation, and keeps what she sees there true. */
export const tellApprovers = defineJob({
  name: 'tell-approvers',
  input: z.object({ ticketId: z.string(), surface: z.string().optional() }),
  retryLimit: 8,
  concurrency: 4,
  oneAtATimePer: 'ticketId',
  soonest: true,
  async run(services, { ticketId, surface: only }, signal) {
    await onSurfaces(services, only, async (surface) => {
      const detail = await loadDetail(services, ticketId, surface);
      if (!detail) return;
      const trouble = await wantPosts(services, detail);
      for (const row of await services.store.approvalPosts.of(ticketId)) {
        if (signal.aborted) return;
        if (row.surface === surface && row.state !== 'gone') await tellOne(services, detail, row);
      }
      // One whose channels could not be looked at keeps nobody else from being asked.
      if (trouble !== undefined) throw trouble;
    });
  },
});

/** A message for each who may approve what waits and sees none of its threads; once for a version and a person. */
async function wantPosts(services: Services, detail: TicketDetail): Promise<unknown> {
  const { store, clock, log } = services;
  const draft = detail.drafts.findLast(({ state }) => state === 'submitted');
  if (!draft) return undefined;
  const asked = new Set(
    (await store.approvalPosts.of(draft.ticketId)).flatMap((row) => (row.draftId === draft.id ? [row.personId] : [])),
  );
  let trouble: unknown;
  for (const personId of eligibleApprovers(detail, draft)) {
    if (asked.has(personId)) continue;
    try {
      const [account] = await accountsOf(services, personId);
      if (!account) log.warn({ ticketId: draft.ticketId, personId }, 'an approver is not known on any chat');
      else if (!(await services.directory.isInChannelOf(account, detail.ticket)))
        await store.approvalPosts.want(
          { draftId: draft.id, ticketId: draft.ticketId, personId, surface: account.surface },
          clock.now(),
        );
    } catch (error) {
      trouble ??= error;
    }
  }
  return trouble;
}

/** Where she has an account, the chat where she was seen last first. */
async function accountsOf({ store, directory, surfaces }: Services, personId: string): Promise<PersonRow[]> {
  const last = (await store.people.get([personId])).get(personId)?.surface;
  const found: PersonRow[] = [];
  for (const surface of [...surfaces.keys()].toSorted((a, b) => Number(b === last) - Number(a === last))) {
    const row = await directory.person(personId, surface);
    if (row?.surface === surface) found.push(row);
  }
  return found;
}

async function tellOne(services: Services, detail: TicketDetail, row: ApprovalPostRow): Promise<void> {
  const { store, directory, log } = services;
  const draft = detail.drafts.find(({ id }) => id === row.draftId);
  if (!draft) return;
  const reader = await directory.person(row.personId, row.surface);
  if (reader?.surface !== row.surface) return store.approvalPosts.gone(row.id);
  try {
    if (row.state === 'posted') return await redraw(services, { detail, draft, row, reader });
    // What was decided before she was asked is not asked any more.
    if (row.state === 'wanted' && !waitsFor(detail, draft, row.personId)) return await store.approvalPosts.gone(row.id);
    // Guests approve nothing, so they read nothing.
    if ((await surfaceOf(services, row.surface).user(reader.userId))?.standing !== 'member')
      return await store.approvalPosts.gone(row.id);
    await post(services, { detail, draft, row, reader });
  } catch (error) {
    // She deleted it, or cannot be written to; her Home and the thread still say that it waits.
    if (!isRecado(error, 'surface.message-gone', 'surface.channel', 'surface.refused')) throw error;
    if (error.code !== 'surface.message-gone' && (await askElsewhere(services, row))) return;
    log.warn(
      { ticketId: row.ticketId, personId: row.personId, code: error.code },
      'an approver could not be told directly',
    );
    await store.approvalPosts.gone(row.id);
  }
}

interface Told {
  detail: TicketDetail;
  draft: Draft;
  row: ApprovalPostRow;
  reader: PersonRow;
}

async function redraw(services: Services, told: Told): Promise<void> {
  const { id, surface, channelId, ts, shown } = told.row;
  const card = draw(services, told);
  const hash = cardHash(card);
  if (shown === hash || channelId === null || ts === null) return;
  await surfaceOf(services, surface).update({ channel: channelId, ts, card });
  await services.store.approvalPosts.shown(id, hash);
}

async function post(services: Services, told: Told): Promise<void> {
  const { row, reader } = told;
  const { approvalPosts } = services.store;
  const surface = surfaceOf(services, row.surface);
  const card = draw(services, told);
  const channel = await surface.direct(reader.userId);
  const before = await approvalPosts.begin(row.id, services.clock.now());
  if (!before) throw new RecadoError('surface.unknown-outcome', { retryAfterMs: BUSY_MS });
  const { ts, fresh } = await postOnce(surface, {
    channel,
    card,
    opId: row.opId,
    triedBefore: before.state === 'posting',
    firstTry: row.createdAt,
    ended: (reached) => approvalPosts.ended(row.id, reached),
  });
  await approvalPosts.posted(row.id, { channelId: channel, ts, hash: fresh ? cardHash(card) : UNKNOWN_LOOK });
  // Found, not posted: it may show what has been decided since.
  if (!fresh) await redraw(services, { ...told, row: { ...row, channelId: channel, ts, shown: UNKNOWN_LOOK } });
}

function draw(
  { config, networks, texts }: Services,
  { detail, draft, row, reader }: Told,
): ReturnType<typeof approvalMessage> {
  const people = new Map(detail.people).set(reader.id, reader);
  const measured = networks.get(draft.account)?.caps.measure(draft.text, { isPrivate: draft.private });
  return approvalMessage({ detail: { ...detail, people }, config, surface: row.surface }, draft, {
    t: texts.in(reader.locale),
    reader: row.personId,
    ...(measured && { measured }),
  });
}

/** She may have an account on another chat; false where she has not, or was sent on from another already. */
async function askElsewhere(services: Services, row: ApprovalPostRow): Promise<boolean> {
  if (row.state === 'posted' || row.shown !== null) return false;
  const other = (await accountsOf(services, row.personId)).find(({ surface }) => surface !== row.surface);
  if (!other) return false;
  await services.store.approvalPosts.askOn(row.id, other.surface);
  return true;
}

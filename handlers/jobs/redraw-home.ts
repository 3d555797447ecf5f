import { z } from 'zod';
import type { Button, Inline } from '#core/card.ts';
import { RecadoError } from '#core/errors.ts';
import { limitsFor } from '#core/ticket/wip-limits.ts';
import { eligibleApprovers } from '#core/ticket/moves/four-eyes.ts';
import type { Actor } from '#core/people.ts';
import type { Translate } from '#core/texts/index.ts';
import { tellsFollowers } from '../listening/followers.ts';
import { namesInfluential } from '../authors/influential-form.ts';
import { heardBlocks } from '../listening/heard-form.ts';
import { spentBlocks } from '../listening/spent-blocks.ts';
import { listeners } from '../listening/listen.ts';
import { homeFigures } from '../reports/home.ts';
import { overviewBlocks } from '../crisis/overview.ts';
import { drawHome, HOME_LINES } from '../lists/home-card.ts';
import { ticketLines, type LineOptions } from '../lists/lines.ts';
import { cardHash } from '../cards/hash.ts';
import type { Services } from '../context.ts';
import { defineJob } from '../define.ts';
import { isInScope, withinScope } from '../people/read-scope.ts';
import { isRecado, surfaceOf } from '../chat-posts/shared/surface-of.ts';
import type { ListFilter, TicketLine } from '../../store/lists/lists.ts';
import { plainButton } from '../cards/buttons.ts';

/** Many changes in a row are drawn once. */
const APART_MS = 5_000;

/** Draws a person's own page from stored state. */
export const redrawHome = defineJob({
  name: 'redraw-home',
  input: z.object({ surface: z.string(), userId: z.string() }),
  retryLimit: 4,
  concurrency: 2,
  oneAtATimePer: 'userId',
  surface: 'given',
  async run(services, { surface: id, userId }) {
    const { store, clock, directory, texts } = services;
    const surface = surfaceOf(services, id);
    const row = await store.homes.get(id, userId);
    if (!row || !surface.publishHome) return;
    const now = clock.now();
    const rest = row.drawnAt === null ? 0 : row.drawnAt.getTime() + APART_MS - now.getTime();
    if (rest > 0) throw new RecadoError('surface.rate-limited', { retryAfterMs: rest });
    let actor: Actor;
    try {
      actor = await directory.actor(id, userId);
    } catch (error) {
      // She was a member when she opened it.
      if (isRecado(error, 'right.guest')) return;
      throw error;
    }
    const card = drawHome(await factsOf(services, actor), texts.in(actor.locale));
    const hash = cardHash(card);
    let before = row.contentHash;
    if (hash !== before) {
      // Whoever dies between the call and its record leaves it unknown, and the next one draws, whatever she has by then.
      ({ before } = await store.homes.drawing(id, userId));
      await surface.publishHome(userId, card);
    }
    if (!(await store.homes.drawn(id, userId, { hash, before, at: now })))
      throw new RecadoError('surface.rate-limited', { retryAfterMs: APART_MS });
  },
});

async function factsOf(services: Services, actor: Actor): Promise<Parameters<typeof drawHome>[0]> {
  const { store, config, clock, directory, texts } = services;
  const t = texts.in(actor.locale);
  const scope = await directory.readable(actor);
  const isBeyond = ({ channels, private: isPrivate }: Pick<TicketLine, 'channels' | 'private'>): boolean =>
    !isInScope(scope, { private: isPrivate, route: { channels } });
  const read = async (
    filter: ListFilter,
    secret: LineOptions['secret'] = () => false,
  ): Promise<{ total: number; lines: Inline[][]; ids: string[] }> => {
    const { lines, total } = await store.lists.list({ ...filter, surface: actor.surface }, { limit: HOME_LINES });
    // Who approves or is asked reads of it without being in its channel; a link there would lead her nowhere.
    return {
      total,
      ids: lines.map(({ ticketId }) => ticketId),
      lines: await ticketLines(services, lines, { t, secret, linked: scope === 'all' ? undefined : scope.keys }),
    };
  };
  const [mine, approvals, asked, numbers] = await Promise.all([
    read({ ...withinScope(scope), owner: actor.id, underWay: true }),
    read({ approver: actor.id }),
    // Her question says nothing of a private message, so this does not either.
    read({ asked: actor.id }, (line) => line.private && isBeyond(line)),
    store.lists.numbers(actor.id, actor.timeZone ?? config.timeZone, clock.now()),
  ]);
  const waiting = await Promise.all(
    approvals.ids.map(async (ticketId, index) => ({
      line: approvals.lines[index] ?? [],
      button: await draftButton(services, { ticketId, approver: actor.id }, t),
    })),
  );
  // What she wrote herself waits for somebody else's eyes.
  const hers = waiting.filter(({ button }) => button !== undefined);
  const total = approvals.total - (waiting.length - hers.length);
  return {
    mine,
    approvals: { total, lines: hers.map(({ line }) => line), buttons: hers.map(({ button }) => button) },
    asked,
    numbers,
    inFigures: await homeFigures(services, actor),
    reports: actor.rights.has('report'),
    goals: actor.rights.has('manage'),
    influential: actor.rights.has('manage') && namesInfluential(services),
    followers: actor.rights.has('manage') && tellsFollowers(services),
    crisis:
      actor.rights.has('manage') && config.managers !== undefined
        ? await overviewBlocks(services, { t, surface: actor.surface })
        : undefined,
    limit: limitsFor(config, { personId: actor.id, channel: undefined }).person,
    accounts: actor.rights.has('manage'),
    spent: actor.rights.has('manage') ? await spentBlocks(services, t) : undefined,
    heard: listeners(services).length > 0 ? await heardBlocks({ ...services, t, actor }) : undefined,
  };
}

/** Opens the version that waits for her, wherever its card stands. */
async function draftButton(
  { store }: Services,
  { ticketId, approver }: { ticketId: string; approver: string },
  t: Translate,
): Promise<Button | undefined> {
  const detail = await store.tickets.detail(ticketId);
  const draft = detail?.drafts.findLast(
    (each) => each.state === 'submitted' && eligibleApprovers(detail, each).includes(approver),
  );
  return draft && plainButton(t, 'view-draft', { ticketId, draftId: draft.id });
}

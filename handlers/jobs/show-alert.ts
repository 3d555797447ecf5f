import { z } from 'zod';
import { RecadoError } from '#core/errors.ts';
import { cardHash } from '../cards/hash.ts';
import type { Services } from '../context.ts';
import { defineJob } from '../define.ts';
import { drawAlert, type AlertFacts } from '../alerts/alert-card.ts';
import { inChannel } from '../chat-posts/shared/in-channel.ts';
import { postOnce, UNKNOWN_LOOK } from '../chat-posts/shared/post-once.ts';
import { surfaceOf } from '../chat-posts/shared/surface-of.ts';
import type { AlertRow } from '../../store/chat-posts/alerts.ts';

const BUSY_MS = 2_000;
/** What came in after a gap is told once it has found its channels. */
const SETTLING_MS = 500;
/** A gap in which nothing turned up by then was none. */
const NOTHING_AFTER_MS = 60_000;

/** Posts an alert for managers, or draws the one that stands anew. */
export const showAlert = defineJob({
  name: 'show-alert',
  input: z.object({ alertId: z.string() }),
  retryLimit: 8,
  concurrency: 2,
  oneAtATimePer: 'alertId',
  async run(services, { alertId }) {
    const alert = await services.store.alerts.get(alertId);
    if (!alert || alert.state === 'gone') return;
    const facts = await factsOf(services, alert);
    if (facts)
      await inChannel(services, { surface: alert.surface, channel: alert.channel, ticketId: alertId }, () =>
        show(services, alert, facts),
      );
  },
});

async function factsOf(
  { store, clock }: Services,
  { id, kind, network, account, params, openedAt }: AlertRow,
): Promise<AlertFacts | null> {
  if (kind === 'channel')
    return { waiting: 0, brokenFor: null, came: null, living: await store.alerts.livingIn(network, account) };
  if (kind !== 'gap') {
    const [waiting, row] = await Promise.all([
      store.accounts.waiting(network, account),
      store.accounts.get(network, account),
    ]);
    return { waiting, brokenFor: row?.brokenFor ?? null, came: null };
  }
  const came = await store.alerts.cameBetween(
    network,
    account,
    new Date(params['from'] ?? openedAt),
    new Date(params['until'] ?? openedAt),
  );
  if (came.waiting === 0 && came.failed + came.channels.length > 0) return { waiting: 0, brokenFor: null, came };
  if (came.waiting === 0 && clock.now().getTime() - openedAt.getTime() >= NOTHING_AFTER_MS) {
    await store.alerts.gone(id);
    return null;
  }
  throw new RecadoError('internal', { params: { ref: id }, retryAfterMs: SETTLING_MS });
}

async function show(services: Services, alert: AlertRow, facts: AlertFacts): Promise<void> {
  const { store, clock, config, texts, directory } = services;
  const surface = surfaceOf(services, alert.surface);
  const t = texts.in(config.channels[alert.channel]?.language ?? config.language);
  const card = drawAlert(alert, facts, { config, t });
  const hash = cardHash(card);
  if (alert.state === 'posted') {
    if (alert.shown === hash || alert.channelId === null || alert.ts === null) return;
    await surface.update({ channel: alert.channelId, ts: alert.ts, card });
    await store.alerts.shown(alert.id, hash);
    return;
  }
  const channelId = await directory.channelId(alert.surface, alert.channel);
  const before = await store.alerts.begin(alert.id, clock.now());
  if (!before) {
    const now = await store.alerts.get(alert.id);
    if (now?.state === 'wanted' || now?.state === 'posting')
      throw new RecadoError('surface.unknown-outcome', { retryAfterMs: BUSY_MS });
    return;
  }
  const { ts, fresh } = await postOnce(surface, {
    channel: channelId,
    card,
    opId: alert.opId,
    triedBefore: before.state === 'posting',
    firstTry: alert.openedAt,
    ended: (reached) => store.alerts.ended(alert.id, reached),
  });
  await store.alerts.posted(alert.id, { channelId, ts, hash: fresh ? hash : UNKNOWN_LOOK });
}

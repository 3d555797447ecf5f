import { RecadoError } from '#core/errors.ts';
import { drawAlert, type AlertFacts } from '../alerts/alert-card.ts';
import type { Services } from '../context.ts';
import { defineChatPost } from '../define.ts';
import type { AlertRow } from '../../store/chat-posts/alerts.ts';

/** What came in after a gap is told once it has found its channels. */
const SETTLING_MS = 500;
/** A gap in which nothing turned up by then was none. */
const NOTHING_AFTER_MS = 60_000;

/** Tells managers what is wrong with an account or a channel, and on the same card that it is over. The store adds it with the alert. */
export const alert = defineChatPost({
  kind: 'alert',
  to: 'channel',
  whenGone: 'forget',

  async load(services: Services, alertId: string) {
    const raised = await services.store.alerts.get(alertId);
    return raised && { raised, facts: await factsOf(services, raised) };
  },

  async draw({ config, texts, surfaces }, { subject: { raised, facts } }) {
    if (facts === null) return null;
    return drawAlert(raised, facts, {
      config,
      t: texts.in(config.channels[raised.channel]?.language ?? config.language),
      commandPrefix: surfaces.get(raised.surface)?.commandPrefix.inChannel ?? '',
      channelsMayComeLater: surfaces.get(raised.network)?.channelsMayComeLater ?? false,
    });
  },
});

/** Nothing waits for these. */
const OF_NO_ACCESS: ReadonlySet<AlertRow['kind']> = new Set([
  'owner',
  'hand-over',
  'listening',
  'quotes-spent',
  'snapshots-spent',
  'followers-spent',
]);

/** Null where there is nothing to tell after all. */
async function factsOf({ store, clock, connecting }: Services, raised: AlertRow): Promise<AlertFacts | null> {
  const { id, kind, network, account, params, openedAt } = raised;
  if (kind === 'channel')
    return { waiting: 0, brokenFor: null, came: null, living: await store.alerts.livingIn(network, account) };
  if (OF_NO_ACCESS.has(kind)) return { waiting: 0, brokenFor: null, came: null };
  if (kind !== 'gap') {
    const [waiting, row] = await Promise.all([
      store.accounts.waiting(network, account),
      store.accounts.get(network, account),
    ]);
    const canConnect = connecting.accounts.has(account);
    return { waiting, brokenFor: row?.brokenFor ?? null, canConnect, came: null };
  }
  const until = new Date(params['until'] ?? openedAt);
  const [came, row] = await Promise.all([
    store.alerts.cameBetween(network, account, new Date(params['from'] ?? openedAt), until),
    store.accounts.get(network, account),
  ]);
  const isLate = clock.now().getTime() - openedAt.getTime() >= NOTHING_AFTER_MS;
  // Calls may have brought a part while the look, which is told before it is taken in, brings the rest.
  const isTakenIn = isLate || (row?.contactAt != null && row.contactAt >= until);
  if (isTakenIn && came.waiting === 0) {
    if (came.failed + came.channels.length > 0) return { waiting: 0, brokenFor: null, came };
    if (isLate) return null;
  }
  throw new RecadoError('internal', { params: { ref: id }, retryAfterMs: SETTLING_MS });
}

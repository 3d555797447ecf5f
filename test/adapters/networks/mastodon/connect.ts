import { systemClock } from '#core/ports/clock.ts';
import { silentLog, type Log } from '#core/ports/log.ts';
import { mastodon } from '../../../../adapters/networks/mastodon/index.ts';
import { lookedAt, type LookedAt } from '../../../contracts/looked-at.ts';
import { mapMemory } from '../../../support/map-memory.ts';
import type { MastodonServer } from '../../../support/mastodon.ts';

/** The account "alba" of a simulated Mastodon, connected. */
export async function connectMastodon(
  { base, token }: Pick<MastodonServer, 'base' | 'token'>,
  settings: Record<string, unknown> = {},
  env: Record<string, string> = {},
  log: Log = silentLog,
): Promise<LookedAt> {
  return lookedAt(
    await mastodon.connect(
      { key: 'alba', handle: 'alba@social.example' },
      { pollSeconds: 1, settleSeconds: 0, ...settings },
      {
        clock: systemClock,
        log,
        memory: mapMemory(),
        env: { MASTODON_URL: `${base}/`, MASTODON_ACCESS_TOKEN: token, ...env },
      },
    ),
  );
}

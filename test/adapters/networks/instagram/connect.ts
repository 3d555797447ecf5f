import { systemClock } from '#core/ports/clock.ts';
import { silentLog, type Log } from '#core/ports/log.ts';
import { instagram } from '../../../../adapters/networks/instagram/index.ts';
import { lookedAt, type LookedAt } from '../../../contracts/looked-at.ts';
import type { InstagramServer } from '../../../support/instagram.ts';
import { mapMemory } from '../../../support/map-memory.ts';

/** The account "alba" of a simulated Instagram, connected. */
export async function connectInstagram(
  { base, token, keys }: Pick<InstagramServer, 'base' | 'token' | 'keys'>,
  settings: Record<string, unknown> = {},
  env: Record<string, string> = {},
  log: Log = silentLog,
): Promise<LookedAt> {
  return lookedAt(
    await instagram.connect(
      { key: 'alba', handle: 'albatiendas' },
      { pollSeconds: 1, settleSeconds: 0, ...settings },
      {
        clock: systemClock,
        log,
        memory: mapMemory(),
        env: {
          INSTAGRAM_API_URL: `${base}/instagram-graph/`,
          INSTAGRAM_WEB_URL: `${base}/instagram`,
          INSTAGRAM_APP_ID: keys.instagram.appId,
          INSTAGRAM_APP_SECRET: keys.instagram.appSecret,
          INSTAGRAM_VERIFY_TOKEN: keys.instagram.verifyToken,
          INSTAGRAM_PAGE_TOKEN: token,
          ...env,
        },
      },
    ),
  );
}

import { systemClock } from '#core/ports/clock.ts';
import { silentLog, type Log } from '#core/ports/log.ts';
import { facebook } from '../../../../adapters/networks/facebook/index.ts';
import { lookedAt, type LookedAt } from '../../../contracts/looked-at.ts';
import type { FacebookServer } from '../../../support/facebook.ts';
import { mapMemory } from '../../../support/map-memory.ts';

/** The Page "alba" of a simulated Facebook, connected. */
export async function connectFacebook(
  { base, token, keys }: Pick<FacebookServer, 'base' | 'token' | 'keys'>,
  settings: Record<string, unknown> = {},
  env: Record<string, string> = {},
  log: Log = silentLog,
): Promise<LookedAt> {
  return lookedAt(
    await facebook.connect(
      { key: 'alba', handle: 'tiendasalba' },
      { pollSeconds: 1, settleSeconds: 0, ...settings },
      {
        clock: systemClock,
        log,
        memory: mapMemory(),
        env: {
          FACEBOOK_API_URL: `${base}/`,
          FACEBOOK_WEB_URL: `${base}/facebook`,
          FACEBOOK_APP_ID: keys.facebook.appId,
          FACEBOOK_APP_SECRET: keys.facebook.appSecret,
          FACEBOOK_VERIFY_TOKEN: keys.facebook.verifyToken,
          FACEBOOK_PAGE_TOKEN: token,
          ...env,
        },
      },
    ),
  );
}

/** What the control calls number plainly, as Graph numbers it: what answers a Page's post or comment tells under which post it is. */
export function graphId(id: string, pageId: string, inReplyTo?: string): string {
  if (inReplyTo === undefined) return `${pageId}_${id}`;
  const [first = '', second = ''] = inReplyTo.split('_');
  return `${first === pageId ? second : first}_${id}`;
}

export const plainId = (id: string): string => id.split('_').at(-1) ?? id;

import type { NetworkAccount, NetworkConnection, NetworkDeps } from '#core/ports/network.ts';
import { connectMeta } from '../meta/connect.ts';
import { conversation } from './conversation.ts';
import { accessOf, siteOf, webhookAccessOf } from './environment.ts';
import { toRecadoError } from './errors.ts';
import { findOwnAnswer } from './find-own-answer.ts';
import { hide, remove } from './hide-remove.ts';
import { measure } from './measure.ts';
import { accountMetrics } from './metrics.ts';
import { publish } from './publish.ts';
import { pull } from './pull.ts';
import { reread } from './reread.ts';
import { createSession } from './session.ts';
import type { InstagramSettings } from './settings.ts';
import { createWebhook } from './webhook.ts';

/** Connects one account; nothing is asked of Instagram yet. @throws StartError */
export function connect(account: NetworkAccount, settings: InstagramSettings, deps: NetworkDeps): NetworkConnection {
  return connectMeta(
    account,
    { settings, deps },
    {
      environment: { accessOf, webhookAccessOf, siteOf },
      createSession,
      createWebhook,
      measure,
      error: toRecadoError,
      isPrivateOn: settings.directMessages,
      pull,
      conversation,
      reread,
      publish,
      findOwnAnswer,
      accountMetrics,

      hide,
      remove,
    },
  );
}

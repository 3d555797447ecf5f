import type { NetworkAccount, NetworkConnection, NetworkDeps } from '#core/ports/network.ts';
import { connectMeta } from '../meta/connect.ts';
import { conversation } from './conversation.ts';
import { accessOf, siteOf, webhookAccessOf } from './environment.ts';
import { toRecadoError } from './errors.ts';
import { findOwnAnswer } from './find-own-answer.ts';
import { hide, like, remove } from './like-hide-remove.ts';
import { measure } from './measure.ts';
import { accountMetrics } from './metrics.ts';
import { commentFiles, uploadPhoto } from './photo.ts';
import { publish } from './publish.ts';
import { pull } from './pull.ts';
import { reread } from './reread.ts';
import { createSession } from './session.ts';
import type { FacebookSettings } from './settings.ts';
import { createWebhook } from './webhook.ts';

/** Connects one Page; nothing is asked of Facebook yet. @throws StartError */
export function connect(account: NetworkAccount, settings: FacebookSettings, deps: NetworkDeps): NetworkConnection {
  return connectMeta(
    account,
    { settings, deps },
    {
      environment: { accessOf, webhookAccessOf, siteOf },
      createSession,
      createWebhook,
      measure: (text, how) => measure(text, settings.maxLength, how),
      error: toRecadoError,
      isPrivateOn: settings.messenger,
      pull,
      conversation,
      reread,
      publish,
      findOwnAnswer,
      accountMetrics,
      like,
      hide,
      remove,
      publicFiles: settings.photos ? { rules: commentFiles, upload: uploadPhoto } : undefined,
    },
  );
}

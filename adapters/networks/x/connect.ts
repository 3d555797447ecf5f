import type { NetworkAccount, NetworkConnection, NetworkDeps } from '#core/ports/network.ts';
import { hide, like, remove } from './like-hide-remove.ts';
import { createClient } from './client.ts';
import { conversation } from './conversation.ts';
import { display } from './display.ts';
import { accessOf, siteOf } from './environment.ts';
import { toRecadoError } from './errors.ts';
import { findOwnAnswer } from './find-own-answer.ts';
import { newFollowers } from './followers.ts';
import { measure } from './measure.ts';
import { accountMetrics } from './metrics.ts';
import { mediaHeaders } from './media-headers.ts';
import type { Reader } from './message.ts';
import { publish } from './publish.ts';
import { pull } from './pull.ts';
import { reread } from './reread.ts';
import { search } from './search.ts';
import { createSession } from './session.ts';
import type { XSettings } from './settings.ts';
import { fileRules, upload } from './upload.ts';
import { createWebhook } from './webhook.ts';

/** Connects one account; nothing is asked of X yet. @throws StartError */
export function connect(
  account: NetworkAccount,
  settings: XSettings,
  { clock, log, env, granted }: NetworkDeps,
): NetworkConnection {
  const access = accessOf(account.key, env);
  const client = createClient(access, {
    clock,
    deadlineMs: settings.deadlineSeconds * 1000,
    granted,
  });
  const session = createSession({ client, settings, clock, log, handle: account.handle, ...addresses(env) });
  return {
    account: account.key,
    caps: {
      measure: (text, how) => [measure(text, settings.maxLength, how)],
      privateReplies: false,
      privateMessages: settings.directMessages,
      edits: true,
      files: fileRules,
    },
    budgets: {
      quotes: settings.quotesPerDay,
      snapshots: settings.snapshotsPerDay,
      followers: settings.followersPerDay,
    },
    pull: (cursor, signal, paid) =>
      pull(session, cursor, { signal, paid }).catch((error: unknown) => {
        throw toRecadoError(error, display.handle(account.handle), clock);
      }),
    conversation: (message) => conversation(session, message),
    reread: (ids) => reread(session, [...ids]),
    publish: (answer) => publish(session, answer),
    upload: (file, how) => upload(session, file, how),
    findOwnAnswer: (answer) => findOwnAnswer(session, answer),
    search: (wanted, how) =>
      search(session, wanted, how).catch((error: unknown) => {
        throw toRecadoError(error, display.handle(account.handle), clock);
      }),
    newFollowers: (how) =>
      newFollowers(session, { ...how, site: siteOf(env) }).catch((error: unknown) => {
        throw toRecadoError(error, display.handle(account.handle), clock);
      }),
    like: (id) => like(session, id),
    hide: (id, hidden) => hide(session, id, hidden),
    remove: (id) => remove(session, id),
    mediaHeaders: mediaHeaders(access, clock),
    check: () => session.check(),
    accountMetrics: (how) => accountMetrics(session, how),
    webhook:
      settings.webhookUrl === undefined
        ? undefined
        : createWebhook(session, {
            url: settings.webhookUrl,
            secrets: { apiSecret: access.appSecret, clientSecret: env['X_CLIENT_SECRET'] || undefined },
          }),
  };
}

/** X tells no address of a post. However its API is reached, people read posts at x.com, or where the local workspace shows them. */
function addresses(env: NetworkDeps['env']): Pick<Reader, 'permalink' | 'directLink'> {
  const site = siteOf(env);
  return {
    permalink: (handle, id) => `${site}/${handle}/status/${id}`,
    directLink: (conversationId) => `${site}/messages/${conversationId}`,
  };
}

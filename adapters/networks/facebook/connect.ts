import type { NetworkAccount, NetworkConnection, NetworkDeps } from '#core/ports/network.ts';
import { QUICK_REPLIES, untilOf } from '../meta/directs.ts';
import { pageTokens } from '../meta/oauth.ts';
import { createGraph } from '../meta/client.ts';
import { conversation } from './conversation.ts';
import { accessOf, siteOf, webhookAccessOf } from './environment.ts';
import { toRecadoError } from './errors.ts';
import { findOwnAnswer } from './find-own-answer.ts';
import { hide, like, remove } from './like-hide-remove.ts';
import { measure } from './measure.ts';
import { accountMetrics } from './metrics.ts';
import { publish } from './publish.ts';
import { pull } from './pull.ts';
import { reread } from './reread.ts';
import { createSession } from './session.ts';
import type { FacebookSettings } from './settings.ts';
import { createWebhook } from './webhook.ts';

/** Connects one Page; nothing is asked of Facebook yet. @throws StartError */
export function connect(
  account: NetworkAccount,
  settings: FacebookSettings,
  { clock, log, env, memory, granted }: NetworkDeps,
): NetworkConnection {
  const access = accessOf(account, env, settings.version);
  const how = { deadlineMs: settings.deadlineSeconds * 1000 };
  const client = createGraph(access, { ...how, ...(granted && { granted: pageTokens(granted) }) });
  const session = createSession({ client, settings, clock, log, handle: account.handle, site: siteOf(env) });
  /** An answer that makes no sense is told as every other failure. */
  async function inOurWords<T>(work: Promise<T>): Promise<T> {
    try {
      return await work;
    } catch (error) {
      throw toRecadoError(error, account.handle);
    }
  }
  return {
    account: account.key,
    caps: {
      measure: (text, how) => [measure(text, settings.maxLength, how)],
      privateReplies: settings.messenger ? 'once' : false,
      privateMessages: settings.messenger,
      until: (message, { isPrivate, automatic }) =>
        untilOf(message, { isPrivate, humanAgent: settings.humanAgent && automatic !== true }),
      choices: QUICK_REPLIES,
      edits: true,
    },
    check: () => session.check(),
    accountMetrics: (how) => inOurWords(accountMetrics(session, how)),
    pull: (cursor, signal) => inOurWords(pull(session, cursor, signal)),
    conversation: (message) => inOurWords(conversation(session, message)),
    reread: (ids) => inOurWords(reread(session, ids)),
    publish: (answer) => publish(session, answer),
    findOwnAnswer: (answer) => inOurWords(findOwnAnswer(session, answer)),
    like: (id) => like(session, id),
    hide: (id, hidden) => hide(session, id, hidden),
    remove: (id) => remove(session, id),
    ...(settings.webhookUrl !== undefined && { webhook: webhookOf(settings.webhookUrl) }),
  };

  function webhookOf(url: string): ReturnType<typeof createWebhook> {
    const { appId, verifyToken } = webhookAccessOf(env);
    const app = createGraph({ ...access, token: `${appId}|${access.appSecret}` }, how);
    return createWebhook(session, { url, appSecret: access.appSecret, appId, verifyToken, app, memory });
  }
}

import type { NetworkAccount, NetworkConnection, NetworkDeps } from '#core/ports/network.ts';
import { like, remove } from './like-hide-remove.ts';
import { createClient } from './client.ts';
import { conversation } from './conversation.ts';
import { display } from './display.ts';
import { accessOf } from './environment.ts';
import { toRecadoError } from './errors.ts';
import { findOwnAnswer } from './find-own-answer.ts';
import { newFollowers } from './followers.ts';
import { measure } from './measure.ts';
import { accountMetrics } from './metrics.ts';
import { publish } from './publish.ts';
import { pull } from './pull.ts';
import { reread } from './reread.ts';
import { search } from './search.ts';
import { createSession } from './session.ts';
import type { MastodonSettings } from './settings.ts';

/** Connects one account; nothing is asked of its server yet. @throws StartError */
export function connect(
  account: NetworkAccount,
  settings: MastodonSettings,
  { clock, log, env }: NetworkDeps,
): NetworkConnection {
  const access = accessOf(account, env);
  const client = createClient(access, { deadlineMs: settings.deadlineSeconds * 1000 });
  const session = createSession({ client, base: access.base, settings, clock, log, handle: account.handle });
  /** An answer that makes no sense is told as every other failure. */
  async function inOurWords<T>(work: Promise<T>): Promise<T> {
    try {
      return await work;
    } catch (error) {
      throw toRecadoError(error, display.handle(account.handle), clock);
    }
  }
  return {
    account: account.key,
    caps: {
      measure: (text, how) => [measure(text, settings.maxLength, how)],
      privateReplies: false,
      privateMessages: true,
      edits: true,
    },
    check: () => session.check(),
    accountMetrics: (how) => inOurWords(accountMetrics(session, how)),
    pull: (cursor, signal) => inOurWords(pull(session, cursor, signal)),
    conversation: (message) => inOurWords(conversation(session, message)),
    reread: (ids) => inOurWords(reread(session, ids)),
    publish: (answer) => publish(session, answer),
    findOwnAnswer: (answer) => inOurWords(findOwnAnswer(session, answer)),
    search: (wanted, how) => inOurWords(search(session, wanted, how)),
    newFollowers: (how) => inOurWords(newFollowers(session, how)),
    like: (id) => like(session, id),
    remove: (id) => remove(session, id),
  };
}

import { StartError } from '#core/start-error.ts';
import { defineNetwork, type NetworkDeps } from '#core/ports/network.ts';
import { hide, like, remove } from './like-hide-remove.ts';
import { createClient, type XAccess } from './client.ts';
import { conversation } from './conversation.ts';
import { toRecadoError } from './errors.ts';
import { findOwnAnswer } from './find-own-answer.ts';
import { measure } from './measure.ts';
import { mediaHeaders } from './media-headers.ts';
import type { Reader } from './message.ts';
import { publish } from './publish.ts';
import { pull } from './pull.ts';
import { reread } from './reread.ts';
import { createSession } from './session.ts';
import { XSettings } from './settings.ts';
import { fileRules, upload } from './upload.ts';
import { createWebhook } from './webhook.ts';

/** X (twitter.com), API v2 with OAuth 1.0a user tokens, which do not rotate. */
export const x = defineNetwork({
  id: 'x',
  settings: XSettings,
  async connect(account, settings, { clock, log, env }) {
    const access = accessOf(account.key, env);
    const session = createSession({
      client: createClient(access, { clock, deadlineMs: settings.deadlineSeconds * 1000 }),
      settings,
      clock,
      log,
      handle: account.handle,
      ...addresses(env),
    });
    return {
      account: account.key,
      caps: {
        measure: (text, how) => measure(text, settings.maxLength, how),
        privateReplies: false,
        privateMessages: settings.directMessages,
        edits: true,
        files: fileRules,
      },
      pull: (cursor, signal) =>
        pull(session, cursor, signal).catch((error: unknown) => {
          throw toRecadoError(error, `@${account.handle}`, clock);
        }),
      conversation: (message) => conversation(session, message),
      reread: (ids) => reread(session, ids),
      publish: (answer) => publish(session, answer),
      upload: (file, how) => upload(session, file, how),
      findOwnAnswer: (answer) => findOwnAnswer(session, answer),
      like: (id) => like(session, id),
      hide: (id, hidden) => hide(session, id, hidden),
      remove: (id) => remove(session, id),
      mediaHeaders: mediaHeaders(access, clock),
      check: () => session.check(),
      ...(settings.webhookUrl !== undefined && {
        webhook: createWebhook(session, {
          url: settings.webhookUrl,
          secrets: { apiSecret: access.appSecret, clientSecret: env['X_CLIENT_SECRET'] || undefined },
        }),
      }),
    };
  },
});

/**
 * An account's own tokens are named after it (X_ACCESS_TOKEN_ALBA_NORTE); the plain names serve where there is one account.
 * @throws StartError naming the variable that is missing
 */
export function accessOf(key: string, env: NetworkDeps['env']): XAccess {
  const suffix = `_${key.toUpperCase().replaceAll('-', '_')}`;
  const read = (name: string, own?: string): string => {
    const value = (own === undefined ? undefined : env[own]) ?? env[name];
    if (value !== undefined && value !== '') return value;
    throw new StartError(
      `The X account "${key}" needs ${own === undefined ? name : `${name} (or ${own})`} in the environment. Copy it from the app's page at developer.x.com, "Keys and tokens".`,
    );
  };
  return {
    base: addressOf(env),
    appKey: read('X_API_KEY'),
    appSecret: read('X_API_KEY_SECRET'),
    accessToken: read('X_ACCESS_TOKEN', `X_ACCESS_TOKEN${suffix}`),
    accessSecret: read('X_ACCESS_TOKEN_SECRET', `X_ACCESS_TOKEN_SECRET${suffix}`),
  };
}

/** Where X's API is, without a slash at the end. @throws StartError */
export function addressOf(env: NetworkDeps['env']): string {
  return webAddress('X_API_URL', env['X_API_URL'], 'https://api.x.com');
}

function webAddress(name: string, given: string | undefined, usual: string): string {
  const address = given === undefined || given === '' ? usual : given;
  if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol))
    throw new StartError(`${name} is "${address}", which is no web address. Leave it out to use ${usual}/.`);
  return address.replace(/\/+$/, '');
}

/** X tells no address of a post. However its API is reached, people read posts at x.com, or where the local workspace shows them. */
function addresses(env: NetworkDeps['env']): Pick<Reader, 'permalink' | 'directLink'> {
  const site = webAddress('X_WEB_URL', env['X_WEB_URL'], 'https://x.com');
  return {
    permalink: (handle, id) => `${site}/${handle}/status/${id}`,
    directLink: (conversation) => `${site}/messages/${conversation}`,
  };
}

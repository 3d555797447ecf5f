import type { NetworkAccount, NetworkConnection, NetworkDeps } from '#core/ports/network.ts';
import { createGraph } from '../meta/client.ts';
import { accessOf, businessOf, webhookAccessOf } from './environment.ts';
import { fileAt, mediaHeaders } from './files.ts';
import { measure } from './measure.ts';
import { publish } from './publish.ts';
import { createSession } from './session.ts';
import type { WhatsAppSettings } from './settings.ts';
import { createTemplates } from './templates.ts';
import { fileRules, upload } from './upload.ts';
import { createWebhook } from './webhook.ts';
import { answerUntil } from './window.ts';

/** Connects one telephone number; nothing is asked of WhatsApp yet. @throws StartError */
export function connect(
  account: NetworkAccount,
  settings: WhatsAppSettings,
  { clock, log, env, memory }: NetworkDeps,
): NetworkConnection {
  const access = accessOf(account, env, settings.version);
  const how = { deadlineMs: settings.deadlineSeconds * 1000 };
  const { handle } = account;
  const session = createSession({
    client: createGraph(access, how),
    settings,
    clock,
    log,
    handle,
    business: businessOf(account, env),
    base: access.base,
  });
  const templates = createTemplates(session);
  return {
    account: account.key,
    caps: {
      measure: (text, how) => [measure(text, how)],
      privateReplies: false,
      privateMessages: true,
      until: ({ postedAt }) => answerUntil(postedAt),
      // A list to choose from, as Meta's OpenAPI of v23.0 has it: rows of 24 characters, a body of 1,024.
      choices: { each: 24, text: 1_024 },
      edits: false,
      files: () => fileRules,
    },
    check: () => session.check(),
    publish: (answer) => publish(session, answer),
    upload: (file) => upload(session, file),
    templates: () => templates.approved(),
    fileAt: (source) => fileAt(session, source),
    mediaHeaders: mediaHeaders(access),
    webhook: settings.webhookUrl === undefined ? undefined : webhookOf(settings.webhookUrl),
  };

  function webhookOf(url: string): ReturnType<typeof createWebhook> {
    const { appId, verifyToken } = webhookAccessOf(env);
    const app = createGraph({ ...access, token: `${appId}|${access.appSecret}` }, how);
    return createWebhook(session, { url, appSecret: access.appSecret, appId, verifyToken, app, memory });
  }
}

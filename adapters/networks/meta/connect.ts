import type {
  FileRules,
  MeasureHow,
  Measured,
  NetworkAccount,
  NetworkConnection,
  NetworkDeps,
  NetworkWebhook,
  OutgoingFile,
} from '#core/ports/network.ts';
import type { RecadoError } from '#core/errors.ts';
import { createGraph, type GraphAccess } from './client.ts';
import { QUICK_REPLIES, untilOf } from './directs.ts';
import { pageTokens } from './oauth.ts';
import type { Given, LookSettings, MetaSession } from './session.ts';
import { directFiles, uploadDirect } from './upload.ts';
import type { WebhookParts } from './webhook.ts';

interface Settings extends LookSettings {
  readonly version: string;
  readonly deadlineSeconds: number;
  readonly webhookUrl?: string | undefined;
}

type Env = NetworkDeps['env'];
type Connected = NetworkConnection;
type Uploading = ReturnType<NonNullable<Connected['upload']>>;
type Bound<Session, Work extends (...given: never[]) => unknown> = (
  session: Session,
  ...given: Parameters<Work>
) => ReturnType<Work>;

/** What one network of Meta does with a session of its own. */
interface OfNetwork<Session, S extends Settings> {
  environment: {
    accessOf(account: NetworkAccount, env: Env, version: string): GraphAccess;
    webhookAccessOf(env: Env): { appId: string; verifyToken: string };
    siteOf(env: Env): string;
  };
  createSession(given: Given<S>): Session;
  createWebhook(session: Session, parts: WebhookParts): NetworkWebhook;
  measure(text: string, how?: MeasureHow): Measured;
  error(error: unknown, handle: string): RecadoError;
  /** Whether private messages are switched on. */
  isPrivateOn: boolean;
  pull: Bound<Session, NonNullable<Connected['pull']>>;
  conversation(session: Session, message: { nativeId: string }): ReturnType<NonNullable<Connected['conversation']>>;
  reread: Bound<Session, NonNullable<Connected['reread']>>;
  publish: Bound<Session, Connected['publish']>;
  findOwnAnswer: Bound<Session, NonNullable<Connected['findOwnAnswer']>>;
  accountMetrics: Bound<Session, NonNullable<Connected['accountMetrics']>>;
  like?: Bound<Session, NonNullable<Connected['like']>>;
  hide: Bound<Session, NonNullable<Connected['hide']>>;
  remove: Bound<Session, NonNullable<Connected['remove']>>;
  /** What an answer in public may carry; left out: nothing. */
  publicFiles?: { rules: FileRules; upload: (session: Session, file: OutgoingFile) => Uploading };
}

/** Connects one account; nothing is asked of Meta yet. @throws StartError */
export function connectMeta<Session extends MetaSession<unknown, S>, S extends Settings>(
  account: NetworkAccount,
  { settings, deps }: { settings: S; deps: NetworkDeps },
  of: OfNetwork<Session, S>,
): NetworkConnection {
  const { clock, log, env, memory, granted } = deps;
  const { accessOf, webhookAccessOf, siteOf } = of.environment;
  const access = accessOf(account, env, settings.version);
  const how = { deadlineMs: settings.deadlineSeconds * 1000 };
  const client = createGraph(access, { ...how, granted: granted ? pageTokens(granted) : undefined });
  const session = of.createSession({ client, settings, clock, log, handle: account.handle, site: siteOf(env) });
  const { like, publicFiles } = of;
  const { directs } = session;

  async function upload(file: OutgoingFile, { isPrivate }: { isPrivate: boolean }): Uploading {
    if (isPrivate && directs) return uploadDirect(directs, file);
    if (!isPrivate && publicFiles) return publicFiles.upload(session, file);
    return { kind: 'refused', code: 'attachment', detail: 'no files are taken there' };
  }

  /** An answer that makes no sense is told as every other failure. */
  async function inOurWords<T>(work: Promise<T>): Promise<T> {
    try {
      return await work;
    } catch (error) {
      throw of.error(error, account.handle);
    }
  }

  function webhookOf(url: string): NetworkWebhook {
    const { appId, verifyToken } = webhookAccessOf(env);
    const app = createGraph({ ...access, token: `${appId}|${access.appSecret}` }, how);
    return of.createWebhook(session, { url, appSecret: access.appSecret, appId, verifyToken, app, memory });
  }

  return {
    account: account.key,
    caps: {
      measure: (text, options) => [of.measure(text, options)],
      privateReplies: of.isPrivateOn ? 'once' : false,
      privateMessages: of.isPrivateOn,
      until: (message, { isPrivate, automatic }) =>
        untilOf(message, { isPrivate, humanAgent: settings.humanAgent && automatic !== true }),
      choices: QUICK_REPLIES,
      edits: true,
      files: ({ isPrivate }) => (isPrivate ? (of.isPrivateOn ? directFiles : undefined) : publicFiles?.rules),
    },
    check: () => session.check(),
    accountMetrics: (asked) => inOurWords(of.accountMetrics(session, asked)),
    pull: (cursor, signal) => inOurWords(of.pull(session, cursor, signal)),
    conversation: (message) => inOurWords(of.conversation(session, message)),
    reread: (ids) => inOurWords(of.reread(session, ids)),
    publish: (answer) => of.publish(session, answer),
    upload: directs || publicFiles ? upload : undefined,
    findOwnAnswer: (answer) => inOurWords(of.findOwnAnswer(session, answer)),
    like: like ? (id: string) => like(session, id) : undefined,
    hide: (id, hidden) => of.hide(session, id, hidden),
    remove: (id) => of.remove(session, id),
    webhook: settings.webhookUrl === undefined ? undefined : webhookOf(settings.webhookUrl),
  };
}

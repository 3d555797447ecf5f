import { createHmac, timingSafeEqual } from 'node:crypto';
import { RecadoError } from '#core/errors.ts';
import { parseJson } from '#core/json.ts';
import { toldDeleted, type InboundEvent } from '#core/message.ts';
import type { NetworkWebhook, WebhookCall } from '#core/ports/network.ts';
import { pullDirect, toDirect, toDirectEvents } from './dm-pull.ts';
import { readDirectPage } from './dm-wire.ts';
import { toRecadoError } from './errors.ts';
import { toMessage } from './message.ts';
import { toEvents } from './pull.ts';
import { reread } from './reread.ts';
import type { XSession } from './session.ts';
import { registerWebhook } from './webhook-register.ts';
import { DeletedPost, Delivery, PostId, type XActivity } from './webhook-wire.ts';
import { readPage } from './wire.ts';

/** Events with a post of a customer. docs.x.com, X Activity API, event payloads */
const posts: ReadonlySet<string> = new Set([
  'post.mention.create',
  'post.reply.create',
  'post.quote.create',
  'post.create',
]);
/** What X signs with, by header: an app's client secret where it has one, else its API secret. */
const signatures = [
  ['x-twitter-webhooks-signature-oauth2', 'clientSecret'],
  ['x-twitter-webhooks-signature', 'apiSecret'],
] as const;

/** An event comes within minutes of what it is about, tries included. */
const recentMs = 3_600_000;

/** X's own tokens are such. Events are signed with the same secret, so what could be the text of one must not be signed for whoever asks. */
const challengeToken = /^[\w.~+/=-]{1,512}$/;

export interface WebhookSecrets {
  /** The app's API key secret, which X calls consumer secret. */
  apiSecret: string;
  clientSecret: string | undefined;
}

/** X's side of our address /webhooks/x: its challenge, its signature, and its events as those that `pull` gives. */
export function createWebhook(
  session: XSession,
  { url, secrets }: { url: string; secrets: WebhookSecrets },
): NetworkWebhook {
  const { clock, log, handle } = session;

  async function receive(call: WebhookCall): Promise<InboundEvent[]> {
    const { meId } = await session.me();
    const read = Delivery.safeParse(parseJson(Buffer.from(call.body).toString('utf8')));
    if (!read.success) {
      log.warn(
        { network: 'x', issues: read.error.issues.map(({ path }) => path.join('.')) },
        'an event of the network makes no sense; the next look brings what it was about',
      );
      return [];
    }
    const events: InboundEvent[] = [];
    for (const activity of read.data.data)
      if (activity.filter.user_id === meId) events.push(...(await eventsOf(activity)));
    return events;
  }

  async function eventsOf(activity: XActivity): Promise<InboundEvent[]> {
    if (activity.event_type === 'post.delete') {
      const gone = DeletedPost.safeParse(activity.payload);
      return gone.success ? [toldDeleted({ nativeId: gone.data.id, at: clock.now() })] : [];
    }
    if (activity.event_type === 'dm.received') return directOf(activity);
    if (!posts.has(activity.event_type)) {
      log.debug({ network: 'x', type: activity.event_type }, 'an event that nobody handles');
      return [];
    }
    const me = await session.me();
    const page = readPage({ data: [activity.payload], includes: activity.includes }, log);
    const messages = isWhole(activity) ? page.posts.flatMap((post) => toMessage(post, page, me) ?? []) : [];
    if (messages.length > 0) return toEvents(messages, me);
    // What X left out decides to which conversation it belongs, so it is asked for.
    const id = PostId.safeParse(activity.payload).data?.id;
    const asked = id === undefined ? undefined : (await reread(session, [id])).get(id);
    return asked?.state === 'live' ? toEvents([asked.message], me) : [];
  }

  /** X has described this event in more than one way, so what is not understood is read from the list of direct messages. */
  async function directOf({ payload, includes }: XActivity): Promise<InboundEvent[]> {
    if (!session.settings.directMessages) return [];
    const me = await session.me();
    const page = readDirectPage({ data: [payload], includes }, log);
    const told = page.direct.flatMap((each) => toDirect(each, page, me) ?? []);
    if (told.length > 0 && told.every(({ author }) => page.users.has(author.nativeId))) return toDirectEvents(told, me);
    const from = new Date(clock.now().getTime() - recentMs).toISOString();
    return toDirectEvents((await pullDirect(session, me, { since: undefined, from })).messages, me);
  }

  return {
    path: 'x',
    about: { url, pollSeconds: session.settings.pollSeconds },
    challenge({ crc_token: token }) {
      return token === undefined || !challengeToken.test(token)
        ? undefined
        : { response_token: sign(secrets.clientSecret ?? secrets.apiSecret, Buffer.from(token)) };
    },
    verify({ headers, body }) {
      return signatures.some(([header, name]) => {
        const secret = secrets[name];
        return secret !== undefined && isSame(headers[header], sign(secret, body));
      });
    },
    receive: (call) =>
      receive(call).catch((error: unknown) => {
        throw error instanceof SyntaxError
          ? new RecadoError('network.unexpected', {
              params: { network: 'X', status: 'JSON', detail: error.message },
              cause: error,
            })
          : toRecadoError(error, `@${handle}`, clock);
      }),
    async register() {
      try {
        await registerWebhook(session, url);
        session.live(true);
      } catch (error) {
        session.live(false);
        throw toRecadoError(error, `@${handle}`, clock);
      }
    },
  };
}

/** A reply or quote without what it refers to would open a conversation of its own. */
function isWhole({ event_type, payload }: XActivity): boolean {
  return (
    event_type === 'post.mention.create' ||
    event_type === 'post.create' ||
    (PostId.safeParse(payload).data?.referenced ?? []).length > 0
  );
}

function sign(secret: string, bytes: Uint8Array): string {
  return `sha256=${createHmac('sha256', secret).update(bytes).digest('base64')}`;
}

function isSame(given: string | undefined, wanted: string): boolean {
  if (given === undefined) return false;
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}

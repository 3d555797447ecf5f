import { RecadoError } from '#core/errors.ts';
import type { InboundEvent, InboundMessage } from '#core/message.ts';
import type { Memory } from '#core/ports/memory.ts';
import type { NetworkWebhook, WebhookCall } from '#core/ports/network.ts';
import type { GraphClient } from '../meta/client.ts';
import { toDirect } from '../meta/direct-message.ts';
import { createNames } from '../meta/direct-names.ts';
import { mayNotRead } from '../meta/direct-pull.ts';
import { createMisread } from '../meta/misread.ts';
import { challengeOf, isSigned, readSignedRequest } from '../meta/signature.ts';
import { readEntries, type MetaEntry } from '../meta/webhook-wire.ts';
import { display } from './display.ts';
import { toRecadoError } from './errors.ts';
import { eventOf, type Reader } from './message.ts';
import { reread } from './reread.ts';
import type { InstagramSession } from './session.ts';
import { meaningsOf, type Meaning } from './webhook-changes.ts';

/** What we want to hear of an account, and of what is said with it in private. */
const FIELDS = ['comments', 'mentions'];
const PRIVATE_FIELDS = ['messages'];
/** So many of one call are looked up; the rest is taken in as it came. */
const MOST_ASKED = 100;

interface Parts {
  url: string;
  appSecret: string;
  appId: string;
  verifyToken: string;
  /** Calls as the app itself. */
  app: GraphClient;
  memory: Memory;
}

/** Meta's side of our address /webhooks/instagram: its challenge, its signature, and its changes as the events that `pull` gives. */
export function createWebhook(session: InstagramSession, parts: Parts): NetworkWebhook {
  const { clock, log, handle, settings } = session;
  const misread = createMisread(parts.memory, clock);
  const names = createNames({ clock, log, network: 'instagram' });

  async function receive(call: WebhookCall): Promise<InboundEvent[]> {
    const entries = entriesOf(call);
    if (entries === undefined) {
      log.warn({ network: 'instagram' }, 'a call of the network makes no sense; it is kept');
      await misread.note('call');
      return [];
    }
    const me = await session.me();
    const meanings = entries.flatMap((entry) => meaningsOf(entry, { now: clock.now(), me }));
    const unknown = meanings.flatMap((meaning) => (meaning.kind === 'unknown' ? [meaning.what] : []));
    if (unknown.length > 0) {
      log.warn(
        { network: 'instagram', what: [...new Set(unknown)].slice(0, 20), count: unknown.length },
        'changes that nobody understands are kept',
      );
      await misread.note(...unknown);
    }
    return eventsOf(meanings, me);
  }

  async function eventsOf(meanings: readonly Meaning[], me: Reader): Promise<InboundEvent[]> {
    const asked = meanings.flatMap((meaning) => (meaning.kind === 'ask' ? [meaning.nativeId] : []));
    const found = asked.length === 0 ? new Map() : await reread(session, asked.slice(0, MOST_ASKED));
    const events: InboundEvent[] = [];
    for (const meaning of meanings) {
      if (meaning.kind === 'deleted')
        events.push({
          kind: 'deleted',
          // A look that finds it gone tells so by another key, and forgets nothing: it may come back.
          eventKey: `removed:${meaning.nativeId}`,
          nativeId: meaning.nativeId,
          at: clock.now(),
          forget: true,
        });
      const message =
        meaning.kind === 'direct'
          ? await saidInPrivate(meaning, me)
          : meaning.kind === 'ask'
            ? asTold(found.get(meaning.nativeId), meaning.else)
            : undefined;
      if (message) events.push(eventOf(message, me.igId, session));
    }
    return events;
  }

  /** With the name of who wrote, which Meta does not tell here; each is asked once. */
  async function saidInPrivate(
    { said }: Extract<Meaning, { kind: 'direct' }>,
    { igId }: Reader,
  ): Promise<InboundMessage | undefined> {
    const { directs } = session;
    if (!directs) return undefined;
    const name = said.from === igId ? undefined : await names.of(directs, said.from);
    return toDirect({ ...said, from: { id: said.from, ...name } }, directs, igId);
  }

  async function subscribe(): Promise<void> {
    const fields = session.directs ? [...FIELDS, ...PRIVATE_FIELDS] : FIELDS;
    try {
      await session.client.post('me/subscribed_apps', { subscribed_fields: fields });
    } catch (error) {
      if (!mayNotRead(error) || !session.directs) throw error;
      log.warn({ network: 'instagram' }, 'Meta does not call us with private messages: the app lacks a permission');
      await session.client.post('me/subscribed_apps', { subscribed_fields: FIELDS });
    }
  }

  return {
    path: 'instagram',
    about: { url: parts.url, pollSeconds: settings.pollSeconds },
    challenge: (query) => challengeOf(query, parts.verifyToken),
    verify: (call) => isSigned(call, parts.appSecret),
    receive,
    signedRequest: (text) => readSignedRequest(text, parts.appSecret),
    misread: () => misread.seen(),
    async register() {
      try {
        await parts.app.post(`${parts.appId}/subscriptions`, {
          object: 'instagram',
          callback_url: parts.url,
          verify_token: parts.verifyToken,
          fields: [...FIELDS, ...PRIVATE_FIELDS],
          include_values: true,
        });
        await subscribe();
        session.isCalled = true;
      } catch (error) {
        session.isCalled = false;
        throw toRecadoError(error, handle);
      }
    },
  };
}

/** @throws RecadoError where it is no JSON at all */
function entriesOf(call: WebhookCall): MetaEntry[] | undefined {
  try {
    return readEntries(call.body);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new RecadoError('network.unexpected', {
      params: { network: display.name, status: 'JSON', detail: error.message },
      cause: error,
    });
  }
}

/** As Graph shows it; as the call told it where Graph does not show it to us now. */
function asTold(
  state: { state: string; message?: InboundMessage } | undefined,
  told: InboundMessage | undefined,
): InboundMessage | undefined {
  if (state?.message) return { ...state.message, version: 0 };
  return state?.state !== 'gone' && told?.text ? told : undefined;
}

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
import { eventOf } from './events.ts';
import type { Reader } from './message.ts';
import { reread } from './reread.ts';
import type { FacebookSession } from './session.ts';
import { meaningsOf, type Meaning } from './webhook-changes.ts';

/** What we want to hear of a Page. */
const FIELDS = ['feed', 'mention', 'ratings'];
/** And of what is said with it in private. */
const PRIVATE_FIELDS = ['messages', 'message_echoes', 'message_edits'];
/** So many of one call are looked up; the rest is taken in as it came, and read again soon. */
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

/** Meta's side of our address /webhooks/facebook: its challenge, its signature, and its changes as the events that `pull` gives. */
export function createWebhook(session: FacebookSession, parts: Parts): NetworkWebhook {
  const { clock, log, handle, settings } = session;
  const misread = createMisread(parts.memory, clock);
  const names = createNames({ clock, log, network: 'facebook' });

  async function receive(call: WebhookCall): Promise<InboundEvent[]> {
    const entries = entriesOf(call);
    if (entries === undefined) {
      log.warn({ network: 'facebook' }, 'a call of the network makes no sense; it is kept');
      await misread.note('call');
      return [];
    }
    const me = await session.me();
    const meanings = entries.flatMap((entry) => meaningsOf(entry, { now: clock.now(), me }));
    for (const meaning of meanings)
      if (meaning.kind === 'ignored')
        log.debug({ network: 'facebook', why: meaning.why }, 'a change that changes nothing');
    const unknown = meanings.flatMap((meaning) => (meaning.kind === 'unknown' ? [meaning.what] : []));
    if (unknown.length > 0) {
      log.warn(
        { network: 'facebook', what: [...new Set(unknown)].slice(0, 20), count: unknown.length },
        'changes that nobody understands are kept',
      );
      await misread.note(...unknown);
    }
    return eventsOf(meanings, me);
  }

  async function eventsOf(meanings: readonly Meaning[], me: Reader): Promise<InboundEvent[]> {
    const asked = meanings.flatMap((meaning) => (meaning.kind === 'ask' ? [meaning.nativeId] : []));
    const said = await saidInPrivate(meanings, me.pageId);
    const found = asked.length === 0 ? new Map() : await reread(session, asked.slice(0, MOST_ASKED));
    return meanings.flatMap((meaning): InboundEvent[] => {
      switch (meaning.kind) {
        case 'direct': {
          const message = said.get(meaning);
          return message ? [eventOf(message, { pageId: me.pageId, session })] : [];
        }
        case 'message':
          return [eventOf(meaning.message, { pageId: me.pageId, session })];
        case 'deleted':
          return [
            {
              kind: 'deleted',
              // A look that finds it gone tells so by another key, and forgets nothing: it may come back.
              eventKey: `removed:${meaning.nativeId}`,
              nativeId: meaning.nativeId,
              at: clock.now(),
              forget: true,
            },
          ];
        case 'hid':
          return [
            {
              kind: 'hidden-by-us',
              eventKey: `hid:${meaning.nativeId}:${meaning.hidden}:${meaning.at.getTime()}`,
              nativeId: meaning.nativeId,
              hidden: meaning.hidden,
              at: meaning.at,
            },
          ];
        case 'ask': {
          const message = asTold(found.get(meaning.nativeId), meaning);
          return message ? [eventOf(message, { pageId: me.pageId, session })] : [];
        }
        default:
          return [];
      }
    });
  }

  /** With the names of those who wrote, which Meta does not tell here; each is asked once. */
  async function saidInPrivate(meanings: readonly Meaning[], pageId: string): Promise<Map<Meaning, InboundMessage>> {
    const { directs } = session;
    const messages = new Map<Meaning, InboundMessage>();
    if (!directs) return messages;
    for (const meaning of meanings) {
      if (meaning.kind !== 'direct') continue;
      const { said } = meaning;
      const name = said.from === pageId ? undefined : await names.of(directs, said.from);
      messages.set(meaning, toDirect({ ...said, from: { id: said.from, ...name } }, directs, pageId));
    }
    return messages;
  }

  async function subscribe(): Promise<void> {
    const fields = session.directs ? [...FIELDS, ...PRIVATE_FIELDS] : FIELDS;
    try {
      await session.client.post('me/subscribed_apps', { subscribed_fields: fields });
    } catch (error) {
      if (!mayNotRead(error) || !session.directs) throw error;
      log.warn({ network: 'facebook' }, 'Meta does not call us with private messages: the app lacks pages_messaging');
      await session.client.post('me/subscribed_apps', { subscribed_fields: FIELDS });
    }
  }

  return {
    path: 'facebook',
    about: { url: parts.url, pollSeconds: settings.pollSeconds },
    challenge: (query) => challengeOf(query, parts.verifyToken),
    verify: (call) => isSigned(call, parts.appSecret),
    receive,
    signedRequest: (text) => readSignedRequest(text, parts.appSecret),
    misread: () => misread.seen(),
    async register() {
      try {
        await parts.app.post(`${parts.appId}/subscriptions`, {
          object: 'page',
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

/** As Graph shows it, with what only the call told; as the call told it where Graph does not show it to us, nothing where it is gone. */
function asTold(
  state: { state: string; message?: InboundMessage } | undefined,
  { as, else: told }: Extract<Meaning, { kind: 'ask' }>,
): InboundMessage | undefined {
  if (state?.message) {
    const { version, mentions } = told ?? state.message;
    return { ...state.message, version, ...(as && { kind: as, mentions }) };
  }
  return told?.text ? told : undefined;
}

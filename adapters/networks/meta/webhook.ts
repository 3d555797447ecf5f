import { RecadoError } from '#core/errors.ts';
import { toldDeleted, type InboundEvent, type InboundMessage } from '#core/message.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { Log } from '#core/ports/log.ts';
import type { Memory } from '#core/ports/memory.ts';
import type { NetworkWebhook, WebhookCall } from '#core/ports/network.ts';
import type { GraphClient } from './client.ts';
import { directId, threadId } from './direct-id.ts';
import { toDirect } from './direct-message.ts';
import { createNames } from './direct-names.ts';
import { mayNotRead } from './direct-pull.ts';
import type { Directs } from './directs.ts';
import type { Meaning } from './meaning.ts';
import { createMisread } from './misread.ts';
import { shapeOf } from './shape.ts';
import { challengeOf, isSigned, readSignedRequest } from './signature.ts';
import { readEntries, type MetaEntry } from './webhook-wire.ts';

/** So many of one call are looked up; the rest is taken in as it came, and read again soon. */
const MOST_ASKED = 100;

export interface WebhookParts {
  url: string;
  appSecret: string;
  appId: string;
  verifyToken: string;
  /** Calls as the app itself. */
  app: GraphClient;
  memory: Memory;
}

interface Session<Reader> {
  readonly client: GraphClient;
  readonly clock: Clock;
  readonly log: Log;
  readonly directs?: Directs;
  isCalled: boolean;
  me(): Promise<Reader>;
}

interface OfNetwork<Reader> {
  /** As in the configuration, and behind /webhooks/. */
  id: string;
  name: string;
  /** What Meta calls what it tells of. */
  object: string;
  /** What we want to hear, and what of it is said in private; the app may lack `permission` for the latter. */
  fields: readonly string[];
  privateFields: readonly string[];
  permission: string;
  pollSeconds: number;
  meaningsOf(entry: MetaEntry, around: { now: Date; me: Reader }): Meaning[];
  ourId(me: Reader): string;
  reread(ids: readonly string[]): Promise<ReadonlyMap<string, ShownChange>>;
  /** What a message is taken for that Meta only named: as Graph shows it, or as the call told it. */
  asTold(shown: ShownChange | undefined, meaning: Extract<Meaning, { kind: 'ask' }>): InboundMessage | undefined;
  eventOf(message: InboundMessage, me: Reader): InboundEvent;
  error(error: unknown): RecadoError;
}

export interface ShownChange {
  state: string;
  message?: InboundMessage;
}

/** Meta's side of our address: its challenge, its signature, and its changes as the events that `pull` gives. */
export function metaWebhook<Reader>(
  session: Session<Reader>,
  parts: WebhookParts,
  of: OfNetwork<Reader>,
): NetworkWebhook {
  const { clock, log } = session;
  const { id: network } = of;
  const misread = createMisread(parts.memory, clock);
  const names = createNames({ clock, log, network });

  async function receive(call: WebhookCall): Promise<InboundEvent[]> {
    const read = entriesOf(call, of.name);
    if (read === undefined) {
      log.warn({ network, shape: shapeOf(call.body) }, 'a call of the network makes no sense; how it is built is kept');
      await misread.note('call');
      return [];
    }
    const me = await session.me();
    const meanings = read.entries.flatMap((entry) => of.meaningsOf(entry, { now: clock.now(), me }));
    for (const meaning of meanings)
      if (meaning.kind === 'ignored') log.debug({ network, why: meaning.why }, 'a change that changes nothing');
    const unknown = [...read.odd, ...meanings.flatMap((each) => (each.kind === 'unknown' ? [each.what] : []))];
    if (unknown.length > 0) {
      log.warn(
        { network, what: [...new Set(unknown)].slice(0, 20), count: unknown.length, shape: shapeOf(call.body) },
        'changes that nobody understands are counted, and how they are built is kept',
      );
      await misread.note(...unknown);
    }
    return await eventsOf(meanings, me);
  }

  async function eventsOf(meanings: readonly Meaning[], me: Reader): Promise<InboundEvent[]> {
    const asked = meanings.flatMap((meaning) => (meaning.kind === 'ask' ? [meaning.nativeId] : []));
    const found = asked.length === 0 ? new Map<string, ShownChange>() : await of.reread(asked.slice(0, MOST_ASKED));
    const events: InboundEvent[] = [];
    for (const meaning of meanings) {
      const told = toldBy(meaning);
      if (told) events.push(told);
      if (meaning.kind === 'came') events.push(...receiptsOf(meaning));
      if (meaning.kind === 'direct' && meaning.opId !== undefined) events.push(outBy(meaning.said, meaning.opId));
      const message = await messageOf(meaning, { found, me });
      if (message) events.push(of.eventOf(message, me));
    }
    return events;
  }

  /** What we sent comes back with our own word for it: it is out, however our call ended. */
  function outBy({ participant, mid, at }: Extract<Meaning, { kind: 'direct' }>['said'], opId: string): InboundEvent {
    const nativeId = directId({ participant, mid });
    const url = session.directs?.linkTo(participant);
    return { kind: 'receipt', eventKey: `${nativeId}:sent`, nativeId, opId, what: 'sent', at, url: url || undefined };
  }

  /** What happened to a message, where the call says all of it. */
  function toldBy(meaning: Meaning): InboundEvent | undefined {
    if (meaning.kind === 'deleted') return toldDeleted({ nativeId: meaning.nativeId, at: clock.now(), forget: true });
    if (meaning.kind !== 'hid') return undefined;
    const { nativeId, hidden, at } = meaning;
    return { kind: 'hidden-by-us', eventKey: `hid:${nativeId}:${hidden}:${at.getTime()}`, nativeId, hidden, at };
  }

  async function messageOf(
    meaning: Meaning,
    { found, me }: { found: ReadonlyMap<string, ShownChange>; me: Reader },
  ): Promise<InboundMessage | undefined> {
    if (meaning.kind === 'message') return meaning.message;
    if (meaning.kind === 'direct') return await saidInPrivate(meaning, of.ourId(me));
    return meaning.kind === 'ask' ? of.asTold(found.get(meaning.nativeId), meaning) : undefined;
  }

  /** With the name of who wrote, which Meta does not tell here; each is asked once. */
  async function saidInPrivate(
    { said }: Extract<Meaning, { kind: 'direct' }>,
    ourId: string,
  ): Promise<InboundMessage | undefined> {
    const { directs } = session;
    if (!directs) return undefined;
    const name = said.from === ourId ? undefined : await names.of(directs, said.from);
    return toDirect({ ...said, from: { id: said.from, ...name } }, directs, ourId);
  }

  async function subscribe(): Promise<void> {
    const fields = session.directs ? [...of.fields, ...of.privateFields] : of.fields;
    try {
      await session.client.post('me/subscribed_apps', { subscribed_fields: fields });
    } catch (error) {
      if (!mayNotRead(error) || !session.directs) throw error;
      log.warn({ network }, `Meta does not call us with private messages: the app lacks ${of.permission}`);
      await session.client.post('me/subscribed_apps', { subscribed_fields: of.fields });
    }
  }

  return {
    path: network,
    about: { url: parts.url, pollSeconds: of.pollSeconds },
    challenge: (query) => challengeOf(query, parts.verifyToken),
    verify: (call) => isSigned(call, parts.appSecret),
    receive,
    signedRequest: (text) => readSignedRequest(text, parts.appSecret),
    misread: () => misread.seen(),
    async register() {
      try {
        await parts.app.post(`${parts.appId}/subscriptions`, {
          object: of.object,
          callback_url: parts.url,
          verify_token: parts.verifyToken,
          fields: [...of.fields, ...of.privateFields],
          include_values: true,
        });
        await subscribe();
        session.isCalled = true;
      } catch (error) {
        session.isCalled = false;
        throw of.error(error);
      }
    },
  };
}

/** Of each answer that Meta names, or of all in that conversation until then. */
function receiptsOf({ what, participant, mids, until, at }: Extract<Meaning, { kind: 'came' }>): InboundEvent[] {
  if (mids.length === 0) {
    const nativeId = threadId(participant);
    const eventKey = `${nativeId}:${what}:${until.getTime()}`;
    return [{ kind: 'receipt', eventKey, nativeId, what, at, until: { author: participant, at: until } }];
  }
  return mids.map((mid) => {
    const nativeId = directId({ participant, mid });
    return { kind: 'receipt', eventKey: `${nativeId}:${what}`, nativeId, what, at };
  });
}

/** @throws RecadoError where it is no JSON at all */
function entriesOf(call: WebhookCall, network: string): ReturnType<typeof readEntries> {
  try {
    return readEntries(call.body);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new RecadoError('network.unexpected', {
      params: { network, status: 'JSON', detail: error.message },
      cause: error,
    });
  }
}

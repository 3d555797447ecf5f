import type { RecadoError } from '#core/errors.ts';
import type { InboundEvent, InboundMessage } from '#core/message.ts';
import { freeReads, type PaidReads, type Pulled } from '#core/ports/network.ts';
import { byId, newestOf, readCursor, withoutFuture, writeCursor, type XCursor } from './cursor.ts';
import { pullDirect, toDirectEvents } from './dm-pull.ts';
import { toRecadoError } from './errors.ts';
import type { Reader } from './message.ts';
import { waitAfter } from './pace.ts';
import { readQuotes } from './quotes.ts';
import type { XSession } from './session.ts';
import { readMentions, readOwn, type FoundPosts } from './timelines.ts';

/**
 * New mentions and our own new posts; every `sweepSeconds` also quotes of our posts that do not mention us, and the mentions
 * since the last sweep once more, because X shows some of them late. What customers wrote comes in although the rest cannot
 * be read; that rest is read from where it was, the next time.
 */
export async function pull(
  session: XSession,
  text: string | undefined,
  { signal, paid = freeReads }: { signal: AbortSignal; paid?: PaidReads | undefined },
): Promise<Pulled> {
  const now = session.clock.now();
  const me = await session.me(signal);
  const first: XCursor = {
    from: new Date(now.getTime() - session.settings.sinceHours * 3_600_000).toISOString(),
    sweptAt: now.toISOString(),
    quotes: {},
  };
  const kept = text === undefined ? undefined : readCursor(text);
  if (text !== undefined && kept === undefined)
    session.log.warn(
      { network: 'x', cursor: text.slice(0, 200) },
      'the place where the last look ended is unreadable; looking from the start',
    );
  const last = kept === undefined ? first : withoutFuture(kept, now);
  const sweep = kept !== undefined && now.getTime() - Date.parse(last.sweptAt) >= session.settings.sweepSeconds * 1000;
  let missed: RecadoError | undefined;
  async function orNothing<T>(what: string, nothing: T, read: () => Promise<T>): Promise<T> {
    try {
      return await read();
    } catch (error) {
      if (signal.aborted) throw error;
      missed ??= toRecadoError(error, `@${session.handle}`, session.clock);
      session.log.warn(
        { network: 'x', what, err: missed },
        'a part of what X has could not be read; the rest is taken in',
      );
      return nothing;
    }
  }

  const mentions = await readMentions(session, me, {
    since: sweep ? last.sweptFrom : last.mentions,
    from: last.from,
    signal,
  });
  const none: FoundPosts = { messages: [], newest: last.own, pages: 0 };
  const own = await orNothing('own posts', none, () =>
    readOwn(session, me, { since: last.own, from: last.from, signal }),
  );
  const quotes = await orNothing('quotes', { messages: [], counts: last.quotes }, async () =>
    sweep ? readQuotes(session, me, { counted: last.quotes, paid, signal }) : { messages: [], counts: last.quotes },
  );
  const direct = await orNothing('direct messages', { messages: [], newest: last.direct, rest: last.directRest }, () =>
    pullDirect(session, me, { since: last.direct, rest: last.directRest, from: last.from, signal }),
  );

  const cursor: XCursor = {
    from: last.from,
    mentions: mentions.refused ? mentions.newest : newestOf([last.mentions, mentions.newest]),
    own: own.refused ? own.newest : newestOf([last.own, own.newest]),
    direct: direct.newest,
    directRest: direct.rest,
    sweptFrom: mentions.refused ? mentions.newest : sweep ? last.mentions : last.sweptFrom,
    sweptAt: sweep ? now.toISOString() : last.sweptAt,
    quotes: quotes.counts,
  };
  return {
    events: [
      ...toEvents([...mentions.messages, ...own.messages, ...quotes.messages], me),
      ...toDirectEvents(direct.messages, me),
    ],
    cursor: writeCursor(cursor),
    waitMs: waitAfter({
      limits: session.client.limits,
      calls: mentions.pages,
      now,
      pollSeconds: session.pollSeconds(),
    }),
    missed,
  };
}

/** Oldest first, each version once; what we wrote is ours by whichever way it came. */
export function toEvents(messages: InboundMessage[], me: Reader): InboundEvent[] {
  const byVersion = new Map(messages.map((message) => [`post:${message.nativeId}:${message.version}`, message]));
  return [...byVersion]
    .toSorted(([, a], [, b]) => byId(a.currentId, b.currentId))
    .map(([eventKey, message]) => ({
      kind: message.author.nativeId === me.meId ? 'own-message' : 'message',
      eventKey,
      message,
    }));
}

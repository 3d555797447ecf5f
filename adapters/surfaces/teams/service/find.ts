import { z } from 'zod';
import type { Clock } from '#core/ports/clock.ts';
import { RecadoError } from '#core/errors.ts';
import type { Log } from '#core/ports/log.ts';
import { remember } from '#core/cached-lookup.ts';
import type { TeamsCalls } from './api.ts';
import { opIdOf } from '../drawing/card.ts';
import type { Directory } from './directory.ts';
import { failureOf } from './errors.ts';

/** Clocks of ours and of Teams may differ. */
const EARLIER_MS = 2 * 60_000;
/** The most that Graph gives in one page. */
const PAGE = 50;
const MOST_PAGES = 40;
/** So many pages with nothing written since then end the search. */
const OLD_PAGES = 3;

const Message = z.looseObject({
  id: z.string(),
  createdDateTime: z.string(),
  deletedDateTime: z.string().nullish(),
  from: z.looseObject({ application: z.looseObject({ id: z.string() }).nullish() }).nullish(),
  attachments: z.array(z.looseObject({ contentType: z.string().nullish(), content: z.string().nullish() })).default([]),
});
const Page = z.looseObject({ value: z.array(Message), '@odata.nextLink': z.string().optional() });

interface Search {
  channel: string;
  thread?: string;
  opId: string;
  since: Date;
}

export interface Finder {
  find(search: Search): Promise<{ ts: string } | undefined>;
  /** Whether the team of a channel let the app read its messages; the same consent brings us what people write without a mention. */
  mayRead(channel: string): Promise<boolean>;
}

/** Consent is given and taken back by an owner of the team, rarely. */
const CONSENT_MS = 10 * 60_000;

function isRefused(error: unknown): boolean {
  const { status } = (error instanceof RecadoError ? failureOf(error.cause) : undefined) ?? {};
  return status === 401 || status === 403;
}

function messagesOf(groupId: string, channel: string): string {
  return `/teams/${encodeURIComponent(groupId)}/channels/${encodeURIComponent(channel)}/messages`;
}

function carries(message: z.output<typeof Message>, opId: string): boolean {
  return message.attachments.some(({ content }) => {
    // A card of somebody else may be anything; ours names its operation in so many words.
    if (content == null || !content.includes(opId)) return false;
    return opIdOf(JSON.parse(content)) === opId;
  });
}

/** Looks through what was posted since then for the card that carries an operation's id. */
export function createFinder({
  api,
  directory,
  appId,
  clock,
  log,
}: {
  api: TeamsCalls;
  directory: Directory;
  appId: string;
  clock: Clock;
  log: Log;
}): Finder {
  let told = false;
  const consents = remember<boolean>({ ttlMs: CONSENT_MS, max: 500, clock });

  async function ask(groupId: string, channel: string): Promise<boolean> {
    try {
      await api.graph(`${messagesOf(groupId, channel)}?$top=1`);
      return true;
    } catch (error) {
      if (!isRefused(error)) throw error;
      return false;
    }
  }

  return {
    async mayRead(channel) {
      const { groupId } = (await directory.teamOf(channel)) ?? {};
      return groupId !== undefined && consents.get(groupId, () => ask(groupId, channel));
    },

    async find({ channel, thread, opId, since }) {
      const { groupId } = (await directory.teamOf(channel)) ?? {};
      if (groupId === undefined) return undefined;
      const from = since.getTime() - EARLIER_MS;
      const messages = messagesOf(groupId, channel);
      let next: string | undefined =
        `${thread === undefined ? messages : `${messages}/${encodeURIComponent(thread)}/replies`}?$top=${PAGE}`;
      let pages = 0;
      let old = 0;
      try {
        while (next !== undefined) {
          const page: z.output<typeof Page> = Page.parse(await api.graph(next));
          for (const message of page.value) {
            if (message.deletedDateTime == null && message.from?.application?.id === appId && carries(message, opId))
              return { ts: message.id };
          }
          pages += 1;
          // Threads that were answered last come first, so an old message may stand before a new one.
          old = page.value.some((message) => Date.parse(message.createdDateTime) >= from) ? 0 : old + 1;
          next = pages >= MOST_PAGES || old >= OLD_PAGES ? undefined : page['@odata.nextLink'];
        }
      } catch (error) {
        if (!isRefused(error)) throw error;
        if (!told)
          log.warn(
            { channel },
            'without the permission ChannelMessage.Read.Group it cannot be seen whether a lost card was posted: after a crash one may appear twice',
          );
        told = true;
      }
      return undefined;
    },
  };
}

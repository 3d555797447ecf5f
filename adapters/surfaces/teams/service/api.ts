import type { MessageActivityInput } from '@microsoft/teams.api';
import { z } from 'zod';
import type { Clock } from '#core/ports/clock.ts';
import { RecadoError } from '#core/errors.ts';
import type { Outgoing, Conversation } from '../inbound/activity.ts';
import { conversationId, inPath } from '../inbound/activity.ts';
import type { Connection } from './connect.ts';
import { toRecadoError } from './errors.ts';
import type { Effect } from './errors.ts';
import type { Kind, Limiter } from './limiter.ts';
import type { References } from './references.ts';

type At = ReturnType<Connection['at']>;

const Sent = z.looseObject({ id: z.string().min(1) });

interface Hurry {
  /** Nobody waits for it. */
  yields?: boolean | undefined;
  /** The same each time that one send is tried. */
  turn?: string | undefined;
  /** Asked when its turn has come; what it throws is thrown, and nothing is called. */
  mayStill?: (() => void) | undefined;
}

/** Teams and Graph behind their limits and with our errors. */
export interface TeamsCalls {
  send(place: Conversation, activity: Outgoing, about?: Hurry): Promise<{ ts: string }>;
  update(message: { channel: string; ts: string }, activity: Outgoing, about?: Hurry): Promise<void>;
  /** Takes a message of ours away. @throws RecadoError surface.message-gone where it is gone already */
  remove(message: { channel: string; ts: string }): Promise<void>;
  /** The personal chat with somebody; asked for twice it is the same one. */
  createChat(userId: string): Promise<{ conversation: string; serviceUrl: string }>;
  /** A look-up at the Bot Connector that serves this team, channel or chat. */
  read<T>(about: string, make: (api: At) => Promise<T>): Promise<T>;
  /** A look-up in Microsoft Graph, by a path such as /teams/... or by a whole address of the same host. */
  graph(path: string): Promise<unknown>;
}

interface TeamsApiOptions {
  connection: Connection;
  limiter: Limiter;
  references: References;
  tenantId: string;
  appId: string;
  graphUrl: string;
  clock: Clock;
}

export function createApi({
  connection,
  limiter,
  references,
  tenantId,
  appId,
  graphUrl,
  clock,
}: TeamsApiOptions): TeamsCalls {
  async function call<T>(
    kind: Kind,
    thread: string,
    { effect, channel, mayStill, ...hurry }: Hurry & { effect: Effect; channel?: string },
    make: () => Promise<T>,
  ): Promise<T> {
    const attempt = async (): Promise<T> => {
      mayStill?.();
      try {
        return await make();
      } catch (error) {
        throw toRecadoError(error, { effect, channel, now: clock.now() });
      }
    };
    return limiter.run(kind, thread, attempt, hurry);
  }

  return {
    async send(place, activity, hurry) {
      const conversation = conversationId(place);
      const api = connection.at(await references.serviceUrl(place.channel));
      const sent = await call('send', conversation, { effect: 'once', channel: place.channel, ...hurry }, () =>
        api.conversations.createActivity(inPath(conversation), toInput(activity)),
      );
      const { id } = Sent.safeParse(sent).data ?? {};
      // Taken, but split or not confirmed: without an id nothing can be drawn again.
      if (id === undefined) throw new RecadoError('surface.unknown-outcome');
      return { ts: id };
    },

    async update({ channel, ts }, activity, hurry) {
      const api = connection.at(await references.serviceUrl(channel));
      await call('send', conversationId({ channel, thread: ts }), { effect: 'repeatable', channel, ...hurry }, () =>
        api.conversations.updateActivity(inPath(channel), inPath(ts), toInput(activity)),
      );
    },

    async remove({ channel, ts }) {
      const api = connection.at(await references.serviceUrl(channel));
      await call('send', conversationId({ channel, thread: ts }), { effect: 'repeatable', channel }, () =>
        api.conversations.deleteActivity(inPath(channel), inPath(ts)),
      );
    },

    async createChat(userId) {
      const serviceUrl = await references.serviceUrl(userId);
      const api = connection.at(serviceUrl);
      const wanted = {
        isGroup: false,
        bot: { id: `28:${appId}`, role: 'bot' as const },
        members: [{ id: userId, name: '', role: 'user' as const }],
        tenantId,
        channelData: { tenant: { id: tenantId } },
      };
      const { id } = await call('send', `chat ${userId}`, { effect: 'repeatable', channel: userId }, () =>
        api.conversations.create(wanted),
      );
      return { conversation: id, serviceUrl };
    },

    async read(about, make) {
      const api = connection.at(await references.serviceUrl(about));
      return call('read', about, { effect: 'repeatable', channel: about }, () => make(api));
    },

    graph(path) {
      const url = path.startsWith('/') ? `${graphUrl}/v1.0${path}` : path;
      // The next page is named by a whole address: our token goes to no other host.
      if (new URL(url).origin !== new URL(graphUrl).origin)
        throw new RecadoError('surface.refused', { params: { error: 'graph next link' } });
      return call('read', 'graph', { effect: 'repeatable' }, async () => {
        const { data }: { data: unknown } = await connection.graph.get(url);
        return data;
      });
    },
  };
}

/** Our activities are a part of what the SDK's class describes, which it takes as plain data. */
function toInput(activity: Outgoing): MessageActivityInput {
  return activity as Partial<MessageActivityInput> as MessageActivityInput;
}

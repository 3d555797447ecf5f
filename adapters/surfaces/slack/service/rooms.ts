import { RecadoError } from '#core/errors.ts';
import type { SurfaceRooms } from '#core/ports/surface.ts';
import type { SlackApi } from './api.ts';
import type { Identity } from './connect.ts';
import { refusalOf, scopeMissing } from './errors.ts';

/** As many as one call takes. */
const INVITED_AT_ONCE = 100;
const PAGE = 200;
const IS_THERE = ['already_in_channel', 'cant_invite_self'];

/** Private channels that the app makes itself and is in from the start. */
export function createSlackRooms({
  api,
  identity,
}: {
  api: SlackApi;
  identity: () => Promise<Pick<Identity, 'userId' | 'url'>>;
}): SurfaceRooms {
  return {
    async open({ name }) {
      try {
        const { channel } = await telling(() =>
          api.call('conversations.create', (client) => client.conversations.create({ name, is_private: true })),
        );
        if (channel?.id !== undefined) return { channel: channel.id };
      } catch (error) {
        if (wordOf(error) !== 'name_taken') throw error;
      }
      const found = await ours(name);
      if (found === undefined) throw new RecadoError('surface.refused', { params: { error: 'name_taken' } });
      return { channel: found };
    },

    async invite(channel, userIds) {
      const refused: string[] = [];
      for (let from = 0; from < userIds.length; from += INVITED_AT_ONCE)
        refused.push(...(await inviteSome(channel, userIds.slice(from, from + INVITED_AT_ONCE))));
      return refused;
    },

    async archive(channel) {
      try {
        await telling(() =>
          api.call('conversations.archive', (client) => client.conversations.archive({ channel }), { channel }),
        );
      } catch (error) {
        if (!['already_archived', 'channel_not_found'].includes(wordOf(error) ?? '')) throw error;
      }
    },

    async address(channel) {
      const { url } = await identity();
      return url === undefined ? undefined : new URL(`archives/${channel}`, url).href;
    },
  };

  /** All at once; where Slack refuses one of them, one by one, so that the others come. */
  async function inviteSome(channel: string, users: readonly string[]): Promise<string[]> {
    try {
      await telling(() =>
        api.call('conversations.invite', (client) => client.conversations.invite({ channel, users: users.join(',') }), {
          channel,
        }),
      );
      return [];
    } catch (error) {
      const word = wordOf(error);
      if (!(error instanceof RecadoError) || word === undefined || error.code !== 'surface.refused') throw error;
      if (users.length === 1) return IS_THERE.includes(word) ? [] : [...users];
      const refused: string[] = [];
      for (const user of users) refused.push(...(await inviteSome(channel, [user])));
      return refused;
    }
  }

  /** The one of this name that the app made before, when a process died before it was kept. */
  async function ours(name: string): Promise<string | undefined> {
    const { userId: creator } = await identity();
    let cursor: string | undefined;
    do {
      const page = await api.call('conversations.list', (client) =>
        client.conversations.list({ types: 'private_channel', exclude_archived: true, limit: PAGE, cursor }),
      );
      const found = page.channels?.find((channel) => channel.name === name && channel.creator === creator);
      if (found?.id !== undefined) return found.id;
      cursor = page.response_metadata?.next_cursor;
    } while (cursor !== undefined && cursor !== '');
    return undefined;
  }
}

function wordOf(error: unknown): string | undefined {
  return error instanceof RecadoError ? refusalOf(error.cause) : undefined;
}

/** @throws RecadoError surface.scope-missing in place of a refusal that names no scope */
async function telling<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    const scope = error instanceof RecadoError ? scopeMissing(error.cause) : undefined;
    throw scope === undefined ? error : new RecadoError('surface.scope-missing', { params: { scope }, cause: error });
  }
}

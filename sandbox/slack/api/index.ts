import { SlackError } from '../error.ts';
import { TIER } from '../rate-limits.ts';
import { chat } from './chat.ts';
import { conversations } from './conversations.ts';
import { files } from './files.ts';
import { marks } from './marks.ts';
import type { Method } from './method.ts';
import { people } from './people.ts';
import { views } from './views.ts';

const basics: Record<string, Method> = {
  'api.test': {
    token: 'none',
    perMinute: TIER.four,
    run(_world, args) {
      const error = args.text('error');
      if (error) throw new SlackError(error, { args: args.given });
      return { args: args.given };
    },
  },
  'auth.test': {
    perMinute: TIER.special,
    run: ({ team, deps }) => ({
      url: `${deps.address()}/`,
      team: team.name,
      user: 'recado',
      team_id: team.id,
      user_id: team.botUserId,
      bot_id: team.botId,
      is_enterprise_install: false,
    }),
  },
  'apps.connections.open': {
    token: 'app',
    perMinute: TIER.three,
    run: ({ delivery }) => ({ url: delivery.hub.ticket() }),
  },
};

export const methods: Readonly<Record<string, Method>> = {
  ...basics,
  ...chat,
  ...conversations,
  ...people,
  ...views,
  ...marks,
  ...files,
};

import { createMetaPart, type MetaPartOptions } from '../meta/part.ts';
import type { SandboxDeps, SandboxPart } from '../part.ts';
import type { NetworkPart } from '../social/network.ts';
import { createNetworksPart } from '../social/networks-part.ts';
import { watch } from './hook-events.ts';
import { createReads } from './reads.ts';
import { facebookRules } from './rules.ts';
import { createShaper } from './shape.ts';
import { createWrites } from './writes.ts';

/** What Messenger takes. */
const mostDirectCharacters = 2_000;

/** The simulated Facebook alone, with its control calls under /sandbox/facebook and /sandbox/storm. */
export function createFacebookPart(deps: SandboxDeps, options: MetaPartOptions = {}): SandboxPart {
  return createNetworksPart(deps, [createFacebook(deps, options)]);
}

/** Graph under /v26.0. */
export function createFacebook(deps: SandboxDeps, options: MetaPartOptions = {}): NetworkPart {
  const { db, clock, address } = deps;
  return createMetaPart(deps, options, {
    object: 'page',
    at: '',
    edges: ['feed', 'comments', 'conversations', 'messages'],
    rules: facebookRules,
    numbering: {
      idOf: (row, page) => `${row.reply_root === null ? page.id : row.conversation}_${row.root}`,
      rootIn: (id) => /^\d{1,19}_(\d{1,19})$/.exec(id)?.[1],
    },
    most: {
      is: (text) => text.length > mostDirectCharacters,
      said: `Length of param message[text] must be less than or equal to ${mostDirectCharacters}`,
    },
    saysBack: true,
    person: (user, id) => ({ id, name: user?.name ?? '' }),
    page: ({ id, name, handle }, token) => ({ id, name, username: handle, access_token: token, category: 'Shop' }),
    watch: ({ social, tree, hooks }) => watch(social, { tree, hooks, clock, address }),
    graph({ social, tree, messenger, subscribe }) {
      const reads = createReads({
        tree,
        shaper: createShaper(social, { tree, address }),
        messenger,
        address,
        now: () => clock.now(),
        goneMetrics: options.goneMetrics ?? [],
      });
      return { reads, writes: createWrites(db, { social, tree, reads, messenger, subscribe }) };
    },
  });
}

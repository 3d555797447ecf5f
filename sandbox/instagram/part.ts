import { createMetaPart, type MetaPartOptions } from '../meta/part.ts';
import type { SandboxDeps, SandboxPart } from '../part.ts';
import type { NetworkPart } from '../social/network.ts';
import { createNetworksPart } from '../social/networks-part.ts';
import { watch } from './hook-events.ts';
import { AT } from './address.ts';
import { createReads } from './reads.ts';
import { edges, instagramRules } from './rules.ts';
import { createShaper } from './shape.ts';
import { createWrites } from './writes.ts';

/** What Instagram takes in private: bytes, not characters. */
const mostDirectBytes = 1_000;

/** The simulated Instagram alone, with its control calls under /sandbox/instagram and /sandbox/storm. */
export function createInstagramPart(deps: SandboxDeps, options: MetaPartOptions = {}): SandboxPart {
  return createNetworksPart(deps, [createInstagram(deps, options)]);
}

/** Graph under /instagram-graph/v26.0. */
export function createInstagram(deps: SandboxDeps, options: MetaPartOptions = {}): NetworkPart {
  const { clock, address } = deps;
  return createMetaPart(deps, options, {
    object: 'instagram',
    at: AT,
    edges,
    rules: instagramRules,
    numbering: { idOf: ({ root }) => root, rootIn: (id) => (/^\d{1,19}$/.test(id) ? id : undefined) },
    most: {
      is: (text) => Buffer.byteLength(text) > mostDirectBytes,
      said: `Length of param message[text] must be less than or equal to ${mostDirectBytes} bytes`,
    },
    platform: 'instagram',
    person: (user, id) => ({ id, username: user?.handle ?? '' }),
    page: ({ id, name, handle }, token) => ({
      id,
      name,
      access_token: token,
      instagram_business_account: { id, username: handle },
    }),
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
      return { reads, writes: createWrites({ social, reads, messenger, subscribe }) };
    },
  });
}

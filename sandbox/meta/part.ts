import { Router } from 'express';
import type { SandboxDeps } from '../part.ts';
import { sendMedia } from '../social/media-control.ts';
import type { NetworkPart } from '../social/network.ts';
import type { SocialRules } from '../social/rules.ts';
import { createSocial, type Social } from '../social/social.ts';
import type { DirectRow, UserRow } from '../social/tables.ts';
import { createApi, type ApiParts } from './api.ts';
import { createAuth } from './auth.ts';
import { createMessenger, type Messenger, type MessengerParts } from './directs.ts';
import { createHookControl } from './hook-control.ts';
import { createHooks, type Hooks } from './hooks.ts';
import { metaKeys } from './keys.ts';
import { createLimits, usualLimit, workspaceFactor } from './limits.ts';
import { createLoginControl } from './login-control.ts';
import { createLogin } from './login.ts';
import { createTokens } from './tokens.ts';
import { createTree, type Numbering, type Tree } from './tree.ts';

export interface MetaPartOptions {
  /** Calls of a Page in an hour; left out: Meta's own, widened for a workspace that looks every second. */
  callsPerHour?: number;
  /** Insights that Meta tells no more. */
  goneMetrics?: readonly string[];
}

interface Around {
  social: Social;
  tree: Tree;
}

interface OfNetwork extends Pick<ApiParts, 'object' | 'at' | 'edges'> {
  rules: SocialRules;
  numbering: Numbering;
  /** What it takes in private, and how it names people there. */
  most: MessengerParts['most'];
  /** As a call that brings a file names it. */
  platform?: string;
  /** Echoes say the sender's own word back. */
  saysBack?: true;
  person(user: UserRow | undefined, id: string): ReturnType<MessengerParts['person']>;
  /** A Page in the list of somebody's Pages. */
  page(account: UserRow, token: string): Record<string, unknown>;
  watch(around: Around & { hooks: Hooks }): { wroteDirect(row: DirectRow, metadata?: string): void };
  /** What Graph reads and writes there. */
  graph(around: Around & { messenger: Messenger; subscribe: Hooks['subscribe'] }): Pick<ApiParts, 'reads' | 'writes'>;
}

/** Graph, the dialog, the addresses of pictures, and Meta's calls of the app, for one of its networks. */
export function createMetaPart(deps: SandboxDeps, { callsPerHour }: MetaPartOptions, of: OfNetwork): NetworkPart {
  const { db, clock, log, address } = deps;
  const { id, name } = of.rules;
  const keys = metaKeys(deps.keys[id], []);
  const social = createSocial(deps, of.rules);
  const { users } = social;
  const tree = createTree(db, social, of.numbering);
  const hooks = createHooks(db, { id, object: of.object, secret: keys.appSecret, log });
  const { wroteDirect } = of.watch({ social, tree, hooks });
  const messenger = createMessenger(db, {
    social,
    tree,
    clock,
    address,
    wrote: wroteDirect,
    person: (who) => of.person(users.byId(who), who),
    most: of.most,
    platform: of.platform,
    saysBack: of.saysBack === true,
  });
  const tokens = createTokens(db, { app: keys.appId, clock });
  const login = createLogin({
    keys,
    tokens,
    users,
    clock,
    at: `/${id}-login`,
    shape: of.page,
  });

  const router = Router();
  router.use(login.router);
  router.use(
    createApi({
      object: of.object,
      at: of.at,
      edges: of.edges,
      social,
      clock,
      log,
      appId: keys.appId,
      who: createAuth({ keys, users, login }),
      limits: createLimits(callsPerHour ?? usualLimit * workspaceFactor, clock),
      ...of.graph({ social, tree, messenger, subscribe: hooks.subscribe }),
      hooks,
      files: { limit: '30mb', parts: ['filedata', 'source'] },
      login,
    }),
  );
  router.get(`/${id}-media/:id`, (request, response) => {
    const row = social.shelf.get(String(request.params['id']));
    if (row === undefined) response.status(404).type('text/plain').send('not found');
    else sendMedia(response, row);
  });
  return {
    social,
    router,
    control: createHookControl(hooks, { name, log }).use(createLoginControl(tokens, { name, log })),
    wroteDirect,
    close: () => hooks.close(),
  };
}

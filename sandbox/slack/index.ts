import { createControl } from './control/index.ts';
import { createHooks } from './hooks.ts';
import { createWebApi } from './web-api.ts';
import { createWorld } from './world.ts';
import type { SlackOptions } from './world.ts';
import type { SandboxDeps, SandboxPart } from '../part.ts';
import express from 'express';

/** The Slack-shaped service: Web API, Socket Mode, response addresses, and the control API that stands for Slack's own client. */
export function createSlackPart(deps: SandboxDeps, options: SlackOptions = {}): SandboxPart {
  const world = createWorld(deps, options);
  const router = express.Router();
  router.use(createWebApi(world));
  router.use(createHooks(world));
  router.use('/sandbox/slack', createControl(world));
  return {
    router,
    upgrade: (request, socket, head) => world.delivery.hub.upgrade(request, socket, head),
    close: () => world.delivery.close(),
  };
}

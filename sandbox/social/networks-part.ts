import { Router } from 'express';
import type { SandboxDeps, SandboxPart } from '../part.ts';
import { createControl } from './control.ts';
import type { NetworkPart } from './network.ts';
import { createPlayer } from './play.ts';
import { createStorm } from './storm.ts';

/** The simulated networks as one part: their wire protocols, their control calls, and what plays on all of them. */
export function createNetworksPart({ db, log, welcome }: SandboxDeps, opened: readonly NetworkPart[]): SandboxPart {
  const networks = opened.map(({ social }) => social);
  // Storms are public.
  const open = networks.filter(({ rules }) => rules.onlyPrivate !== true);
  const player = createPlayer({ db, networks: opened, log });
  const storm = createStorm({ db, networks: open, log });
  if (welcome) player.welcome();
  const router = Router();
  for (const { social, router: wire, control, wroteDirect = () => undefined } of opened) {
    const at = `/sandbox/${social.rules.id}`;
    router.use(wire);
    if (control) router.use(at, control);
    router.use(at, createControl({ social, player, log, wroteDirect }));
  }
  router.use('/sandbox', storm.router);
  return {
    router,
    shows: networks.map(({ rules: { id, name, postPath, messagesPath, onlyPrivate, byName } }) => ({
      id,
      name,
      postPath,
      messagesPath,
      onlyPrivate,
      byName,
    })),
    close: () => {
      player.stop();
      storm.stop();
      for (const { social, close } of opened) {
        social.faults.close();
        close?.();
      }
    },
  };
}

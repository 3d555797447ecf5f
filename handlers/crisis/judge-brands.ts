import { binOf, judge } from '#core/crisis/judge.ts';
import { crisisSettings } from '#core/crisis/settings.ts';
import { managerChannels } from '../alerts/manager-channels.ts';
import { whoHas } from './look.ts';
import type { Services } from '../context.ts';

/** What was committed by another process a moment ago belongs to the five minutes that are just over. */
const LAST_MS = 5_000;

type Judging = Pick<Services, 'store' | 'config' | 'clock' | 'log' | 'surfaces'>;

/** Looks at what was counted of every brand since the last time, and has managers told what is odd. */
export async function judgeBrands(services: Judging): Promise<void> {
  const { store, config, clock, log } = services;
  const places = managerChannels(services, { urgent: false });
  const settings = crisisSettings(config);
  const { bursts, negatives, silence, spread } = config.crisis.watch;
  const watched = { bursts, negatives, silence, spread: spread ? config.crisis.spread : null };
  for (const brand of Object.keys(config.brands)) {
    for (let more = true; more;) {
      const now = clock.now();
      const until = binOf(new Date(now.getTime() - LAST_MS));
      const judged = await store.crisis.judge({ brand, until, now, places }, (known) =>
        judge({ brand, now, settings, watched, ...known }),
      );
      for (const { id, kind, level, clearedAt } of judged?.changed ?? [])
        log.info({ incident: id, brand, kind, level, over: clearedAt !== null }, 'an incident changed');
      if (judged && judged.changed.length > 0) await store.homes.changed(whoHas(services, 'manage'));
      more = judged?.more === true;
      // Whoever presses a button meanwhile is served first.
      if (more) await new Promise((resolve) => setImmediate(resolve));
    }
  }
}

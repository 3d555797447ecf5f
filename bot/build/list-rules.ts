import { nameOnSurface } from '#core/channels.ts';
import type { Config } from '#core/config/config.ts';
import { limitsFor } from '#core/ticket/wip-limits.ts';
import { createTimeRules, type TimeRules } from '#core/hours/rules.ts';
import { createRatingRules } from '#core/rating/ask.ts';
import { createStandsOut } from '#core/floods/stands-out.ts';
import { createFloodWatch } from '#core/floods/watch.ts';
import type { FloodRules, ListRules } from '../../store/index.ts';

/** Keys of the channels that have a queue message, on any surface or on one. */
export function queueChannels(config: Config, surface?: string): string[] {
  return Object.entries(config.channels).flatMap(([key, { queue }]) =>
    queue === false || (surface !== undefined && nameOnSurface(config, surface, key) === undefined) ? [] : [key],
  );
}

/** What the store must know of the configuration to keep lists drawn, limits held and time counted. */
export function listRules(
  config: Config,
  time: TimeRules = createTimeRules(config),
  { unwanted }: Pick<FloodRules, 'unwanted'> = {},
): ListRules {
  return {
    channels: new Set(queueChannels(config)),
    limitsOf: (about) => limitsFor(config, about),
    time,
    speaks: mayBeSaid(config, time),
    asksAfter: mayBeAsked(config),
    handsOver: goesOn(config, time),
    floods:
      config.floods === false
        ? undefined
        : { watch: createFloodWatch(config.floods), standsOut: createStandsOut(config), unwanted },
  };
}

/** Whether a rule may have something to say of a conversation; undefined where none ever has. */
function mayBeSaid(config: Config, time: TimeRules): ListRules['speaks'] {
  if (config.automatic.length === 0 && config.service.every(({ acknowledge }) => acknowledge === undefined))
    return undefined;
  return (ticket) => config.automatic.length > 0 || time.serviceOf(ticket).config?.acknowledge !== undefined;
}

function mayBeAsked(config: Config): ListRules['asksAfter'] {
  if (config.rating.length === 0) return undefined;
  const ruleFor = createRatingRules(config);
  return (ticket) => {
    const rule = ruleFor(ticket);
    return rule && rule.afterMinutes * 60_000;
  };
}

function goesOn(config: Config, time: TimeRules): ListRules['handsOver'] {
  if (config.service.every(({ handOver }) => handOver === undefined)) return undefined;
  return (ticket, at) => {
    const { rule, hours, config: service } = time.serviceOf(ticket);
    return service?.handOver !== undefined && !hours.isOpen(at) ? rule : null;
  };
}

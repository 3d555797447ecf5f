import type { Config } from '#core/config.ts';
import { limitsFor } from '#core/limits.ts';
import type { BoardRules } from '../store/index.ts';

/** Keys of the channels that have a queue message. */
export function queueChannels(config: Config): string[] {
  return Object.entries(config.channels).flatMap(([key, { queue }]) => (queue === false ? [] : [key]));
}

/** What the store must know of the configuration to keep lists drawn and limits held. */
export function boardRules(config: Config): BoardRules {
  return { channels: new Set(queueChannels(config)), limitsOf: (about) => limitsFor(config, about) };
}

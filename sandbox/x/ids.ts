import type { Clock } from '#core/ports/clock.ts';
import { createIds, snowflakes } from '../social/ids.ts';

/** From 4 November 2010 on X's ids carry the time: 41 bits of milliseconds above 22 of counting. */
export const xIds = snowflakes({ epochMs: 1_288_834_974_657, bits: 22, digits: 19 });

/** The lowest id of a moment. */
export const idAt = (ms: number): string => xIds.at(ms);

export const createXIds = (clock: Clock): (() => string) => createIds(clock, xIds, undefined);
